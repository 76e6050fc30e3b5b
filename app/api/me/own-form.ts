import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';

const MOST_BYTES = 10_000;

/** A small form of one of this site's own pages. `own`: it was sent from there; another site's form is taken for empty. */
export interface OwnForm {
  readonly locale: Locale;
  readonly own: boolean;
  readonly fields: ReadonlyMap<string, string>;
}

/** Reads such a form. */
export async function readOwnForm(request: Request): Promise<OwnForm> {
  const nothing: OwnForm = { locale: DEFAULT_LOCALE, own: false, fields: new Map() };
  const small = Number(request.headers.get('content-length') ?? MOST_BYTES + 1) <= MOST_BYTES;
  const urlEncoded = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  if (!small || !urlEncoded) return nothing;
  const fields = new Map(new URLSearchParams(await request.text()));
  const locale = fields.get('locale') ?? '';
  return { locale: isLocale(locale) ? locale : DEFAULT_LOCALE, own: isSameOrigin(request), fields };
}

/** Browsers say where a POST comes from; the cookies that name a driver are `SameSite=Lax` besides. */
function isSameOrigin({ headers }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  return origin === null || origin === settings().ORIGIN;
}

/** Leads to another page after a form was taken. */
export const seeOther = (location: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store', ...headers } });
