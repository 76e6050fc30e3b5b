import type { Locale } from '@/lib/platform/locale';
import { type CallGroup, groupByClaim, type NumberedCall, numberCalls } from '../group-calls';
import type { PackFacts } from '../pack-call';
import { type PackWords, packWords } from '../pack-words';
import type { DeviceFacts } from '../particulars';

/** All that the parts of a document are built from. */
export type PackContext = {
  readonly facts: PackFacts;
  readonly device: DeviceFacts;
  readonly locale: Locale;
  readonly words: PackWords;
  readonly calls: readonly NumberedCall[];
  readonly groups: readonly CallGroup[];
};

/** Puts what the server knows and what the device knows together. */
export function packContext(facts: PackFacts, device: DeviceFacts, locale: Locale): PackContext {
  const words = packWords(locale);
  const calls = numberCalls(facts.calls);
  return { facts, device, locale, words, calls, groups: groupByClaim(calls, words.cover.unnamed, locale) };
}
