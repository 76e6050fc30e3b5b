import { type OfficialNumberMatch, officialNumberOf } from '@/lib/insurers/official-numbers';
import { err, ok, type Result } from '@/lib/platform/result';
import { type NumberKind, type NumberProblem, parseCallerNumber } from '@/lib/reports/caller-number';
import type { NumberBook, NumberNotice } from './number-book';

/** A number of an enterprise, or one that an insurer publishes: what may be said of it. */
export type KnownNumber = {
  readonly number: string;
  readonly kind: NumberKind;
  /** Insurers that publish it as theirs. */
  readonly official: readonly OfficialNumberMatch[];
  /** What drivers said of it, or null when nothing may be shown. */
  readonly notice: NumberNotice | null;
};

/** `personal`: the number may be a person's, so nothing of it is shown, whether anybody reported it or not. */
export type NotShown = { readonly code: NumberProblem | 'personal' | 'hidden' };

/** What is published about a number as a person typed or pasted it. */
export function lookUpNumber(text: string, book: NumberBook): Result<KnownNumber, NotShown> {
  const parsed = parseCallerNumber(text);
  if (!parsed.ok) return parsed;
  const { kind, national, enterprise } = parsed.value;
  if (kind === 'hidden') return err({ code: 'hidden' });
  const official = officialNumberOf(national);
  if (!enterprise && official.length === 0) return err({ code: 'personal' });
  return ok({ number: national, kind, official, notice: book.find(national) });
}
