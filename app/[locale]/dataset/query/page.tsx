import type { Metadata } from 'next';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import { fileSize } from '@/components/dataset/file-size';
import { QueryDesk } from '@/components/dataset/query/query-desk';
import { QueryTables } from '@/components/dataset/query/query-tables';
import type { QueryWords } from '@/components/dataset/query/query-words';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Section } from '@/components/layout/section';
import { monthName } from '@/lib/dataset/describe/say';
import { queryEngine } from '@/lib/dataset/query/query-engine.server';
import { queryExamples } from '@/lib/dataset/query/query-examples';
import type { QueryTable } from '@/lib/dataset/query/query-table';
import type { Manifest } from '@/lib/dataset/release/manifest';
import { listPublished } from '@/lib/dataset/release/read-published.server';
import { releaseTable } from '@/lib/dataset/release/release-tables';
import { type Locale, localePath } from '@/lib/platform/locale';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('query');
  return { title: t('title') };
}

type QueryInput = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Query({ searchParams }: QueryInput) {
  const t = await getTranslations('query');
  const locale = (await getLocale()) as Locale;
  const published = await listPublished();
  const wanted = [(await searchParams).month].flat()[0];
  const asked = published.find(({ month }) => month === wanted) ?? published[0];
  const dataset = localePath(locale, '/dataset');
  if (!asked)
    return (
      <PageShell title={t('title')} lead={t('none.body')}>
        <p>
          <a href={dataset}>{t('download')}</a>
        </p>
      </PageShell>
    );
  const engine = await queryEngine();
  const tables = queryTables(asked.manifest);
  const examples = queryExamples(locale, tables).map(({ key, sql }) => ({ title: t(`examples.${key}`), sql }));
  const cost = { path: engine.path, bytes: engine.br.length };
  return (
    <PageShell title={t('title')} lead={t('lead', { month: monthName(asked.month, locale) })}>
      <Section id="ask" title={t('ask')}>
        <p className="without-script max-w-line border-l-4 border-ink pl-4">
          {t('noScript')} <a href={dataset}>{t('download')}</a>
        </p>
        {published.length > 1 ? (
          <nav aria-label={t('months')} className="mb-6 flex flex-wrap items-baseline gap-x-5 text-sm">
            <span className="text-muted">{t('months')}</span>
            {published.map(({ month }) => (
              <a
                key={month}
                href={localePath(
                  locale,
                  month === published[0]?.month ? '/dataset/query' : `/dataset/query?month=${month}`,
                )}
                aria-current={month === asked.month ? 'page' : undefined}
                className="inline-flex min-h-11 items-center aria-[current=page]:font-semibold aria-[current=page]:no-underline"
              >
                {monthName(month, locale)}
              </a>
            ))}
          </nav>
        ) : null}
        <QueryDesk words={await deskWords()} tables={tables} examples={examples} engine={cost} />
      </Section>
      <Section id="tables" title={t('tables.title')}>
        <Paragraphs texts={[t('tables.intro')]} />
        <QueryTables tables={tables} />
      </Section>
      <Section id="how" title={t('how.title')}>
        <Paragraphs texts={[t('how.p1', { size: fileSize(cost.bytes) }), t('how.p2')]} />
        <p className="mt-6">
          <a href={dataset}>{t('download')}</a>
        </p>
      </Section>
    </PageShell>
  );
}

const queryTables = ({ month, tables }: Manifest): QueryTable[] =>
  tables.map(({ name, rows, files: { ndjson } }) => ({
    name,
    rows,
    columns: releaseTable(name).columns.map((column) => ({ name: column.name, type: column.type })),
    path: `/dataset/${month}/${ndjson.name}`,
    bytes: ndjson.bytes,
  }));

async function deskWords(): Promise<QueryWords> {
  const { query } = (await getMessages()) as { query: { desk: QueryWords } };
  return query.desk;
}
