import { z } from 'zod';
import data from './attack-steps.json';
import { ATTACKS } from './attack-world';

const row = z.strictObject({
  id: z.string(),
  calls: z.int(),
  index: z.number(),
  low: z.number(),
  high: z.number(),
  rankLow: z.int(),
  rankHigh: z.int(),
  red: z.boolean(),
});
const step = z.strictObject({ share: z.number(), rows: z.array(row).min(1), setAside: z.int() });
const steps = z.record(z.enum(ATTACKS), z.array(step).min(1));

/** A company of the made-up world after an attack: its bare calls, and its row of the ranking, highest index first. */
export type SteppedRow = Readonly<z.infer<typeof row>>;

/** The made-up world after an attack. `share`: made-up calls over honest ones; `setAside`: calls naming the target that were left out. */
export type AttackStep = Readonly<z.infer<typeof step>>;

export type StoredSteps = Readonly<z.infer<typeof steps>>;

/** What `npm run explain-attack` wrote: the engine's answers to growing attacks. */
export const STORED_STEPS: StoredSteps = steps.parse(data);
