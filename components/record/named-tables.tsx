import { useFormatter, useTranslations } from 'next-intl';
import { HeatTable } from '@/components/heatmap/heat-table';
import type { MyCall } from '@/lib/record/my-call';
import { type NamedTally, ownInsurerShare, type Swarm, unnamedCalls, type WorstDay } from '@/lib/record/tally-calls';
import { dayWords } from './day-words';
import { useNamedWords } from './named-words';

/** A line for each company or caller. */
export function NamedTable({ tallies, calls }: { tallies: readonly NamedTally[]; calls: readonly MyCall[] }) {
  const t = useTranslations('record.insurers');
  const format = useFormatter();
  const named = useNamedWords();
  const worst = useWorstWords();
  const { own, of } = ownInsurerShare(calls);
  const unnamed = unnamedCalls(calls);
  const rows = tallies.map((tally) => ({
    key: tally.named,
    cells: [
      tally.own ? `${named(tally.example)} (${t('ownMark')})` : named(tally.example),
      ...[tally.calls, tally.afterRefusal, tally.numbers].map((count) => format.number(count)),
      worst(tally.worst),
      dayWords(format, tally.first),
      dayWords(format, tally.last),
    ],
  }));
  const head = (['named', 'calls', 'after', 'numbers', 'worst', 'first', 'last'] as const).map((name) => t(name));
  return (
    <>
      <HeatTable table={{ head, rows }} label={t('title')} />
      <div className="mt-4 max-w-line space-y-2 text-sm text-muted">
        {of > 0 ? <p>{t('own', { of, own, share: own / of })}</p> : null}
        {unnamed > 0 ? <p>{t('unnamed', { count: unnamed })}</p> : null}
      </div>
    </>
  );
}

/** Companies that rang from several numbers, renewal by renewal. */
export function SwarmTable({ swarms }: { swarms: readonly Swarm[] }) {
  const t = useTranslations('record.swarm');
  const format = useFormatter();
  const named = useNamedWords();
  const worst = useWorstWords();
  const head = (['named', 'numbers', 'calls', 'worst'] as const).map((name) => t(name));
  return (
    <>
      <p className="mb-6 max-w-line text-sm text-muted">{t('lead')}</p>
      <div className="space-y-8">
        {[...new Set(swarms.map(({ year }) => year))].map((year) => {
          const own = swarms.filter((swarm) => swarm.year === year);
          const rows = own.map((swarm) => ({
            key: `${year}-${swarm.named}`,
            cells: [named(swarm.example), format.number(swarm.numbers), format.number(swarm.calls), worst(swarm.worst)],
          }));
          const title = t('renewal', { year: String(year) });
          return (
            <div key={year}>
              <h3 className="mb-1 text-lg">{title}</h3>
              <HeatTable table={{ head, rows }} label={title} />
            </div>
          );
        })}
      </div>
    </>
  );
}

function useWorstWords(): (worst: WorstDay) => string {
  const t = useTranslations('record.insurers');
  const format = useFormatter();
  return ({ day, calls }) => (calls < 2 ? '–' : t('worstText', { date: dayWords(format, day, false), calls }));
}
