import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { cityByAdcode, placeName } from '@/lib/places/places';
import { dateOf } from '@/lib/platform/day-number';
import { type Locale, localePath } from '@/lib/platform/locale';
import { type CallFilter, callSearch } from '@/lib/record/call-filter';
import type { MyCall } from '@/lib/record/my-call';
import { staleMark } from '@/lib/record/stale-data';
import type { CallDay, TimelinePage } from '@/lib/record/timeline';
import { dayPartOf } from '@/lib/reports/day-part';
import { label } from '@/lib/reports/taxonomy';
import { weekdayWords } from './day-words';
import { useExpiryWords } from './expiry-words';
import { useNamedWords } from './named-words';

/** What is known of the calls from all of them together. `statedOn`: the day on which the driver said that the car is gone. */
export interface CallMarks {
  readonly after: ReadonlySet<string>;
  readonly statedOn: number | null;
}

/** Calls by day, newest first. */
export function TimelineList({ part, filter, marks }: { part: TimelinePage; filter: CallFilter; marks: CallMarks }) {
  const t = useTranslations('record');
  if (part.days.length === 0) return <p className="text-muted">{t('timeline.nothing')}</p>;
  const removed = part.days.some(({ calls }) => calls.some((call) => call.removed));
  return (
    <>
      <ol className="border-b border-rule">
        {part.days.map((day) => (
          <Day key={day.day} day={day} marks={marks} />
        ))}
      </ol>
      {removed ? <p className="mt-3 max-w-line text-sm text-muted">{t('removedNotice')}</p> : null}
      {part.pages > 1 ? <Pager part={part} filter={filter} /> : null}
    </>
  );
}

function Day({ day: { day, calls }, marks }: { day: CallDay; marks: CallMarks }) {
  const t = useTranslations('record.timeline');
  const format = useFormatter();
  return (
    <li className="border-t border-rule py-3 sm:grid sm:grid-cols-[12rem_minmax(0,1fr)] sm:gap-6">
      <h3 className="flex items-baseline gap-3 font-sans text-base font-normal sm:block sm:leading-8">
        <time dateTime={dateOf(day)}>{weekdayWords(format, day)}</time>
        {calls.length > 1 ? (
          <span className="font-semibold sm:block">{t('sameDay', { count: calls.length })}</span>
        ) : null}
      </h3>
      <ol className="space-y-1 sm:space-y-2">
        {calls.map((call) => (
          <CallLine key={call.receipt} call={call} marks={marks} />
        ))}
      </ol>
    </li>
  );
}

function CallLine({ call, marks }: { call: MyCall; marks: CallMarks }) {
  const t = useTranslations('record.timeline');
  const locale = useLocale() as Locale;
  const named = useNamedWords()(call);
  const notes = useNotes(call, marks);
  const city = cityByAdcode(call.cityAdcode);
  const role = call.role === 'unknown' ? [] : [label('ROLES', call.role, locale)];
  const number = call.insurerId !== null && call.shownNumber ? [call.shownNumber] : [];
  const place = city ? placeName(city, locale) : call.cityAdcode;
  return (
    <li className="grid grid-cols-[3.25rem_minmax(0,1fr)] gap-x-3">
      <CallTime call={call} />
      <div>
        <a
          href={localePath(locale, `/me/calls/${call.receipt}`)}
          className={`inline-flex min-h-11 items-center sm:min-h-8 ${call.removed ? 'text-muted line-through' : 'font-semibold'}`}
        >
          {named}
        </a>
        <p className="-mt-1.5 text-sm text-muted sm:mt-0">
          {[...number, place, ...role, ...notes].join(' · ')}
          {call.markedPlace === null ? null : (
            <span className="text-ink">
              {' '}
              · {t('marked', { place: label('LEAK_POINTS', call.markedPlace, locale) })}
            </span>
          )}
          {marks.after.has(call.receipt) ? <span className="text-vermilion"> · {t('afterRefusal')}</span> : null}
          {call.removed ? <span className="font-semibold text-ink"> · {t('removed')}</span> : null}
          <span className="block font-mono text-xs sm:ml-3 sm:inline">{call.receipt}</span>
        </p>
      </div>
    </li>
  );
}

function CallTime({ call: { calledAt, precision } }: { call: MyCall }) {
  const t = useTranslations('record.timeline');
  const format = useFormatter();
  if (precision === 'day') return <span className="leading-11 text-muted sm:leading-8">–</span>;
  if (precision === 'part')
    return (
      <span className="text-sm leading-11 whitespace-nowrap text-muted sm:leading-8">
        {t(`parts.${dayPartOf(calledAt)}`)}
      </span>
    );
  const time = format.dateTime(calledAt, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (
    <time dateTime={calledAt.toISOString()} className="leading-11 text-muted tabular-nums sm:leading-8">
      {time}
    </time>
  );
}

function useNotes(call: MyCall, { statedOn }: CallMarks): string[] {
  const t = useTranslations('record.timeline');
  const when = useExpiryWords();
  const { daysToExpiry: days } = call;
  const stale = staleMark(call, statedOn);
  const expiry = days === null ? [] : [when(days)];
  return [...expiry, ...(stale && !(stale === 'lapsed' && expiry.length > 0) ? [t(stale)] : [])];
}

function Pager({ part: { page, pages }, filter }: { part: TimelinePage; filter: CallFilter }) {
  const t = useTranslations('record.timeline');
  const locale = useLocale() as Locale;
  const to = (at: number) => `${localePath(locale, '/me')}${callSearch(filter, at)}#reports`;
  return (
    <p className="mt-4 flex flex-wrap items-center gap-x-8">
      {page > 1 ? (
        <a href={to(page - 1)} rel="prev" className="inline-flex min-h-11 items-center">
          {t('newer')}
        </a>
      ) : null}
      {page < pages ? (
        <a href={to(page + 1)} rel="next" className="inline-flex min-h-11 items-center">
          {t('older')}
        </a>
      ) : null}
      <span className="text-sm text-muted">{t('page', { page, pages })}</span>
    </p>
  );
}
