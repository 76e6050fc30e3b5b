'use client';

import { fill } from '@/lib/platform/fill';

import type { ImportWords } from './import-words';
import type { InsurerChoice } from './insurer-choice';
import { InsurerOptions } from './insurer-options';

type TickedBarInput = {
  words: ImportWords['bar'];
  count: number;
  insurers: InsurerChoice;
  /** The company that all ticked calls have, or ''. */
  named: string;
  problem: string | null;
  onName: (insurer: string) => void;
  onSend: () => void;
};

/** Under the thumb: who the ticked calls claimed to be, in one gesture for all of them, and the button that sends them. */
export function TickedBar({ words, count, insurers, named, problem, onName, onSend }: TickedBarInput) {
  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-8 border-t border-ink bg-paper px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:mx-0 sm:px-0">
      <p role="alert" className="mb-2 border-l-4 border-ink pl-3 font-semibold empty:hidden">
        {problem}
      </p>
      <p aria-live="polite" className="text-sm">
        <label htmlFor="name">{fill(count > 0 ? words.ticked : words.nobody, { count })}</label>
      </p>
      <div className="mt-1 flex gap-3">
        <select
          id="name"
          aria-label={words.name}
          value={named}
          disabled={count === 0}
          onChange={(event) => event.target.value && onName(event.target.value)}
          className="box w-auto min-w-0 grow px-2 disabled:border-rule disabled:text-muted sm:max-w-80"
        >
          <InsurerOptions insurers={insurers} words={words} />
        </select>
        <button
          type="button"
          onClick={onSend}
          className="inline-flex min-h-12 shrink-0 items-center justify-center bg-vermilion px-5 font-semibold text-paper hover:bg-ink"
        >
          {fill(words.send, { count })}
        </button>
      </div>
    </div>
  );
}
