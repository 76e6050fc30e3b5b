import type { CanaryKind } from '@/lib/canaries/canary';
import type { CanaryPlace } from '@/lib/canaries/canary-places';

/** What the ledger says in the language of the page; `{…}` stands for what is filled in. */
export type CanaryWords = {
  readonly none: string;
  readonly notKept: string;
  readonly since: string;
  readonly heard: string;
  readonly remove: string;
  readonly removeAsk: string;
  readonly kinds: Readonly<Record<CanaryKind, string>>;
  readonly add: {
    readonly title: string;
    readonly place: string;
    readonly at: string;
    readonly atHint: string;
    readonly kind: string;
    readonly own: Readonly<Record<CanaryKind, string>>;
    readonly ownHint: Readonly<Record<CanaryKind, string>>;
    readonly proposals: string;
    readonly others: string;
    readonly noProposals: Readonly<Record<CanaryKind, string>>;
    readonly ways: Readonly<Record<string, string>>;
    readonly variant: string;
    readonly variantHint: string;
    readonly save: string;
    readonly saved: string;
    readonly full: string;
    readonly problems: { readonly empty: string; readonly taken: string; readonly same: string };
  };
  readonly copy: {
    readonly title: string;
    readonly lead: string;
    readonly passphrase: string;
    readonly passphraseHint: string;
    readonly make: string;
    readonly save: string;
    readonly restore: string;
    readonly drop: string;
    readonly dropAsk: string;
    readonly there: string;
    readonly notThere: string;
    readonly working: string;
    readonly saved: string;
    readonly restored: string;
    readonly dropped: string;
    readonly problems: Readonly<
      Record<'short' | 'wrong' | 'nothing' | 'locked' | 'limited' | 'failed' | 'too_large' | 'insecure', string>
    >;
  };
};

export type PlaceLabels = Readonly<Record<CanaryPlace, string>>;
