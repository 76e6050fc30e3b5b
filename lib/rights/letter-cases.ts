import type { CallFacts } from './call-facts';
import type { LetterCase } from './letters';
import type { LetterFacts } from './write-letter';

/** What a letter says of facts that are told in codes: its passages, with all values left blank. */
export function lettersFactsOf({ told, knew, number, complained }: CallFacts): LetterFacts {
  const cases = new Set<LetterCase | 'complained' | 'spoofed'>([told === 'no' ? 'not_refused' : 'refused']);
  if (knew !== 'nothing') cases.add('knew');
  if (number === 'mismatch') cases.add('spoofed');
  if (complained !== 'no') cases.add('complained');
  return { values: {}, cases };
}

/** A letter on its own, before anything is known: every blank, and the passages of somebody who has not refused yet. */
export const BLANK_LETTER: LetterFacts = { values: {}, cases: new Set<LetterCase>(['not_refused']) };
