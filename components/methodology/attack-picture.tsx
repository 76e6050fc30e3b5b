import { useTranslations } from 'next-intl';
import { percentOnAxis } from '@/components/charts/log-axis';
import { TARGET } from '@/lib/ranking/explain/attack-world';
import type { SteppedRow } from '@/lib/ranking/explain/stored-steps';

const ROW = 30;
const LEFT = 20;
const ROOM = 62;
const AXIS = 76;
const TICKS = [0.5, 1, 2, 4] as const;

const percent = (value: number): string => `${value.toFixed(1)}%`;
const middle = (place: number): number => place * ROW + ROW / 2;

/** Companies by bare counts, most first. Decoration: the sentence and the table tell the figures. */
export function CountsPicture({ rows }: { rows: readonly SteppedRow[] }) {
  const t = useTranslations('methodology.attack');
  const ordered = [...rows].sort((a, b) => b.calls - a.calls);
  const most = ordered[0]?.calls ?? 1;
  return (
    <figure>
      <figcaption className="mb-1 font-semibold">{t('byCalls')}</figcaption>
      <svg aria-hidden="true" width="100%" height={ROW * rows.length} className="block text-sm">
        {ordered.map(({ id, calls }, place) => (
          <g key={id} className={toneOf(id)}>
            <text y={middle(place) + 5}>{t(`companies.${id as 'a'}`)}</text>
            <rect x={percent(LEFT)} y={middle(place) - 6} width={percent((ROOM * calls) / most)} height="12" />
            <text x={percent(LEFT + (ROOM * calls) / most)} dx="6" y={middle(place) + 5}>
              {calls}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** Companies by index with their intervals on the axis of the ranking, highest first. */
export function IndexPicture({ rows }: { rows: readonly SteppedRow[] }) {
  const t = useTranslations('methodology.attack');
  const at = (index: number) => percent(LEFT + (AXIS * percentOnAxis(index)) / 100);
  return (
    <figure>
      <figcaption className="mb-1 font-semibold">{t('byIndex')}</figcaption>
      <svg aria-hidden="true" width="100%" height={ROW * rows.length + 20} className="block overflow-visible text-sm">
        <line x1={at(1)} x2={at(1)} y2={ROW * rows.length} className="stroke-muted" strokeOpacity="0.6" />
        {TICKS.map((tick) => (
          <text key={tick} x={at(tick)} y={ROW * rows.length + 16} textAnchor="middle" className="fill-muted text-xs">
            {tick === 1 ? '1.00' : tick}
          </text>
        ))}
        {rows.map(({ id, index, low, high }, place) => (
          <g key={id} className={toneOf(id)}>
            <text y={middle(place) + 5}>{t(`companies.${id as 'a'}`)}</text>
            <line
              x1={at(low)}
              x2={at(high)}
              y1={middle(place)}
              y2={middle(place)}
              strokeWidth="2"
              stroke="currentColor"
            />
            <circle cx={at(index)} cy={middle(place)} r="5" />
          </g>
        ))}
      </svg>
    </figure>
  );
}

const toneOf = (id: string): string => (id === TARGET ? 'fill-ink font-semibold text-ink' : 'fill-muted text-muted');
