import data from '@/prisma/reference/canary-names.json';
import { type Proposal, pickInTurn } from './proposal';

/** How a proposed name differs: surname and a form of address; another given name; one character that sounds the same. */
export const NAME_WAYS = ['title', 'given', 'homophone'] as const;
export type NameWay = (typeof NAME_WAYS)[number];

const HAN_NAME = /^\p{Script=Han}{2,4}$/u;
/** How many proposals of each way are made at most. */
const OF_EACH: Record<NameWay, number> = { title: 2, given: 3, homophone: 2 };

const avoided: Readonly<Record<string, readonly string[]>> = data.avoid;
const sameSound = new Map(
  data.homophones.flatMap((group) => [...group].map((character) => [character, group] as const)),
);

/** Surname and given name of a Chinese full name of two to four characters, or null. */
export function splitName(name: string): { readonly surname: string; readonly given: string } | null {
  const plain = name.normalize('NFKC').replace(/[\s·]/g, '');
  if (!HAN_NAME.test(plain)) return null;
  const compound = data.compoundSurnames.find((surname) => plain.startsWith(surname) && plain.length > surname.length);
  const surname = compound ?? plain.slice(0, 1);
  return { surname, given: plain.slice(surname.length) };
}

/** Given names that may stand behind a surname: some of them would say something else aloud. */
export const givenNamesFor = (surname: string): string[] =>
  data.givenNames.filter((given) => !avoided[surname]?.includes(given));

/**
 * Variants of a driver's name to leave at one place: none is the name itself or one already used, none occurs twice. All come from a list of plain given
 * names and forms of address, so none insults. The same seed gives the same proposals.
 * @param taken variants left elsewhere
 */
export function proposeNames(name: string, taken: readonly string[], seed: number): Proposal<NameWay>[] {
  const own = splitName(name);
  if (!own) return [];
  const used = new Set([own.surname + own.given, ...taken]);
  const candidates: Record<NameWay, string[]> = {
    title: data.titles.map((title) => own.surname + title),
    given: givenNamesFor(own.surname).map((given) => own.surname + given),
    homophone: homophones(own.given).map((given) => own.surname + given),
  };
  return NAME_WAYS.flatMap((way, turn) =>
    pickInTurn(candidates[way], used, OF_EACH[way], seed + turn).map((variant) => ({ variant, way })),
  );
}

/** The given name with one character changed for another of the same sound. */
function homophones(given: string): string[] {
  const characters = [...given];
  return characters.flatMap((character, at) =>
    [...(sameSound.get(character) ?? '')]
      .filter((other) => other !== character)
      .map((other) => characters.map((own, i) => (i === at ? other : own)).join('')),
  );
}
