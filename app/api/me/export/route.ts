import { Readable } from 'node:stream';
import { getTranslations } from 'next-intl/server';
import { exportMyData } from '@/lib/accounts/my-export.server';
import { chinaDate } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { localePath } from '@/lib/platform/locale';
import { readOwnForm, seeOther } from '../own-form';

/** Everything that is stored about the visitor, as a ZIP that is made while it is sent. */
export async function POST(request: Request): Promise<Response> {
  const { locale, own } = await readOwnForm(request);
  const page = localePath(locale, '/me/data');
  if (!own) return seeOther(page);
  const now = systemClock();
  const t = await getTranslations({ locale, namespace: 'my-data' });
  const made = await exportMyData({ readme: t('readme', { date: chinaDate(now) }), lost: t('lost') }, now);
  if (!made.ok) return seeOther(`${page}?problem=${made.error}`);
  return new Response(Readable.toWeb(Readable.from(made.value)) as unknown as BodyInit, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="wurao-${chinaDate(now)}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
