import { useFormatter, useTranslations } from 'next-intl';
import { type DayMark, drawCalendar } from '@/components/heatmap/draw-calendar';
import { BARE, DrawnTwice } from '@/components/heatmap/drawing';
import { HeatTable } from '@/components/heatmap/heat-table';
import { publicHoliday } from '@/lib/heatmaps/public-holidays';
import { DAY_MS, dateOf } from '@/lib/platform/day-number';
import { counted, dayOfCall, type MyCall } from '@/lib/record/my-call';
import { worstDay } from '@/lib/record/tally-calls';
import { daysOf } from '@/lib/record/timeline';
import { dayWords } from './day-words';
import { useNamedWords } from './named-words';

const WEEKDAYS = ['0', '1', '2', '3', '4', '5', '6'] as const;
/** Months that the calendar shows at most, the newest. */
const MONTHS = 12;
const DEEPEST = 6;

/** Calls day by day, as the public calendar draws them. @param today the last day drawn (from 1970, in China) */
export function RecordCalendar({ calls, today }: { calls: readonly MyCall[]; today: number }) {
  const t = useTranslations('record.calendar');
  const format = useFormatter();
  const kept = counted(calls);
  const perDay = new Map(daysOf(kept).map(({ day, calls: own }) => [day, own.length]));
  const [first, last] = rangeOf([...perDay.keys()], today);
  const inRange = [...perDay].filter(([day]) => day >= first);
  const worst = worstDay(kept.filter((call) => dayOfCall(call) >= first));
  const marks = Array.from({ length: last - first + 1 }, (_, i) => markOf(first + i, perDay.get(first + i) ?? 0));
  const words = {
    weekdays: WEEKDAYS.map((day) => t(`weekdays.${day}`)),
    month: (month: string) => {
      const [year = '', number = ''] = month.split('-');
      return t('yearMonth', { year, month: String(Number(number)) });
    },
  };
  const summary = t('summary', {
    ...{ from: dayWords(format, Math.min(...inRange.map(([day]) => day))), to: dayWords(format, last) },
    ...{ days: inRange.length, worst: dayWords(format, worst.day), most: worst.calls },
  });
  const months = new Set(marks.map(({ date }) => date.slice(0, 7))).size;
  return (
    <figure>
      <DrawnTwice
        wide={drawCalendar({ id: 'own', days: marks, words, columns: Math.max(4, Math.min(5, months)) })}
        narrow={drawCalendar({ id: 'own-n', days: marks, words, columns: 2 })}
        label={summary}
      />
      <figcaption className="mt-4 max-w-line space-y-1 text-sm text-muted">
        <p>{summary}</p>
        <p>{t('legend')}</p>
      </figcaption>
      <DayTable calls={kept} />
    </figure>
  );
}

function DayTable({ calls }: { calls: readonly MyCall[] }) {
  const t = useTranslations('record.calendar');
  const format = useFormatter();
  const named = useNamedWords();
  const rows = daysOf(calls).map(({ day, calls: own }) => ({
    key: dateOf(day),
    cells: [
      dayWords(format, day),
      format.number(own.length),
      format.list([...new Set(own.map(named))], { type: 'unit' }),
    ],
  }));
  return (
    <details className="mt-4">
      <summary className="min-h-11 cursor-pointer py-2.5">{t('table')}</summary>
      <HeatTable table={{ head: [t('day'), t('calls'), t('named')], rows }} label={t('table')} />
    </details>
  );
}

const markOf = (day: number, calls: number): DayMark => ({
  date: dateOf(day),
  step: calls === 0 ? BARE : Math.min(DEEPEST, calls),
  holiday: publicHoliday(dateOf(day)) !== null,
});

/** From the first of the month of the first call, at most a year back, to the end of this month's days that are over. */
function rangeOf(days: readonly number[], today: number): [number, number] {
  const monthOf = (day: number, back = 0) => {
    const date = new Date(day * DAY_MS);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1) / DAY_MS;
  };
  const last = Math.min(today, monthOf(Math.max(...days), -2) - 1);
  return [Math.max(monthOf(Math.min(...days)), monthOf(last, MONTHS - 1)), Math.max(last, Math.max(...days))];
}
