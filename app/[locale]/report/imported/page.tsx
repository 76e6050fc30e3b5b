import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { type Locale, localePath } from '@/lib/platform/locale';

type PageInput = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('import');
  return { title: t('script.done.title'), robots: { index: false } };
}

const PARTS = ['counted', 'there', 'refused', 'later'] as const;
const RECEIPT = /^[0-9A-Z]{16}$/;

/** What became of calls that were sent without script. */
export default async function ImportedPage({ searchParams }: PageInput) {
  const t = await getTranslations('import');
  const locale = (await getLocale()) as Locale;
  const query = await searchParams;
  const count = (part: string): number => Math.min(60, Number(/^\d{1,2}$/.exec(String(query[part] ?? ''))?.[0] ?? 0));
  const receipt = RECEIPT.exec(String(query.receipt ?? ''))?.[0];
  return (
    <PageShell title={t('script.done.title')}>
      <ul className="max-w-line space-y-1 text-lg">
        {PARTS.filter((part) => part === 'counted' || count(part) > 0).map((part) => (
          <li key={part}>{t(`imported.${part}`, { count: count(part) })}</li>
        ))}
      </ul>
      <p className="mt-8 flex flex-wrap gap-x-8">
        {receipt ? (
          <a
            href={localePath(locale, `/report/receipt/${receipt}`)}
            className="inline-flex min-h-11 items-center font-semibold"
          >
            {t('imported.receipt')}
          </a>
        ) : null}
        <a href={localePath(locale, '/me')} className="inline-flex min-h-11 items-center">
          {t('script.done.me')}
        </a>
        <a href={localePath(locale, '/report/import')} className="inline-flex min-h-11 items-center">
          {t('script.done.more')}
        </a>
      </p>
    </PageShell>
  );
}
