import { seededRandom } from '@/lib/ranking/random';

/** A variant to choose, and in what it differs. */
export type Proposal<Way extends string> = { readonly variant: string; readonly way: Way };

/** Up to `most` of the candidates that are not used yet, each once; `used` grows by those picked. */
export function pickInTurn(candidates: readonly string[], used: Set<string>, most: number, seed: number): string[] {
  const random = seededRandom(seed);
  const rest = [...new Set(candidates)].filter((candidate) => !used.has(candidate));
  const picked: string[] = [];
  while (picked.length < most && rest.length > 0) {
    picked.push(...rest.splice(Math.floor(random.uniform() * rest.length), 1));
  }
  for (const variant of picked) used.add(variant);
  return picked;
}
