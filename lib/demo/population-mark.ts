import { z } from 'zod';
import type { Population } from './demo-arguments';

/** Changes whenever the same arguments make other reports, or other answers are published of them. */
const MAKER = 4;

const mark = z.object({
  reports: z.int(),
  seed: z.int(),
  brigade: z.object({ insurerId: z.string(), share: z.number() }).optional(),
  maker: z.int(),
  /** False from before the first row is written until all is published. */
  complete: z.boolean(),
});

/** What a database says of the synthetic population it holds. */
export type PopulationMark = z.infer<typeof mark>;

const WORDS = 'Synthetic reports, made by npm run demo; none of them is real. ';

/** The comment on table `report` that marks a database as synthetic; it goes with every dump of the table. */
export const writtenMark = (population: Population, complete: boolean): string =>
  `${WORDS}${JSON.stringify({ ...population, maker: MAKER, complete })}`;

/** Reads a comment on table `report`; null when it is no such mark. A mark that cannot be read still counts as one. */
export function readMark(comment: string | null): PopulationMark | null {
  if (!comment?.startsWith(WORDS)) return null;
  try {
    return mark.parse(JSON.parse(comment.slice(WORDS.length)));
  } catch {
    return { reports: 0, seed: 0, maker: 0, complete: false };
  }
}

/** Whether a marked database holds this very population, whole. */
export const holds = (found: PopulationMark | null, wanted: Population): boolean =>
  found?.complete === true &&
  found.maker === MAKER &&
  found.reports === wanted.reports &&
  found.seed === wanted.seed &&
  found.brigade?.insurerId === wanted.brigade?.insurerId &&
  found.brigade?.share === wanted.brigade?.share;
