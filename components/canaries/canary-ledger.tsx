'use client';

import { deviceStore } from '@/components/device/device-list';
import { type Canary, inUse } from '@/lib/canaries/canary';
import { fill } from '@/lib/platform/fill';
import type { CanaryWords, PlaceLabels } from './canary-words';
import { type CopyActions, CopyPart } from './copy-part';
import { readHeard } from './heard-calls';
import { NewCanary } from './new-canary';
import { useCanaries } from './use-canaries';

type CanaryLedgerInput = {
  words: CanaryWords;
  places: PlaceLabels;
  /** Receipts of the driver's calls that used a canary, the last first, and where a receipt's page is. */
  calls: readonly string[];
  callPage: string;
  actions: CopyActions;
  /** What stands here until the script runs, and for good where none does. */
  withoutScript: string;
};

/** What this device remembers of the variants left at places, and the way to add one, to copy all and to bring a copy back. */
export function CanaryLedger({ words, places, calls, callPage, actions, withoutScript }: CanaryLedgerInput) {
  const { all, kept, keep, remove } = useCanaries();
  if (!all) return <p className="max-w-line text-muted">{withoutScript}</p>;
  const used = inUse(all);
  return (
    <div data-canaries={used.length}>
      {kept ? null : (
        <p role="alert" className="mb-6 max-w-line border-l-4 border-ink py-1 pl-4 font-semibold">
          {words.notKept}
        </p>
      )}
      <CanaryList canaries={used} {...{ words, places, remove, calls, callPage }} />
      <NewCanary canaries={used} words={words} places={places} keep={keep} />
      <CopyPart all={all} words={words.copy} keep={keep} actions={actions} />
    </div>
  );
}

type CanaryListInput = Pick<CanaryLedgerInput, 'words' | 'places' | 'calls' | 'callPage'> & {
  canaries: readonly Canary[];
  remove: (canary: Canary) => Promise<boolean>;
};

function CanaryList({ canaries, words, places, calls, callPage, remove }: CanaryListInput) {
  const heard = readHeard(deviceStore());
  const callsWith = ({ id }: Canary) => calls.filter((receipt) => heard.get(receipt) === id);
  if (canaries.length === 0) return <p className="max-w-line border-y border-rule py-6 text-muted">{words.none}</p>;
  return (
    <ul className="border-b border-rule">
      {canaries.map((canary) => (
        <li
          key={canary.id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-t border-rule py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
        >
          <p className="font-song text-xl wrap-anywhere">{canary.variant}</p>
          <p className="col-start-1 text-sm text-muted sm:col-start-2 sm:row-start-1">
            {[places[canary.place], canary.at, words.kinds[canary.kind], fill(words.since, { day: canary.since })]
              .filter(Boolean)
              .join(' · ')}
            <HeardIn receipts={callsWith(canary)} {...{ words, callPage }} />
          </p>
          <button
            type="button"
            aria-label={`${words.remove} ${canary.variant}`}
            onClick={() => confirm(fill(words.removeAsk, { variant: canary.variant })) && void remove(canary)}
            className="no-print col-start-2 row-start-1 min-h-11 cursor-pointer px-2 underline sm:col-start-3"
          >
            {words.remove}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** How often a canary was heard, as the way to the last call that used it. */
function HeardIn({ receipts, words, callPage }: { receipts: readonly string[]; words: CanaryWords; callPage: string }) {
  if (receipts.length === 0) return null;
  return (
    <a href={`${callPage}${receipts[0]}`} className="block font-semibold text-ink">
      {fill(words.heard, { calls: receipts.length })}
    </a>
  );
}
