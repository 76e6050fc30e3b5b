import { useFormatter, useTranslations } from 'next-intl';
import { HeatTable } from '@/components/heatmap/heat-table';
import type { RefusalClock } from '@/lib/record/refusal-clock';
import { dayWords } from './day-words';
import { useNamedWords } from './named-words';

const LARGE = 3;

/** «Told to stop on …, calls since, days»: the loudest three large, all of them in a table. */
export function RefusalClocks({ clocks }: { clocks: readonly RefusalClock[] }) {
  const t = useTranslations('record.clock');
  if (clocks.length === 0) return <p className="max-w-line text-muted">{t('none')}</p>;
  const loud = clocks.filter(({ calls }) => calls > 0).slice(0, LARGE);
  const large = loud.length > 0 ? loud : clocks.slice(0, 1);
  return (
    <>
      <p className="mb-8 max-w-line text-sm text-muted">{t('lead')}</p>
      <ul className="space-y-10">
        {large.map((clock) => (
          <li key={clock.named}>
            <Clock clock={clock} />
          </li>
        ))}
      </ul>
      {clocks.length > large.length ? <Others clocks={clocks} more={clocks.length - large.length} /> : null}
    </>
  );
}

function Clock({ clock }: { clock: RefusalClock }) {
  const t = useTranslations('record.clock');
  const format = useFormatter();
  const words = useNamedWords()(clock.example);
  const named = clock.example.insurerId === null ? (clock.example.shownNumber ?? words) : words;
  const { toldOn, exact, calls, days, lastCall } = clock;
  return (
    <>
      <p className="max-w-line font-song text-lg font-bold">
        {t(exact ? 'told' : 'toldBy', { date: dayWords(format, toldOn), named })}
      </p>
      {calls > 0 ? (
        <p className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 sm:gap-x-10">
          <Reading before={t('callsSince')} value={format.number(calls)} after={t('calls', { count: calls })} hot />
          <Reading before={t('daysSince')} value={format.number(days)} after={t('days', { count: days })} />
        </p>
      ) : null}
      <p className="mt-1 text-sm text-muted">
        {lastCall === null ? t('quiet', { days }) : t('last', { date: dayWords(format, lastCall) })}
      </p>
    </>
  );
}

type ReadingInput = { before: string; value: string; after: string; hot?: boolean };

function Reading({ before, value, after, hot = false }: ReadingInput) {
  return (
    <span className="inline-flex items-baseline gap-2 whitespace-nowrap">
      <span className="text-muted">{before}</span>
      <strong
        className={`font-song leading-none sm:text-[6rem] ${hot ? 'text-[4.5rem] text-vermilion' : 'text-[2.5rem]'}`}
      >
        {value}
      </strong>
      <span className="text-lg">{after}</span>
    </span>
  );
}

function Others({ clocks, more }: { clocks: readonly RefusalClock[]; more: number }) {
  const t = useTranslations('record.clock');
  const format = useFormatter();
  const named = useNamedWords();
  const rows = clocks.map(({ named: key, example, toldOn, exact, calls, days, lastCall }) => ({
    key,
    cells: [
      named(example),
      `${exact ? '' : '≤ '}${dayWords(format, toldOn)}`,
      format.number(calls),
      format.number(days),
      lastCall === null ? '–' : dayWords(format, lastCall),
    ],
  }));
  const head = (['named', 'told', 'calls', 'days', 'last'] as const).map((column) => t(`table.${column}`));
  return (
    <details className="mt-8">
      <summary className="min-h-11 cursor-pointer py-2.5">{t('more', { count: more })}</summary>
      <HeatTable table={{ head, rows }} label={t('title')} />
    </details>
  );
}
