'use client';

import { useEffect, useRef } from 'react';
import type { OfferedCall } from '@/lib/import/sift-calls';
import { fill } from '@/lib/platform/fill';
import type { Locale } from '@/lib/platform/locale';
import { AsideCounts } from './aside-counts';
import { CallerList } from './caller-list';
import { dayFormat } from './day-format';
import type { ReadCalls } from './import-source';
import type { ImportWords } from './import-words';
import type { InsurerChoice } from './insurer-choice';
import { outgoingCalls } from './outgoing-calls';
import type { RoleOption } from './role-options';
import { SeenOn } from './seen-on';
import type { Outgoing } from './send-calls';
import { SharedAnswers, useSharedAnswers } from './shared-answers';
import { commonName, nameTicked, unnamed } from './tick-calls';
import { LINK_BUTTON, TickMany } from './tick-many';
import { TickedBar } from './ticked-bar';
import { useChoice } from './use-choice';

type PreviewInput = {
  locale: Locale;
  words: ImportWords;
  insurers: InsurerChoice;
  roles: readonly RoleOption[];
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

/** The calls that were found: what is ticked is reported, under the name that is said for it. */
export function Preview({
  locale,
  words,
  insurers,
  calls,
  pictures,
  day,
  onDay,
  onRestart,
  onSend,
  ...asked
}: PreviewInput) {
  const { offered } = calls.sifted;
  const heading = useRef<HTMLHeadingElement>(null);
  const shared = useSharedAnswers(locale);
  const chosen = useChoice(offered);
  useEffect(() => heading.current?.focus(), []);
  const shownDay = dayFormat(locale);

  async function send() {
    const { choice, setProblem } = chosen;
    if (choice.ticked.size === 0) return setProblem(words.bar.needTick);
    const missing = unnamed(choice);
    if (missing > 0) return setProblem(fill(words.bar.needName, { count: missing }));
    const answers = await shared.check(words.bar);
    if (typeof answers === 'string') return setProblem(answers);
    const label = (call: OfferedCall) =>
      `${call.shown || words.preview.hidden} · ${shownDay(call.day)} ${call.time ?? ''}`;
    if (onSend(outgoingCalls({ calls, choice, answers, pictures, label }))) shared.remember();
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
          <OfferedCalls {...{ words, offered, chosen }} insurerName={insurers.nameOf} day={shownDay} />
          <SharedAnswers words={words.bar} {...asked} shared={shared} />
        </>
      ) : null}
      <p className="mt-6">
        <button type="button" className={LINK_BUTTON} onClick={onRestart}>
          {words.preview.again}
        </button>
      </p>
      {offered.length > 0 ? (
        <TickedBar
          words={words.bar}
          count={chosen.choice.ticked.size}
          insurers={insurers}
          named={commonName(chosen.choice, offered)}
          problem={chosen.problem}
          onName={(insurer) => chosen.change(nameTicked(chosen.choice, offered, insurer))}
          onSend={() => void send()}
        />
      ) : null}
    </section>
  );
}

type OfferedInput = {
  words: ImportWords;
  offered: readonly OfferedCall[];
  chosen: ReturnType<typeof useChoice>;
  insurerName: (id: string) => string;
  day: (day: string) => string;
};

/** The callers to tick, one by one or many at once. */
function OfferedCalls({ words, offered, chosen, insurerName, day }: OfferedInput) {
  const { choice, fresh, reported, onTick } = chosen;
  return (
    <>
      <p className="mt-6 max-w-line">{words.preview.hint}</p>
      <TickMany
        words={words.preview}
        offered={offered}
        fresh={fresh}
        anyTicked={choice.ticked.size > 0}
        onTick={onTick}
      />
      <CallerList
        offered={offered}
        words={words.preview}
        ticked={choice.ticked}
        named={choice.named}
        reported={reported}
        insurerName={insurerName}
        day={day}
        onTick={onTick}
      />
    </>
  );
}
