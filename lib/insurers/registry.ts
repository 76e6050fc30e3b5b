import { z } from 'zod';
import data from '@/prisma/reference/insurers.json';

const grade = z.enum(['high', 'medium', 'low']);

const officialNumber = z.strictObject({
  number: z.string(),
  kind: z.enum(['service95', 'service96', 'access10', 'toll400', 'landline']),
  grade,
  source: z.string(),
  historic: z.boolean(),
  note: z.string().optional(),
});

const insurerRow = z.strictObject({
  id: z.string(),
  legalNameZh: z.string(),
  shortNameZh: z.string(),
  nameEn: z.string(),
  aliases: z.array(z.string()),
  numbers: z.array(officialNumber),
  group: z.string().nullable(),
  domains: z.array(z.string()),
  status: z.enum(['active', 'renamed', 'taken-over']),
  successorId: z.string().nullable(),
  motorEvidence: z.string(),
  grade,
  source: z.string(),
  note: z.string().nullable(),
});

export type Grade = z.infer<typeof grade>;
export type OfficialNumber = Readonly<z.infer<typeof officialNumber>>;
type InsurerRow = z.infer<typeof insurerRow>;

/** A company that sells or sold motor policies. `currentId` is its own id, or that of today's successor. */
export type Insurer = Readonly<InsurerRow> & { readonly currentId: string };

const rows = z.array(insurerRow).parse(data.insurers);
const rowsById = new Map(rows.map((row) => [row.id, row]));

function lastSuccessor(row: InsurerRow): string {
  const successor = row.successorId === null ? undefined : rowsById.get(row.successorId);
  return successor ? lastSuccessor(successor) : row.id;
}

/** Every company, former ones included, in the order of the reference list. */
export const INSURERS: readonly Insurer[] = rows.map((row) => ({ ...row, currentId: lastSuccessor(row) }));

const byId = new Map(INSURERS.map((insurer) => [insurer.id, insurer]));

/** The company of an id, or undefined; the form's `unknown` is not a company. */
export const insurerById = (id: string): Insurer | undefined => byId.get(id);

/** The company that answers today for an id: itself, or the last of its successors. Undefined for an unknown id. */
export function currentInsurer(id: string): Insurer | undefined {
  const insurer = byId.get(id);
  return insurer && byId.get(insurer.currentId);
}

/** Ids that a company of today answers for: its own, and those of companies that were renamed or taken over. */
export const idsAnsweredFor = (id: string): string[] =>
  INSURERS.filter(({ currentId }) => currentId === id).map((each) => each.id);

/** Meaning of the source codes that companies and numbers cite. */
export const INSURER_SOURCES: Readonly<Record<string, { zh: string; en: string }>> = data.sources;
