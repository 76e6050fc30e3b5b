import { useEffect, useState } from 'react';
import type { Canary } from '@/lib/canaries/canary';
import { isLongEnough } from '@/lib/canaries/passphrase';
import { fill } from '@/lib/platform/fill';
import type { CanaryWords } from './canary-words';
import { type CopyActions, type CopyOutcome, restoreCopies, saveCopy } from './copy-canaries';

type CopyInput = {
  all: readonly Canary[];
  words: CanaryWords['copy'];
  keep: (canaries: readonly Canary[]) => Promise<boolean>;
  actions: CopyActions;
};

/** The encrypted copy on the server: whether it is there (null: not known), what was said last, and what can be done with it. */
export function useCopy({ all, words, keep, actions }: CopyInput) {
  const [there, setThere] = useState<boolean | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');

  useEffect(() => {
    actions.read().then(
      (copies) => setThere(copies.length > 0),
      () => setThere(null),
    );
  }, [actions]);

  async function run(passphrase: string, work: () => Promise<CopyOutcome>) {
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

  return {
    there,
    busy,
    said,
    save: (passphrase: string) => run(passphrase, () => saveCopy(actions, all, passphrase, keep)),
    restore: (passphrase: string) => run(passphrase, () => restoreCopies(actions, passphrase, keep)),
    drop,
  };
}
