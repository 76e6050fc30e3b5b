'use client';

import { useState } from 'react';
import { Labelled } from '@/components/forms/fields/labelled';
import type { Canary } from '@/lib/canaries/canary';
import { makePassphrase } from '@/lib/canaries/passphrase';
import type { CanaryWords } from './canary-words';
import type { CopyActions } from './copy-canaries';
import { useCopy } from './use-copy';

export type { CopyActions } from './copy-canaries';

type CopyPartInput = {
  all: readonly Canary[];
  words: CanaryWords['copy'];
  keep: (canaries: readonly Canary[]) => Promise<boolean>;
  actions: CopyActions;
};

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** The encrypted copy: made, brought back and deleted only when asked for. */
export function CopyPart({ all, words, keep, actions }: CopyPartInput) {
  const [passphrase, setPassphrase] = useState('');
  const { there, busy, said, save, restore, drop } = useCopy({ all, words, keep, actions });
  return (
    <section aria-labelledby="copy-title" className="no-print mt-12 max-w-line border-t border-rule pt-8">
      <h3 id="copy-title" className="text-lg">
        {words.title}
      </h3>
      <p className="mt-2">{words.lead}</p>
      {there === null ? null : <p className="mt-2 text-muted">{there ? words.there : words.notThere}</p>}
      <div className="mt-5">
        <Labelled id="passphrase" label={words.passphrase} hint={words.passphraseHint}>
          <input
            id="passphrase"
            aria-describedby="passphrase-hint"
            type="text"
            value={passphrase}
            maxLength={120}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target }) => setPassphrase(target.value)}
            className="box mt-2 font-mono"
          />
        </Labelled>
      </div>
      <button
        type="button"
        onClick={() => setPassphrase(makePassphrase(random))}
        className="mt-1 min-h-11 cursor-pointer underline"
      >
        {words.make}
      </button>
      <div className="mt-3 flex flex-wrap gap-3">
        <button type="button" disabled={busy} onClick={() => void save(passphrase)} className="button-quiet">
          {words.save}
        </button>
        {there ? (
          <>
            <button type="button" disabled={busy} onClick={() => void restore(passphrase)} className="button-quiet">
              {words.restore}
            </button>
            <button
              type="button"
              disabled={busy}
              onClick={() => void drop()}
              className="min-h-11 cursor-pointer px-2 underline"
            >
              {words.drop}
            </button>
          </>
        ) : null}
      </div>
      <p role="status" className="mt-4 font-semibold empty:hidden">
        {said}
      </p>
    </section>
  );
}
