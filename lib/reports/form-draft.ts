import { z } from 'zod';
import type { ReportProblem } from './read-report';
import { reportInput } from './report-input';

/** A form that came back: what the driver typed and what is to be mended. */
export type FormDraft = {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly problems: readonly ReportProblem[];
};

const FIELDS = new Set(Object.keys(reportInput.shape).filter((name) => name !== 'formToken' && name !== 'proof'));

const draft = z.object({
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  problems: z.array(z.object({ field: z.string(), code: z.string(), candidates: z.array(z.string()).optional() })),
});

/** Longest value and longest list that come back; nobody types more into these fields. */
const LONGEST = 80;
const MOST_VALUES = 40;
/** Bytes that all values may take together: the draft travels in one header, and servers refuse long ones. */
const MOST_BYTES = 12_000;

/** Writes a draft as one header value: known fields only, cut to size, base64url. */
export function writeDraft({ values, problems }: FormDraft): string {
  const kept: [string, string | string[]][] = [];
  let room = MOST_BYTES;
  for (const [name, value] of Object.entries(values)) {
    if (!FIELDS.has(name)) continue;
    const short = typeof value === 'string' ? value.slice(0, LONGEST) : cut(value);
    room -= Buffer.byteLength(JSON.stringify(short));
    if (room >= 0) kept.push([name, short]);
  }
  const text = JSON.stringify({ values: Object.fromEntries(kept), problems: problems.slice(0, 30) });
  return Buffer.from(text, 'utf8').toString('base64url');
}

const cut = (list: readonly string[]): string[] => list.slice(0, MOST_VALUES).map((value) => value.slice(0, LONGEST));

/** Reads a draft back; null when there is none or it is not one. */
export function readDraft(text: string | null): FormDraft | null {
  if (!text) return null;
  try {
    const { values, problems } = draft.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return {
      values,
      problems: problems.map(({ field, code, candidates }) => ({ field, code, ...(candidates ? { candidates } : {}) })),
    };
  } catch {
    return null;
  }
}
