import type { OfferedCall } from '@/lib/import/sift-calls';
import { fill } from '@/lib/platform/fill';
import type { ImportWords } from './import-words';

type TickManyInput = {
  words: ImportWords['preview'];
  offered: readonly OfferedCall[];
  /** Those of them that were not reported before. */
  fresh: readonly OfferedCall[];
  anyTicked: boolean;
  onTick: (some: readonly OfferedCall[], on: boolean) => void;
};

/** A press that reads like a link. */
export const LINK_BUTTON =
  'inline-flex min-h-11 items-center text-left underline decoration-rule underline-offset-4 hover:decoration-ink';

/** Ticks all calls, or those from numbers that a company publishes, and takes all ticks away. */
export function TickMany({ words, offered, fresh, anyTicked, onTick }: TickManyInput) {
  const official = fresh.filter((call) => call.official.length > 0);
  return (
    <p className="mt-2 flex flex-wrap gap-x-6">
      <button type="button" className={LINK_BUTTON} onClick={() => onTick(fresh, true)}>
        {fill(words.tickAll, { count: fresh.length })}
      </button>
      {official.length > 0 && official.length < fresh.length ? (
        <button type="button" className={LINK_BUTTON} onClick={() => onTick(official, true)}>
          {fill(words.tickOfficial, { count: official.length })}
        </button>
      ) : null}
      {anyTicked ? (
        <button type="button" className={LINK_BUTTON} onClick={() => onTick(offered, false)}>
          {words.untick}
        </button>
      ) : null}
    </p>
  );
}
