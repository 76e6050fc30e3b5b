import { useLocale, useTranslations } from 'next-intl';
import { insurerPath } from '@/components/ranking/forest-rows';
import { insurerById } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import { type Places, placesByRate, ranksByCount } from '@/lib/regulator/complaint-ranks';
import type { RegulatorTable } from '@/lib/regulator/complaint-tables';

type Line = ReturnType<typeof linesOf>[number];
type RegulatorInput = { table: RegulatorTable; rows: ReadonlyMap<string, ShownRankingRow>; first?: number };

const linesOf = ({ lines }: RegulatorTable) => placesByRate(ranksByCount(lines));

/** A table of the regulator, ranked as it ranked, with the rank of each company in our ranking (`rows`, by id) beside it. */
export function RegulatorRanks({ table, rows, first = Infinity }: RegulatorInput) {
  const t = useTranslations('methodology.regulator');
  const lines = linesOf(table);
  const rest = lines.slice(first);
  const rated = lines.filter(({ rate }) => rate !== null).length > lines.length / 2;
  return (
    <>
      <Ranks lines={lines.slice(0, first)} rows={rows} rated={rated} />
      {rest.length === 0 ? null : (
        <details>
          <summary className="min-h-11 cursor-pointer py-2.5 text-sm">{t('more', { count: rest.length })}</summary>
          <Ranks lines={rest} rows={rows} rated={rated} />
        </details>
      )}
      <p className="mt-2 text-xs text-muted">
        {t('source')}{' '}
        <a href={table.url} className="inline-block py-1 break-all">
          {table.url}
        </a>
      </p>
    </>
  );
}

type RanksInput = { lines: readonly Line[]; rows: RegulatorInput['rows']; rated: boolean };

function Ranks({ lines, rows, rated }: RanksInput) {
  const t = useTranslations('methodology.regulator');
  const head = 'py-2 pl-3 text-right align-bottom font-normal';
  return (
    <table className="w-full border-b border-rule text-left text-sm">
      <thead className="border-b border-ink text-muted">
        <tr>
          <th scope="col" className="py-2 align-bottom font-normal">
            {t('columns.insurer')}
          </th>
          <th scope="col" className={head}>
            {t('columns.count')}
          </th>
          {rated ? (
            <th scope="col" className={head}>
              {t('columns.rate')}
            </th>
          ) : null}
          <th scope="col" className={head}>
            {t('columns.ours')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.name} className="border-t border-rule align-baseline">
            <th scope="row" className="py-2 font-normal">
              <Company line={line} />
            </th>
            <td className="py-2 pl-3 text-right">
              <Ranked rank={String(line.rank)} figure={t('count', { value: line.count })} />
            </td>
            {rated ? (
              <td className="py-2 pl-3 text-right">
                {line.rate === null || line.places === null ? (
                  '—'
                ) : (
                  <Ranked rank={placesText(line.places)} figure={line.rate.toFixed(2)} />
                )}
              </td>
            ) : null}
            <td className="py-2 pl-3 text-right">
              <Ours row={rows.get(insurerById(line.insurerId ?? '')?.currentId ?? '')} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const placesText = ({ first, last }: Places): string => (first === last ? String(first) : `${first}–${last}`);

function Company({ line: { name, insurerId } }: { line: Line }) {
  const locale = useLocale() as Locale;
  const insurer = insurerId === null ? undefined : insurerById(insurerId);
  const printed = locale === 'en' ? (insurer?.nameEn ?? name) : name;
  return insurer ? <a href={insurerPath(insurer.id, locale)}>{printed}</a> : <span lang="zh-CN">{printed}</span>;
}

function Ranked({ rank, figure }: { rank: string; figure: string }) {
  return (
    <>
      <span className="whitespace-nowrap">{rank}</span>
      <span className="block text-xs text-muted">{figure}</span>
    </>
  );
}

function Ours({ row }: { row: ShownRankingRow | undefined }) {
  const t = useTranslations('methodology.regulator');
  if (!row || row.rankLow === null || row.rankHigh === null || row.index === null) return '—';
  const rank = placesText({ first: row.rankLow, last: row.rankHigh });
  return <Ranked rank={rank} figure={t('index', { value: row.index })} />;
}
