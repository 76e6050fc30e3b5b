import { z } from 'zod';

/** A moment in UTC, ISO 8601. */
export const moment = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString() : value),
  z.iso.datetime().describe('UTC'),
);

/** A company as answers name it. */
export const namedInsurer = z.object({ id: z.string(), nameZh: z.string(), nameEn: z.string() });

/** Address of a further answer on this site. */
export const address = z.string().describe('Address on this site');

/** RFC 9457 problem details: what every refusal is. */
export const problemAnswer = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ field: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .describe('One for each field that must be mended'),
    retryAfter: z.int().optional().describe('Seconds'),
  })
  .describe('RFC 9457');
