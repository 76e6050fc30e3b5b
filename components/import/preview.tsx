'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { randomKey } from '@/components/forms/report/report-words';
import { reportOfCall } from '@/lib/import/report-of-call';
import type { OfferedCall } from '@/lib/import/sift-calls';
import { chinaDate } from '@/lib/platform/calendar-day';
import { fill } from '@/lib/platform/fill';
import type { Locale } from '@/lib/platform/locale';
import { AsideCounts } from './aside-counts';
import { CallerGroupRow } from './caller-group-row';
import { callerGroups } from './caller-groups';
import type { ReadCalls } from './import-source';
import type { ImportWords } from './import-words';
import type { InsurerChoice } from './insurer-choice';
import { markOf, readReported } from './reported-calls';
import type { Outgoing } from './send-calls';
import { SharedAnswers, useSharedAnswers } from './shared-answers';
import { commonName, firstChoice, nameTicked, tick, unnamed } from './tick-calls';
import { TickedBar } from './ticked-bar';

type PreviewInput = {
  locale: Locale;
  words: ImportWords;
  insurers: InsurerChoice;
  roles: readonly { readonly code: string; readonly label: string }[];
  cities: string;
  calls: ReadCalls;
  /** The screenshots in which calls were read. */
  pictures: readonly File[];
  /** The day on which the log was seen, where the driver stated one. */
  day: string | null;
  onDay: (day: string | null) => void;
  onRestart: () => void;
  /** Sends the calls; false when the device cannot keep them on the way. */
  onSend: (calls: readonly Outgoing[]) => boolean;
};

/** Callers shown at first, and again at each press: a bill has hundreds. */
const MOST_SHOWN = 60;
const BUTTON =
  'inline-flex min-h-11 items-center text-left underline decoration-rule underline-offset-4 hover:decoration-ink';

/** The calls that were found: what is ticked is reported, under the name that is said for it. */
export function Preview({
  locale,
  words,
  insurers,
  roles,
  cities,
  calls,
  pictures,
  day,
  onDay,
  onRestart,
  onSend,
}: PreviewInput) {
  const { offered } = calls.sifted;
  const heading = useRef<HTMLHeadingElement>(null);
  const [choice, setChoice] = useState(() => firstChoice(offered));
  const [most, setMost] = useState(MOST_SHOWN);
  const [problem, setProblem] = useState<string | null>(null);
  const shared = useSharedAnswers(locale);
  const groups = useMemo(() => callerGroups(offered), [offered]);
  const reported = useMemo(() => {
    const marks = readReported();
    return new Set(offered.filter(({ id }) => marks.has(markOf(id))).map(({ id }) => id));
  }, [offered]);
  useEffect(() => setChoice(firstChoice(offered)), [offered]);
  useEffect(() => heading.current?.focus(), []);

  const shownDay = dayFormat(locale);
  const change = (next: typeof choice) => {
    setProblem(null);
    setChoice(next);
  };
  const onTick = (some: readonly OfferedCall[], on: boolean) => change(tick(choice, some, on));
  const fresh = offered.filter(({ id, known }) => !reported.has(id) && !known);
  const official = fresh.filter((call) => call.official.length > 0);

  async function send() {
    const picked = offered.filter(({ id }) => choice.ticked.has(id));
    if (picked.length === 0) return setProblem(words.bar.needTick);
    const missing = unnamed(choice);
    if (missing > 0) return setProblem(fill(words.bar.needName, { count: missing }));
    const answers = await shared.check(words.bar);
    if (typeof answers === 'string') return setProblem(answers);
    const outgoing = picked.map((call) => ({
      key: randomKey(),
      mark: markOf(call.id),
      label: `${call.shown || words.preview.hidden} · ${shownDay(call.day)} ${call.time ?? ''}`,
      body: reportOfCall(call, choice.named.get(call.id) ?? 'unknown', answers),
      picture: pictures[calls.pictured[call.id] ?? -1] ?? null,
    }));
    if (onSend(outgoing)) shared.remember();
    else setProblem(words.sending.later);
  }

  return (
    <section aria-labelledby="found">
      <h2 id="found" ref={heading} tabIndex={-1} className="text-xl outline-none">
        {fill(offered.length > 0 ? words.preview.title : words.preview.none, { count: offered.length })}
      </h2>
      {offered.length === 0 ? <p className="mt-2 max-w-line">{words.preview.noneHint}</p> : null}
      <AsideCounts words={words} calls={calls} />
      {calls.relative ? <SeenOn words={words.preview} day={day} onDay={onDay} /> : null}
      {offered.length > 0 ? (
        <>
          <p className="mt-6 max-w-line">{words.preview.hint}</p>
          <p className="mt-2 flex flex-wrap gap-x-6">
            <button type="button" className={BUTTON} onClick={() => onTick(fresh, true)}>
              {fill(words.preview.tickAll, { count: fresh.length })}
            </button>
            {official.length > 0 && official.length < fresh.length ? (
              <button type="button" className={BUTTON} onClick={() => onTick(official, true)}>
                {fill(words.preview.tickOfficial, { count: official.length })}
              </button>
            ) : null}
            {choice.ticked.size > 0 ? (
              <button type="button" className={BUTTON} onClick={() => onTick(offered, false)}>
                {words.preview.untick}
              </button>
            ) : null}
          </p>
          <ul className="mt-2 border-b border-rule">
            {groups.slice(0, most).map((group) => (
              <CallerGroupRow
                key={group.caller}
                group={group}
                words={words.preview}
                ticked={choice.ticked}
                named={choice.named}
                reported={reported}
                insurerName={insurers.nameOf}
                day={shownDay}
                onTick={onTick}
              />
            ))}
          </ul>
          {groups.length > most ? (
            <button type="button" className={BUTTON} onClick={() => setMost(most + MOST_SHOWN)}>
              {fill(words.preview.more, { count: Math.min(MOST_SHOWN, groups.length - most) })}
            </button>
          ) : null}
          <SharedAnswers words={words.bar} roles={roles} cities={cities} shared={shared} />
        </>
      ) : null}
      <p className="mt-6">
        <button type="button" className={BUTTON} onClick={onRestart}>
          {words.preview.again}
        </button>
      </p>
      {offered.length > 0 ? (
        <TickedBar
          words={words.bar}
          count={choice.ticked.size}
          insurers={insurers}
          named={commonName(choice, offered)}
          problem={problem}
          onName={(insurer) => change(nameTicked(choice, offered, insurer))}
          onSend={() => void send()}
        />
      ) : null}
    </section>
  );
}

type SeenOnInput = { words: ImportWords['preview']; day: string | null; onDay: (day: string | null) => void };

/** The day from which «yesterday» is counted; seldom another than the one it was read with. */
function SeenOn({ words, day, onDay }: SeenOnInput) {
  return (
    <details className="mt-3" open={day !== null}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm">{words.day}</summary>
      <label htmlFor="seen-on" className="mt-1 block text-sm text-muted">
        {words.dayHint}
      </label>
      <input
        id="seen-on"
        type="date"
        max={chinaDate(new Date())}
        defaultValue={day ?? ''}
        onChange={({ target: { value } }) => (value === '' || /^20\d\d-/.test(value)) && onDay(value || null)}
        className="box mt-2 w-auto"
      />
    </details>
  );
}

/** 11月20日 周五 · Fri 20 Nov; with the year where it is another. */
function dayFormat(locale: Locale): (day: string) => string {
  const thisYear = new Date().getFullYear();
  const parts = { timeZone: 'UTC', month: 'short', day: 'numeric', weekday: 'short' } as const;
  const language = locale === 'en' ? 'en-GB' : locale;
  const near = new Intl.DateTimeFormat(language, parts);
  const far = new Intl.DateTimeFormat(language, { ...parts, year: 'numeric' });
  return (day) => {
    const date = new Date(`${day}T00:00Z`);
    return (date.getUTCFullYear() === thisYear ? near : far).format(date);
  };
}
