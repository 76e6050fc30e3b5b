'use client';

import { useMemo, useState } from 'react';
import type { Canary, CanaryKind } from '@/lib/canaries/canary';
import { proposeAddresses } from '@/lib/canaries/propose-addresses';
import { proposeNames } from '@/lib/canaries/propose-names';
import type { CanaryWords } from './canary-words';

type ProposalsInput = {
  kind: CanaryKind;
  own: string;
  canaries: readonly Canary[];
  words: CanaryWords['add'];
  chosen: string;
  choose: (variant: string) => void;
};

/** Variants to choose from, made on the device of what was typed above; other ones on demand. */
export function Proposals({ kind, own, canaries, words, chosen, choose }: ProposalsInput) {
  const [seed, setSeed] = useState(() => Math.floor(Math.random() * 2 ** 31));
  const proposals = useMemo(() => {
    const taken = canaries.map(({ variant }) => variant);
    return kind === 'name' ? proposeNames(own, taken, seed) : proposeAddresses(own, taken, seed);
  }, [kind, own, canaries, seed]);
  if (own.trim() === '') return null;
  if (proposals.length === 0) return <p className="text-sm text-muted">{words.noProposals[kind]}</p>;
  return (
    <fieldset>
      <legend className="font-semibold">{words.proposals}</legend>
      <ul className="mt-2 grid gap-2 sm:grid-cols-2">
        {proposals.map(({ variant, way }) => (
          <li key={variant}>
            <button
              type="button"
              aria-pressed={variant === chosen}
              onClick={() => choose(variant)}
              className="flex min-h-14 w-full cursor-pointer flex-col justify-center border border-rule px-4 py-2 text-left hover:border-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper"
            >
              <span className="font-semibold">{variant}</span>
              <span className="text-sm">{words.ways[way]}</span>
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        onClick={() => setSeed((before) => before + 1)}
        className="mt-2 min-h-11 cursor-pointer underline"
      >
        {words.others}
      </button>
    </fieldset>
  );
}
