import * as z from 'zod/mini';

/** A file that the driver attached to a report. */
export const packFile = z.object({
  kind: z.enum(['picture', 'recording', 'bill']),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  addedAt: z.iso.datetime(),
  /** Where the driver's browser reads the file; null when only its fingerprint is left. */
  path: z.nullable(z.string()),
  mediaType: z.string(),
});

/** One report as its author has it on the server: codes, times, proof; the number only as far as the server keeps it. */
export const packCall = z.object({
  receipt: z.string(),
  receivedAt: z.iso.datetime(),
  calledAt: z.iso.datetime(),
  calledPrecision: z.enum(['minute', 'part', 'day']),
  numberKind: z.string(),
  numberPrefix: z.nullable(z.string()),
  enterpriseNumber: z.nullable(z.string()),
  claim: z.string(),
  insurerId: z.nullable(z.string()),
  cityAdcode: z.string(),
  role: z.string(),
  relation: z.string(),
  refusal: z.enum(['none', 'this_call', 'before', 'unknown']),
  refusedDaysAgo: z.nullable(z.int()),
  answer: z.string(),
  sameDayCalls: z.nullable(z.int()),
  saidName: z.string(),
  saidCompany: z.string(),
  saidCertificate: z.string(),
  facts: z.array(z.string()),
  lures: z.array(z.string()),
  did: z.array(z.string()),
  wants: z.array(z.string()),
  outcome: z.nullable(z.string()),
  daysToExpiry: z.nullable(z.int()),
  expiryBucket: z.nullable(z.string()),
  removed: z.boolean(),
  /** Place in the public log and the fingerprint of the entry; null until the next signature. */
  proof: z.nullable(z.object({ index: z.int(), entry: z.string() })),
  files: z.array(packFile),
});
export type PackCall = Readonly<z.infer<typeof packCall>>;

/** What the server knows for a pack. Calls are in the order of time. */
export const packFacts = z.object({
  calls: z.array(packCall),
  /** How many calls the choice held before it was cut to what a pack can hold. */
  all: z.int(),
  /** The signed state of the log that the proofs lead to, as it was signed, and where it is shown. */
  log: z.nullable(z.object({ note: z.string(), origin: z.string(), size: z.int() })),
  /** Complaints to companies that the driver keeps track of. */
  complaints: z.array(z.object({ insurerId: z.nullable(z.string()), filedOn: z.iso.date() })),
  site: z.string(),
  madeAt: z.iso.datetime(),
});
export type PackFacts = Readonly<z.infer<typeof packFacts>>;

/** A pack holds this many calls at most; of more the latest. */
export const MOST_CALLS = 500;
