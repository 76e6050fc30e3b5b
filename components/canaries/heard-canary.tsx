'use client';

import { useEffect, useRef, useState } from 'react';
import { choose } from '@/components/forms/report/couple-answers';
import { type Canary, inUse } from '@/lib/canaries/canary';
import { fill } from '@/lib/platform/fill';
import { readKept } from './canary-store';
import type { PlaceLabels } from './canary-words';

type HeardCanaryInput = { words: { title: string; hint: string; chip: string; chosen: string }; places: PlaceLabels };

/** Answers that the report is sent with; the variant itself has no field and is never sent. */
const ANSWERS = (canary: Canary): [string, string][] => [
  ['addressedAs', 'planted_variant'],
  ['leakPoint', canary.place],
];

/** The variants of this device as chips: choosing the one that was heard answers how one was addressed and where it leaks. Not there without any. */
export function HeardCanary({ words, places }: HeardCanaryInput) {
  const box = useRef<HTMLDivElement>(null);
  const [canaries, setCanaries] = useState<readonly Canary[]>([]);
  const [heard, setHeard] = useState<Canary | null>(null);

  useEffect(() => void readKept().then((all) => setCanaries(inUse(all))), []);
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form || !heard) return;
    const check = () => {
      const data = new FormData(form);
      if (ANSWERS(heard).some(([name, value]) => data.get(name) !== value)) setHeard(null);
    };
    const afterReset = () => setTimeout(check);
    form.addEventListener('change', check);
    form.addEventListener('reset', afterReset);
    return () => {
      form.removeEventListener('change', check);
      form.removeEventListener('reset', afterReset);
    };
  }, [heard]);

  function press(canary: Canary) {
    const form = box.current?.closest('form');
    if (!form) return;
    const again = canary.id === heard?.id;
    for (const [name, value] of ANSWERS(canary)) {
      choose(form, name, again ? null : value);
      form.querySelector(`input[name=${name}]`)?.dispatchEvent(new Event('change', { bubbles: true }));
    }
    setHeard(again ? null : canary);
  }

  return (
    <div ref={box} data-heard={heard?.id} className="mt-4 empty:hidden">
      {canaries.length > 0 ? (
        <>
          <p className="font-semibold">{words.title}</p>
          <p className="text-sm text-muted">{words.hint}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            {canaries.map((canary) => (
              <button
                key={canary.id}
                type="button"
                aria-pressed={canary.id === heard?.id}
                onClick={() => press(canary)}
                className="min-h-11 cursor-pointer border border-rule px-3.5 py-1.5 text-left hover:border-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper"
              >
                {fill(words.chip, { variant: canary.variant, place: places[canary.place] })}
              </button>
            ))}
          </div>
          <p role="status" className="mt-2 text-sm empty:hidden">
            {heard ? fill(words.chosen, { place: places[heard.place] }) : ''}
          </p>
        </>
      ) : null}
    </div>
  );
}
