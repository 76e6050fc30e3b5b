import { useLocale, useTranslations } from 'next-intl';
import { rankText } from '@/components/ranking/lead-finding';
import { fromChinaLocal } from '@/lib/platform/china-time';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import { rankBars } from '@/lib/ranking/rank-bars';

/** A company's row in the run of one day; `companies` had a position in it. */
export type RunOfDay = {
  readonly id: string;
  readonly day: string;
  readonly method: string;
  readonly companies: number;
  readonly row: ShownRankingRow;
};

// Neighbouring days must not show a seam.
const OVERLAP = 0.1;
const noon = (day: string): Date => fromChinaLocal(`${day}T12:00`) ?? new Date(day);

/** The range of ranks day by day, drawn and as a table; `runs` oldest first. */
export function RankThroughTime({ runs, name }: { runs: readonly RunOfDay[]; name: string }) {
  const t = useTranslations('insurers.ranks');
  const shown = runs.filter(({ row }) => row.rankLow !== null);
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last || shown.length === 0) return <p className="max-w-line text-muted">{t('none', { name })}</p>;
  const companies = Math.max(...runs.map((run) => Math.max(run.companies, run.row.rankHigh ?? 1)));
  return (
    <figure>
      <figcaption className="mb-4 max-w-line text-sm text-muted">
        {shown.length > 1 ? t('reading', { name }) : t('oneDay', { day: noon(first.day) })}
      </figcaption>
      {shown.length > 1 ? (
        <Drawing
          runs={runs}
          companies={companies}
          from={t('day', { day: noon(first.day) })}
          to={t('day', { day: noon(last.day) })}
        />
      ) : null}
      <details open={shown.length < 4} className="mt-4 border-b border-rule">
        <summary className="min-h-11 cursor-pointer py-2.5 text-sm">{t('table', { count: shown.length })}</summary>
        <DayTable runs={[...shown].reverse()} />
      </details>
    </figure>
  );
}

type DrawingInput = { runs: readonly RunOfDay[]; companies: number; from: string; to: string };

function Drawing({ runs, companies, from, to }: DrawingInput) {
  const t = useTranslations('insurers.ranks');
  const days = runs.map(({ day, method, row: { rankLow, rankHigh } }) => ({ day, method, rankLow, rankHigh }));
  const { bars, changes } = rankBars(days, companies);
  const percent = (value: number) => `${value.toFixed(2)}%`;
  return (
    <div aria-hidden="true" className="grid grid-cols-[auto_1fr] gap-x-3 text-xs text-muted">
      <div className="flex flex-col justify-between text-right">
        <span>{t('place', { rank: 1 })}</span>
        <span>{t('place', { rank: companies })}</span>
      </div>
      <svg aria-hidden="true" width="100%" height="220" className="block border-y border-rule">
        <line x1="0" x2="100%" y1="50%" y2="50%" className="stroke-rule" />
        {bars.map(({ day, x, width, y, height }) => (
          <rect
            key={day}
            x={percent(x)}
            y={percent(y)}
            width={percent(width + OVERLAP)}
            height={percent(height)}
            className="fill-muted"
          />
        ))}
        {changes.map(({ x, method }) => (
          <g key={method}>
            <line x1={percent(x)} x2={percent(x)} y2="100%" className="stroke-ink" strokeDasharray="2 3" />
            <text x={percent(x)} dx="6" y="214" className="fill-ink stroke-paper stroke-4 text-xs [paint-order:stroke]">
              {t('method', { method })}
            </text>
          </g>
        ))}
      </svg>
      <div className="col-start-2 flex justify-between pt-1">
        <span>{from}</span>
        <span>{to}</span>
      </div>
    </div>
  );
}

function DayTable({ runs }: { runs: readonly RunOfDay[] }) {
  const t = useTranslations('insurers.ranks');
  const ranks = useTranslations('home.finding');
  const locale = useLocale() as Locale;
  return (
    <table className="w-full text-left text-sm">
      <thead className="text-muted">
        <tr>
          {(['day', 'rank', 'index', 'method'] as const).map((column) => (
            <th key={column} scope="col" className={`py-2 font-normal ${column === 'day' ? '' : 'pl-3 text-right'}`}>
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map(({ id, day, method, row }) => (
          <tr key={id} className="border-t border-rule">
            <th scope="row" className="font-normal whitespace-nowrap">
              <a href={localePath(locale, `/rankings/runs/${id}`)} className="inline-flex min-h-11 items-center">
                {t('short', { day: noon(day) })}
              </a>
            </th>
            <td className="pl-3 text-right whitespace-nowrap">{rankText(ranks, row)}</td>
            <td className="pl-3 text-right">
              {t('index', { index: row.index ?? 0, low: row.low ?? 0, high: row.high ?? 0 })}
            </td>
            <td className="pl-3 text-right">{method}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
