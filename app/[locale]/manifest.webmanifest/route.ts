import { getTranslations } from 'next-intl/server';
import { type Locale, localePath } from '@/lib/platform/locale';

export const dynamic = 'force-dynamic';

const ICONS = [
  { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
];
const SHARED_TYPES = [
  'image/*',
  'text/plain',
  'text/csv',
  'text/xml',
  'application/xml',
  '.xml',
  '.csv',
  '.xls',
  '.xlsx',
];

/** What the site is called on a home screen, and what other apps may share with it. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: Locale }> }): Promise<Response> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'layout' });
  const manifest = {
    id: localePath(locale, '/report'),
    name: t('appName'),
    short_name: t('name'),
    description: t('description'),
    lang: locale,
    start_url: localePath(locale, '/report'),
    scope: '/',
    display: 'standalone',
    background_color: '#fcfbf9',
    theme_color: '#fcfbf9',
    icons: ICONS,
    shortcuts: [
      { name: t('report'), url: localePath(locale, '/report') },
      { name: t('importCalls'), url: localePath(locale, '/report/import') },
      { name: t('footer.me'), url: localePath(locale, '/me') },
    ],
    share_target: {
      action: localePath(locale, '/report/share'),
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { title: 'title', text: 'text', url: 'url', files: [{ name: 'files', accept: SHARED_TYPES }] },
    },
  };
  return Response.json(manifest, { headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' } });
}
