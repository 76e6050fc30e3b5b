import { z } from 'zod';
import { readThisNetwork } from '@/lib/accounts/this-device.server';
import { blankFile } from '@/lib/pack/blank-file.server';
import { readChoice } from '@/lib/pack/choice';
import { FILE_KINDS } from '@/lib/pack/make-files';
import { readMyPack } from '@/lib/pack/my-pack.server';
import { MOST_CALLS } from '@/lib/pack/pack-call';
import { packLimits } from '@/lib/pack/pack-limit.server';
import { systemClock } from '@/lib/platform/clock';
import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/platform/locale';
import { readForm } from '../read-form';

export const dynamic = 'force-dynamic';

const fileKind = z.enum(FILE_KINDS);

/** `POST /me/pack/file`: one file of the visitor's own calls with blanks for what only he knows. Without calls: back to the page. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale: asked } = await params;
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE;
  const back = (query: string) =>
    new Response(null, { status: 303, headers: { Location: `${localePath(locale, '/me/pack')}${query}` } });
  const form = await readForm(request);
  const kind = fileKind.safeParse(form?.get('file'));
  if (!form || !kind.success) return back('');
  if (!packLimits().packFiles.consume(await readThisNetwork()).ok) return back('?limited=1');
  const pack = await readMyPack(readChoice(form, true, MOST_CALLS), systemClock());
  if (!pack) return back('?nothing=1');
  const { name, type, bytes } = await blankFile(kind.data, pack, locale);
  const headers = {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="wurao-pack.${name.split('.').at(-1)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  };
  return new Response(new Uint8Array(bytes), { headers });
}
