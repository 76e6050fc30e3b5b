import { useFormatter, useTranslations } from 'next-intl';
import { type Drawing, Drawn, Hatch, rectangle } from '@/components/heatmap/drawing';
import { HeatTable } from '@/components/heatmap/heat-table';
import { weekStart } from '@/lib/platform/china-time';
import { chinaDay } from '@/lib/platform/day-number';
import type { RecordWeek } from '@/lib/record/quiet-weeks';
import { dayWords } from './day-words';
import { type RecordAction, StatementButton } from './statement-button';

type PartInput = { weeks: readonly RecordWeek[]; open: readonly number[]; checkIn: RecordAction };

/** The weeks of a record: with calls, without, and those of which nothing is known; the last of these may still be told. */
export function QuietWeeksPart({ weeks, open, checkIn }: PartInput) {
  const t = useTranslations('record.weeks');
  const format = useFormatter();
  const words = useWeekWords();
  const count = (state: RecordWeek['state']) => weeks.filter((week) => week.state === state).length;
  const summary = t('summary', {
    ...{ weeks: weeks.length, called: count('called'), quiet: count('quiet'), untold: count('untold') },
  });
  const rows = weeks.map(({ week, calls, state }) => {
    const { from, to } = words(week);
    const said = state === 'called' ? t('called', { count: calls }) : t(state);
    return { key: String(week), cells: [t('week', { from, to }), said] };
  });
  return (
    <>
      <p className="mb-6 max-w-line text-sm text-muted">{t('lead')}</p>
      {open.length > 0 ? (
        <div className="mb-8">
          <p className="mb-3">{t('open')}</p>
          <div className="flex flex-wrap gap-3">
            {open.map((week) => (
              <StatementButton
                key={week}
                action={checkIn}
                fields={{ week: String(week) }}
                label={t('check', words(week))}
              />
            ))}
          </div>
        </div>
      ) : null}
      {weeks.length > 0 ? (
        <figure>
          <Drawn drawing={drawWeeks(weeks)} label={summary} className="max-w-[36rem]" />
          <figcaption className="mt-3 max-w-line text-sm text-muted">{summary}</figcaption>
          <Drawn
            drawing={drawKey([t('legendCalled'), t('legendQuiet'), t('legendUntold')])}
            label={`${t('legendCalled')}, ${t('legendQuiet')}, ${t('legendUntold')}`}
            className="mt-3 max-w-[26rem]"
          />
          <details className="mt-3 max-w-line">
            <summary className="min-h-11 cursor-pointer py-2.5">{t('table')}</summary>
            <HeatTable table={{ head: [t('weekHead'), t('state')], rows }} label={format.list([t('title')])} />
          </details>
        </figure>
      ) : null}
    </>
  );
}

/** First and last day of a week as words. */
export function useWeekWords(): (week: number) => { from: string; to: string } {
  const format = useFormatter();
  return (week) => {
    const monday = chinaDay(weekStart(week));
    return { from: dayWords(format, monday, false), to: dayWords(format, monday + 6, false) };
  };
}

const CELL = 22;
const DEEPEST = 6;

/** Oldest week on the left: filled as deep as there were calls, an outline where there was none, hatched where nothing was said. */
function drawWeeks(weeks: readonly RecordWeek[]): Drawing {
  const body = (
    <>
      <defs>
        <Hatch id="weeks" gap={6} />
      </defs>
      {[...weeks].reverse().map(({ week, calls, state }, i) => (
        <path
          key={week}
          className={state === 'called' ? `hm-${Math.min(DEEPEST, calls)}` : state === 'quiet' ? 'hm-holiday' : ''}
          d={rectangle(i * CELL + 1.5, 1.5, CELL - 4, CELL - 4)}
          {...(state === 'untold' ? { fill: 'url(#weeks-hatch)' } : {})}
        />
      ))}
    </>
  );
  return { width: Math.max(12, weeks.length) * CELL, height: CELL, body };
}

function drawKey([called = '', quiet = '', untold = '']: readonly string[]): Drawing {
  const entries = [
    { words: called, className: 'hm-3', fill: {} },
    { words: quiet, className: 'hm-holiday', fill: {} },
    { words: untold, className: '', fill: { fill: 'url(#weeks-hatch)' } },
  ];
  const body = entries.map(({ words, className, fill }, i) => (
    <g key={words}>
      <path className={className} d={rectangle(i * 160 + 2, 4, 12, 12)} {...fill} />
      <text className="hm-soft" x={i * 160 + 22} y={15} fontSize={13}>
        {words}
      </text>
    </g>
  ));
  return { width: 420, height: 20, body };
}
