import * as z from 'zod/mini';
import data from '@/prisma/reference/complaint-channels.json';
import { address, certainty, day, inBothLanguages } from './certainty';

export const CHANNEL_IDS = ['insurer', '12378', '12321', '12315', 'police', 'carrier', 'miit'] as const;
export type ChannelId = (typeof CHANNEL_IDS)[number];

const channel = z.strictObject({
  id: z.enum(CHANNEL_IDS),
  name: inBothLanguages,
  /** The one way that most people take; null when it differs by company. */
  contact: z.nullable(z.strictObject({ label: z.string(), href: z.string() })),
  how: z.array(
    z.strictObject({ kind: z.enum(['phone', 'site', 'wechat']), label: z.string(), href: z.nullable(z.string()) }),
  ),
  free: z.boolean(),
  takes: inBothLanguages,
  takesNot: inBothLanguages,
  asks: inBothLanguages,
  term: inBothLanguages,
  /** Days within which it answers a simple case, or null where no term was found. */
  termDays: z.nullable(z.int()),
  /** The rule that sets the term. */
  termRule: z.nullable(z.string()),
  /** What to say, to be read out. */
  say: inBothLanguages,
  letters: z.array(z.string()),
  rules: z.array(z.string()),
  grade: certainty,
  source: address,
  checkedOn: day,
});
export type ComplaintChannel = Readonly<z.infer<typeof channel>>;

const carrier = z.strictObject({
  id: z.string(),
  name: inBothLanguages,
  how: inBothLanguages,
  ways: z.array(
    z.strictObject({
      kind: z.enum(['sms', 'phone']),
      to: z.string(),
      body: z.nullable(z.string()),
      href: z.string(),
    }),
  ),
  note: z.nullable(inBothLanguages),
});

const notForThis = z.strictObject({
  id: z.string(),
  name: z.string(),
  why: inBothLanguages,
  grade: certainty,
  source: address,
  checkedOn: day,
});

const parsed = z
  .strictObject({
    channels: z.array(channel),
    carriers: z.array(carrier),
    carriersGrade: certainty,
    carriersSource: address,
    carriersCheckedOn: day,
    notForThis: z.array(notForThis),
  })
  .parse(data);

/** Who takes a complaint about a call. */
export const COMPLAINT_CHANNELS: readonly ComplaintChannel[] = parsed.channels;
/** How each carrier's free block service is switched on. */
export const BLOCK_SERVICES = parsed.carriers;
export const BLOCK_SERVICES_SOURCE = {
  grade: parsed.carriersGrade,
  source: parsed.carriersSource,
  checkedOn: parsed.carriersCheckedOn,
} as const;
/** Numbers that are often named for this and take something else. */
export const NOT_FOR_THIS = parsed.notForThis;

/** The channel of an id; an unknown id is an error in the reference data. */
export function channelById(id: string): ComplaintChannel {
  const found = COMPLAINT_CHANNELS.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`no complaint channel ${id}`);
  return found;
}
