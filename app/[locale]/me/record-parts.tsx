import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/layout/section';
import { ExpiryStripFigure } from '@/components/record/expiry-strip-figure';
import { NamedTable, SwarmTable } from '@/components/record/named-tables';
import { QuietWeeksPart } from '@/components/record/quiet-weeks-part';
import { RecordCalendar } from '@/components/record/record-calendar';
import { RecordHead } from '@/components/record/record-figures';
import { RecordFilters } from '@/components/record/record-filters';
import { RefusalClocks } from '@/components/record/refusal-clock-list';
import { StaleDataPart } from '@/components/record/stale-data-part';
import { StepOutcomes } from '@/components/record/step-outcomes';
import { TimelineList } from '@/components/record/timeline-list';
import { WeeklyMinute } from '@/components/record/weekly-minute';
import { isoWeek } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { chinaDay } from '@/lib/platform/day-number';
import { ownCookieName } from '@/lib/platform/own-cookie';
import { settings } from '@/lib/platform/settings.server';
import { filterCalls, filterChoices, readCallFilter } from '@/lib/record/call-filter';
import { expiryStrip } from '@/lib/record/expiry-strip';
import { dueQuestions, stepOutcomes } from '@/lib/record/follow-up-questions';
import { MINUTE_COOKIE } from '@/lib/record/minute-cookie';
import { openWeeks, recordWeeks } from '@/lib/record/quiet-weeks';
import type { DriverRecord } from '@/lib/record/read-record.server';
import { callsAfterRefusal, refusalClocks } from '@/lib/record/refusal-clock';
import { staleData } from '@/lib/record/stale-data';
import { recordFigures, swarms, talliesByNamed } from '@/lib/record/tally-calls';
import { timelinePage } from '@/lib/record/timeline';
import { carGoneAction, checkInAction, dismissMinuteAction, followUpAction } from './record-actions';

export type RecordQuery = { insurer?: string; period?: string; page?: string };

type RecordInput = { record: DriverRecord; query: RecordQuery };

const WEEKS_SHOWN = 26;

/** Everything a record says: what it comes to, the clocks, then the calls from several sides. */
export async function RecordParts({ record, query }: RecordInput) {
  const t = await getTranslations('record');
  const now = systemClock();
  const today = chinaDay(now);
  const { calls, followUps, quietWeeks, carGoneAt } = record;
  const statedOn = carGoneAt && chinaDay(carGoneAt);
  const after = callsAfterRefusal(calls);
  const open = openWeeks(calls, quietWeeks, now);
  const outcomes = stepOutcomes(calls, followUps, today);
  const stale = staleData(calls, statedOn);
  return (
    <>
      <Minute record={record} open={open} now={now} />
      <RecordHead figures={recordFigures(calls, after)} />
      <Section id="clock" title={t('clock.title')}>
        <RefusalClocks clocks={refusalClocks(calls, today)} />
      </Section>
      <Calls record={record} query={query} after={after} today={today} statedOn={statedOn} />
      {outcomes.length > 0 ? (
        <Section id="after" title={t('after.title')}>
          <StepOutcomes outcomes={outcomes} />
        </Section>
      ) : null}
      <Section id="weeks" title={t('weeks.title')}>
        <QuietWeeksPart weeks={recordWeeks(calls, quietWeeks, now, WEEKS_SHOWN)} open={open} checkIn={checkInAction} />
      </Section>
      <Section id="stale" title={t('stale.title')}>
        <StaleDataPart stale={stale} statedOn={statedOn} today={today} state={carGoneAction} />
      </Section>
    </>
  );
}

/** The weekly questions, unless they were put away for this week. */
async function Minute({ record, open, now }: { record: DriverRecord; open: readonly number[]; now: Date }) {
  if (
    (await cookies()).get(ownCookieName(MINUTE_COOKIE, settings().ORIGIN.startsWith('https:')))?.value ===
    String(isoWeek(now))
  )
    return null;
  const today = chinaDay(now);
  const [question = null] = dueQuestions(record.calls, record.followUps, today);
  const actions = { checkIn: checkInAction, answer: followUpAction, dismiss: dismissMinuteAction };
  return <WeeklyMinute week={open[0] ?? null} question={question} today={today} actions={actions} />;
}

type CallsInput = RecordInput & { after: ReadonlySet<string>; today: number; statedOn: number | null };

/** The calls that the filter lets through: one by one, by day, by company and by days to expiry. What one call alone cannot show is left out. */
async function Calls({ record, query, after, today, statedOn }: CallsInput) {
  const t = await getTranslations('record');
  const filter = readCallFilter(query);
  const calls = filterCalls(record.calls, filter);
  const part = timelinePage(calls, Number.parseInt(query.page ?? '1', 10) || 1);
  const swarm = swarms(calls);
  const strip = expiryStrip(calls, after);
  const several = calls.filter(({ removed }) => !removed).length > 1;
  return (
    <>
      <Section id="reports" title={t('timeline.title')}>
        {record.calls.length > 1 ? <RecordFilters filter={filter} choices={filterChoices(record.calls)} /> : null}
        <TimelineList part={part} filter={filter} marks={{ after, statedOn }} />
      </Section>
      {several ? (
        <Section id="calendar" title={t('calendar.title')}>
          <RecordCalendar calls={calls} today={today} />
        </Section>
      ) : null}
      {several ? (
        <Section id="companies" title={t('insurers.title')}>
          <NamedTable tallies={talliesByNamed(calls, after)} calls={calls} />
        </Section>
      ) : null}
      {swarm.length > 0 ? (
        <Section id="swarm" title={t('swarm.title')}>
          <SwarmTable swarms={swarm} />
        </Section>
      ) : null}
      {strip.dots.length > 0 || strip.apart.roughly > 0 ? (
        <Section id="expiry" title={t('strip.title')}>
          <ExpiryStripFigure strip={strip} />
        </Section>
      ) : null}
    </>
  );
}
