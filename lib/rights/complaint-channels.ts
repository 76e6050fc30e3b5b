import { z } from 'zod';
import channels from '@/prisma/reference/complaint-channels.json';
import { certainty, inBothLanguages } from './certainty';

const channel = z.strictObject({
  id: z.string(),
  name: inBothLanguages,
  contact: z.strictObject({ label: z.string(), href: z.string() }).nullable(),
  takes: inBothLanguages,
  asks: inBothLanguages,
  term: inBothLanguages,
  status: certainty,
  source: z.string().nullable(),
});
export type ComplaintChannel = z.infer<typeof channel>;

/** From a fact (and the report's codes that state it) to the authorities, first choice first. */
const route = z.strictObject({
  id: z.string(),
  fact: inBothLanguages,
  codes: z.array(z.string()),
  channels: z.array(z.string()).min(1),
});

const carrier = z.strictObject({ id: z.string(), name: inBothLanguages, how: inBothLanguages, href: z.string() });

const parsed = z
  .strictObject({
    channels: z.array(channel),
    routes: z.array(route),
    carriers: z.array(carrier),
    carriersStatus: certainty,
    carriersSource: z.string(),
  })
  .parse(channels);

export const COMPLAINT_CHANNELS: readonly ComplaintChannel[] = parsed.channels;
export const COMPLAINT_ROUTES = parsed.routes;
/** How each carrier's free block service is switched on. */
export const BLOCK_SERVICES = parsed.carriers;

/** The channel of an id; an unknown id is an error in the reference data. */
export function channelById(id: string): ComplaintChannel {
  const found = COMPLAINT_CHANNELS.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`no complaint channel ${id}`);
  return found;
}
