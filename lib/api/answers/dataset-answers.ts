import { z } from 'zod';
import { address, moment } from './common-answers';

const files = z.object({ csv: address, json: address });

export const releasesAnswer = z.object({
  licence: z.object({ id: z.string(), name: z.string(), url: z.string() }),
  reference: z.object({ columns: address, codes: files }),
  releases: z.array(
    z
      .object({
        period: z.string(),
        frozenAt: moment,
        tables: z.array(z.object({ name: z.string(), rows: z.int(), sha256: z.string(), ...files.shape })),
      })
      .loose(),
  ),
});
