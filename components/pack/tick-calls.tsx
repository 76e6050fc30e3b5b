'use client';

import { useEffect, useState } from 'react';
import { fill } from '@/lib/platform/fill';
import type { PackDeskWords } from './pack-words';

const boxes = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('input[type=checkbox][name=call]'),
];

/** Receipts of the calls that are ticked on the page. */
export const tickedReceipts = (): string[] =>
  boxes()
    .filter(({ checked }) => checked)
    .map(({ value }) => value);

/** Ticks all calls or none, and says how many are ticked. Not there without script. */
export function TickCalls({ words }: { words: PackDeskWords['choose'] }) {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const tell = () => setCount(tickedReceipts().length);
    tell();
    document.addEventListener('change', tell);
    return () => document.removeEventListener('change', tell);
  }, []);
  if (count === null) return null;
  const tick = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked;
    setCount(tickedReceipts().length);
  };
  return (
    <p className="mb-2 flex flex-wrap items-center gap-x-4">
      <span role="status" className="text-muted tabular-nums">
        {fill(words.ticked, { count })}
      </span>
      {([true, false] as const).map((checked) => (
        <button
          key={String(checked)}
          type="button"
          onClick={() => tick(checked)}
          className="min-h-11 min-w-11 px-1 underline underline-offset-4"
        >
          {checked ? words.tickAll : words.tickNone}
        </button>
      ))}
    </p>
  );
}
