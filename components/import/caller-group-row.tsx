'use client';

import { useId } from 'react';
import type { OfferedCall } from '@/lib/import/sift-calls';
import { fill } from '@/lib/platform/fill';
import type { CallerGroup } from './caller-groups';
import type { ImportWords } from './import-words';

type CallerGroupInput = {
  group: CallerGroup;
  words: ImportWords['preview'];
  ticked: ReadonlySet<string>;
  named: ReadonlyMap<string, string>;
  reported: ReadonlySet<string>;
  insurerName: (id: string) => string;
  day: (day: string) => string;
  onTick: (calls: readonly OfferedCall[], on: boolean) => void;
};

/** One caller with his calls; ticking the caller ticks them all. */
export function CallerGroupRow({ group, ...row }: CallerGroupInput) {
  const { words, ticked, reported, insurerName, day, onTick } = row;
  const id = useId();
  const [first] = group.calls;
  if (!first) return null;
  const open = group.calls.filter((call) => !reported.has(call.id));
  const all = open.length > 0 && open.every((call) => ticked.has(call.id));
  const shown = first.shown || words.hidden;
  const single = group.calls.length === 1;
  const label = single
    ? `${shown} ${day(first.day)} ${first.time ?? ''}`
    : fill(words.tickCaller, { number: shown, count: open.length });
  return (
    <li className="border-t border-rule py-2">
      <div className="flex items-start">
        <Tick
          id={id}
          call={single ? first.id : group.caller}
          label={label}
          checked={all}
          disabled={open.length === 0}
          onChange={(on) => onTick(open, on)}
        />
        <label htmlFor={id} className="min-w-0 grow cursor-pointer py-2">
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-semibold">{shown}</span>
            <span className="text-sm text-muted">
              {single ? (
                <When call={first} words={words} day={day} />
              ) : (
                fill(words.calls, { count: group.calls.length })
              )}
            </span>
          </span>
          <About call={first} words={words} insurerName={insurerName} />
          {single ? <State call={first} {...row} /> : null}
        </label>
      </div>
      {single ? null : (
        <ul className="ml-11">
          {group.calls.map((call) => (
            <CallRow key={call.id} id={`${id}-${call.id}`} call={call} shown={shown} {...row} />
          ))}
        </ul>
      )}
    </li>
  );
}

type CallRowInput = Omit<CallerGroupInput, 'group'> & { id: string; call: OfferedCall; shown: string };

/** One of several calls of a caller. */
function CallRow({ id, call, shown, ...row }: CallRowInput) {
  const { words, ticked, reported, day, onTick } = row;
  return (
    <li className="flex items-center border-t border-rule/60">
      <Tick
        id={id}
        call={call.id}
        label={`${shown} ${day(call.day)} ${call.time ?? ''}`}
        checked={ticked.has(call.id)}
        disabled={reported.has(call.id)}
        onChange={(on) => onTick([call], on)}
      />
      <label htmlFor={id} className="flex min-w-0 grow cursor-pointer flex-wrap gap-x-4 py-1.5 text-sm">
        <When call={call} words={words} day={day} />
        <State call={call} {...row} />
      </label>
    </li>
  );
}

type TickInput = {
  id: string;
  call: string;
  label: string;
  checked: boolean;
  disabled: boolean;
  onChange: (on: boolean) => void;
};

function Tick({ id, call, label, checked, disabled, onChange }: TickInput) {
  return (
    <span className="flex size-11 shrink-0 items-center">
      <input
        id={id}
        type="checkbox"
        aria-label={label.trim()}
        value={call}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="size-6 accent-ink"
      />
    </span>
  );
}

type WhenInput = { call: OfferedCall; words: ImportWords['preview']; day: (day: string) => string };

function When({ call, words, day }: WhenInput) {
  return (
    <span>
      {`${day(call.day)} ${call.time ?? words.dayOnly}`}
      {call.missed ? ` · ${words.missed}` : ''}
    </span>
  );
}

type AboutInput = { call: OfferedCall; words: ImportWords['preview']; insurerName: (id: string) => string };

/** Whose number it is, or why its caller is likely known. */
function About({ call, words, insurerName }: AboutInput) {
  const [official] = call.official;
  const text = official
    ? fill(words.official, { insurer: call.official.map(insurerName).join(' / ') })
    : call.known
      ? fill(words[call.known], { name: call.name ?? '' })
      : call.name
        ? fill(words.tag, { name: call.name })
        : null;
  return text ? <span className="block text-sm text-muted">{text}</span> : null;
}

type StateInput = Pick<CallerGroupInput, 'words' | 'ticked' | 'named' | 'reported' | 'insurerName'> & {
  call: OfferedCall;
};

function State({ call, words, ticked, named, reported, insurerName }: StateInput) {
  if (reported.has(call.id)) return <span className="block text-sm text-muted">{words.reported}</span>;
  if (!ticked.has(call.id)) return null;
  const insurer = named.get(call.id);
  return (
    <span className="block text-sm font-semibold">
      {insurer ? fill(words.named, { insurer: insurerName(insurer) }) : words.notNamed}
    </span>
  );
}
