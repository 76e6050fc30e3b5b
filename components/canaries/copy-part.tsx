'use client';

import { useEffect, useState } from 'react';
import { Labelled } from '@/components/forms/fields/labelled';
import type { Canary } from '@/lib/canaries/canary';
import { isLongEnough, makePassphrase } from '@/lib/canaries/passphrase';
import { fill } from '@/lib/platform/fill';
import type { CanaryWords } from './canary-words';
import { type CopyActions, type CopyOutcome, restoreCopies, saveCopy } from './copy-canaries';

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
  const [there, setThere] = useState<boolean | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');

  useEffect(() => {
    actions.read().then(
      (copies) => setThere(copies.length > 0),
      () => setThere(null),
    );
  }, [actions]);

  async function run(work: () => Promise<CopyOutcome>) {
    if (!isLongEnough(passphrase)) return setSaid(words.problems.short);
    if (!globalThis.crypto?.subtle) return setSaid(words.problems.insecure);
    setBusy(true);
    setSaid(words.working);
    const outcome = await work().catch((): CopyOutcome => ({ kind: 'failed' }));
    setBusy(false);
    if (outcome.kind === 'saved' || outcome.kind === 'restored') {
      setThere(true);
      setSaid(fill(words[outcome.kind], { count: outcome.count }));
    } else setSaid(words.problems[outcome.kind]);
  }

  async function drop() {
    if (!confirm(words.dropAsk)) return;
    const done = await actions.drop().then(
      () => true,
      () => false,
    );
    if (done) setThere(false);
    setSaid(done ? words.dropped : words.problems.failed);
  }

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
        <button
          type="button"
          disabled={busy}
          onClick={() => void run(() => saveCopy(actions, all, passphrase, keep))}
          className="button-quiet"
        >
          {words.save}
        </button>
        {there ? (
          <>
            <button
              type="button"
              disabled={busy}
              onClick={() => void run(() => restoreCopies(actions, passphrase, keep))}
              className="button-quiet"
            >
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
