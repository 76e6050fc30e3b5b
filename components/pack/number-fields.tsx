'use client';

import { fill } from '@/lib/platform/fill';

import type { DeskCall, PackDeskWords } from './pack-words';

type Fields = {
  words: PackDeskWords['numbers'];
  calls: readonly DeskCall[];
  numbers: Readonly<Record<string, string>>;
  onChange: (receipt: string, number: string) => void;
  onForget: () => void;
};

/** Callers' numbers that neither server nor device knows: to be typed from the call log, or left as blanks. */
export function NumberFields({ words, calls, numbers, onChange, onForget }: Fields) {
  const wanting = calls.filter(({ wantsNumber }) => wantsNumber);
  const missing = wanting.filter(({ receipt }) => !numbers[receipt]?.trim()).length;
  if (wanting.length === 0) return <p className="max-w-line">{words.allKnown}</p>;
  return (
    <>
      <p role="status">{fill(words.known, { known: calls.length - missing, missing })}</p>
      <details className="mt-2 max-w-line border-y border-rule">
        <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">{words.open}</summary>
        <ul className="max-h-112 overflow-y-auto pb-3">
          {wanting.map(({ receipt, label, prefix }) => (
            <li key={receipt} className="grid gap-1 border-t border-rule py-2 sm:grid-cols-[1fr_12rem] sm:items-center">
              <label htmlFor={`number-${receipt}`} className="text-sm tabular-nums">
                {label}
              </label>
              <input
                id={`number-${receipt}`}
                type="text"
                inputMode="tel"
                autoComplete="off"
                maxLength={24}
                placeholder={prefix ? fill(words.hint, { prefix }) : undefined}
                value={numbers[receipt] ?? ''}
                onChange={(event) => onChange(receipt, event.target.value)}
                className="min-h-11 w-full border border-muted bg-paper px-3 tabular-nums"
              />
            </li>
          ))}
        </ul>
      </details>
      <button type="button" onClick={onForget} className="mt-2 min-h-11 underline underline-offset-4">
        {words.forget}
      </button>
    </>
  );
}
