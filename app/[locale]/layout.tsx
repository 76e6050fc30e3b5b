import '../globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SiteFooter } from '@/components/layout/site-footer';
import { SiteHeader } from '@/components/layout/site-header';
import { SyntheticBanner } from '@/components/layout/synthetic-banner';
import { ThumbReportBar } from '@/components/layout/thumb-report-bar';
import { isLocale, LOCALES, type Locale, localePath } from '@/lib/platform/locale';

export const dynamic = 'force-dynamic';

type LayoutInput = { params: Promise<{ locale: string }>; children: ReactNode };

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfbf9' },
    { media: '(prefers-color-scheme: dark)', color: '#131110' },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('layout');
  const locale = (await getLocale()) as Locale;
  const path = await publicPath();
  return {
    title: { default: t('title'), template: `%s · ${t('name')}` },
    description: t('description'),
    formatDetection: { telephone: false },
    manifest: localePath(locale, '/manifest.webmanifest'),
    icons: { apple: '/icons/apple-touch-icon.png' },
    appleWebApp: { capable: true, title: t('name'), statusBarStyle: 'default' },
    ...languageAlternates(path, process.env.ORIGIN),
  };
}

export default async function SiteLayout({ params, children }: LayoutInput) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('layout');
  const path = await publicPath();
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        {/* Before the first paint, so that a chosen theme does not flash; inline code is refused by the CSP. */}
        <script src="/theme.js" />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a href="#content" className="sr-only focus:not-sr-only focus:px-4 focus:py-3">
          {t('skip')}
        </a>
        {process.env.DATASET === 'synthetic' ? <SyntheticBanner locale={locale} /> : null}
        <SiteHeader locale={locale} path={path} />
        <main id="content" className="grow">
          {children}
        </main>
        <SiteFooter locale={locale} />
        <ThumbReportBar locale={locale} path={path} />
      </body>
    </html>
  );
}

/** The front server states the public path, without its language, in this header and overwrites what a client sends. */
async function publicPath(): Promise<string> {
  const stated = (await headers()).get('x-wurao-path') ?? '/';
  return /^\/(?!\/)/.test(stated) ? stated : '/';
}

function languageAlternates(pathAndQuery: string, origin: string | undefined): Metadata {
  if (!origin) return {};
  const path = pathAndQuery.split('?')[0] ?? '/';
  const languages = Object.fromEntries(LOCALES.map((locale) => [locale, localePath(locale, path)]));
  return { metadataBase: new URL(origin), alternates: { languages: { ...languages, 'x-default': path } } };
}
