import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { RunTable } from '@/components/ranking/run-table';
import { type Locale, localePath } from '@/lib/platform/locale';
import { readRuns } from '@/lib/ranking/run/read-runs.server';

type RunsInput = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const LIMIT = 60;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('runs');
  return { title: t('title'), description: t('description') };
}

export default async function Runs({ searchParams }: RunsInput) {
  const t = await getTranslations('runs');
  const locale = (await getLocale()) as Locale;
  const before = [(await searchParams).before].flat()[0] ?? '';
  const runs = await readRuns(LIMIT, /^\d{1,18}$/.test(before) ? before : null);
  const last = runs.length === LIMIT ? runs.at(-1) : undefined;
  const link = 'inline-flex min-h-11 items-center';
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      {runs.length === 0 ? <p className="max-w-line py-8">{t('none')}</p> : <RunTable runs={runs} locale={locale} />}
      <p className="no-print mt-6 flex flex-wrap gap-x-8 text-sm">
        {last ? (
          <a href={localePath(locale, `/rankings/runs?before=${last.id}`)} className={link}>
            {t('earlier')}
          </a>
        ) : null}
        <a href="/api/v1/rankings/runs" className={link}>
          {t('json')}
        </a>
      </p>
    </PageShell>
  );
}
