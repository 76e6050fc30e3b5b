import { z } from 'zod';
import { currentInsurer } from './registry';

/** Standard deviation of the logarithm where the editor gives none, by grade: sourced, derived or partial, a rough guess. */
const SPREAD = { A: 0.05, B: 0.35, C: 0.5 } as const;

const words = (most: number) => z.string().trim().min(1).max(most);

/** A denominator as an editor gives it. `vehicles`: insured vehicles; `source`: where anyone can look it up; `reason`: why it is changed. */
export const exposureEntry = z
  .strictObject({
    insurer: z.string().refine((id) => currentInsurer(id)?.id === id, 'is no insurer of today'),
    vehicles: z.coerce.number().positive().max(500_000_000),
    source: words(300),
    year: z.coerce.number().int().min(2010).max(2100),
    grade: z.enum(['A', 'B', 'C']),
    reason: words(500),
    logSd: z.coerce.number().positive().max(2).optional(),
  })
  .transform(({ logSd, ...entry }) => ({ ...entry, logSd: logSd ?? SPREAD[entry.grade] }));

export type ExposureEntry = z.output<typeof exposureEntry>;

/** A denominator as the log shows it. */
export const loggedExposure = z.object({
  vehicles: z.number(),
  year: z.number(),
  grade: z.string(),
  source: z.string(),
  logSd: z.number(),
});
export type LoggedExposure = z.infer<typeof loggedExposure>;

/** One line of the public log. `changed`: an editor set `after`; `kept`: the reference data brought `after`, and the editor's figure stayed. */
export type ExposureChange = {
  readonly id: string;
  readonly changedAt: Date;
  readonly insurerId: string;
  readonly kind: 'changed' | 'kept';
  readonly before: LoggedExposure | null;
  readonly after: LoggedExposure;
  readonly reason: string;
};
