import * as z from 'zod/mini';
import data from '@/prisma/reference/letters.json';
import { address, certainty, day, inBothLanguages } from './certainty';

export const LETTER_IDS = [
  'stop_demand',
  'source_request',
  'complaint_12378',
  'report_12321',
  'complaint_12315',
] as const;
export type LetterId = (typeof LETTER_IDS)[number];

/** Circumstances under which a passage stands in a letter. */
export const LETTER_CASES = [
  'refused',
  'not_refused',
  'knew',
  'no_identity',
  'false_claim',
  'car_gone',
  'early',
] as const;
export type LetterCase = (typeof LETTER_CASES)[number];

const when = z.array(z.enum(LETTER_CASES));
const passage = z.strictObject({
  kind: z.enum(['salutation', 'paragraph', 'item', 'closing']),
  when,
  text: inBothLanguages,
});
const field = z.strictObject({
  kind: z.literal('field'),
  id: z.string(),
  label: inBothLanguages,
  when,
  text: inBothLanguages,
});

const letter = z.strictObject({
  id: z.enum(LETTER_IDS),
  channel: z.string(),
  title: inBothLanguages,
  use: inBothLanguages,
  /** On what the order of the fields rests; null for a letter without fields. */
  order: z.nullable(inBothLanguages),
  source: address,
  grade: certainty,
  checkedOn: day,
  blocks: z.array(z.discriminatedUnion('kind', [passage, field])),
});
export type Letter = Readonly<z.infer<typeof letter>>;

const PHRASES = [
  'blank',
  'unknownAgent',
  'unnamedInsurer',
  'refusalFact',
  'noRefusalFact',
  'knownFact',
  'identityFact',
  'complainedFact',
  'spoofedFact',
] as const;

const parsed = z
  .strictObject({ phrases: z.record(z.enum(PHRASES), inBothLanguages), letters: z.array(letter) })
  .parse(data);

/** Letters to insurers and authorities. Law stands in them only as `{rule.id}` or `{gives.id}`. */
export const LETTERS: readonly Letter[] = parsed.letters;
export const LETTER_PHRASES = parsed.phrases;

/** The letter of an id; an unknown id is an error in the reference data. */
export function letterById(id: string): Letter {
  const found = LETTERS.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`no letter ${id}`);
  return found;
}
