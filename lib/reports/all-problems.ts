import type { z } from 'zod';
import { inputProblems } from './input-problems';
import { type ReportProblem, readReport } from './read-report';
import { reportInput } from './report-input';

/** Answers that pass every rule, in the place of required ones that cannot be read. */
const SOUND = { insurer: 'unknown', city: '110100' } as const;

/**
 * All that is to be mended in a body that the schema refuses, in the order of the form: what the schema says, and what the rules say of the answers
 * it could read.
 * @param raw the refused body
 * @param refused what the schema said of it
 */
export function allProblems(raw: unknown, refused: z.ZodError, now: Date): ReportProblem[] {
  const unreadable = inputProblems(refused);
  const fields = new Set(unreadable.map(({ field }) => field));
  if (fields.has('body')) return unreadable;
  const answers = Object.entries(raw as object).filter(([field]) => Object.hasOwn(reportInput.shape, field));
  const readable = answers.filter(([field]) => !fields.has(field));
  const parsed = reportInput.safeParse({ ...SOUND, ...Object.fromEntries(readable) });
  const read = parsed.success ? readReport(parsed.data, now) : null;
  const wrong = !read || read.ok ? [] : read.error.filter(({ field }) => !fields.has(field));
  return [...unreadable, ...wrong].sort((a, b) => place(a) - place(b));
}

const ORDER = Object.keys(reportInput.shape);

/** Where the form asks for it; what it does not ask for comes last. */
const place = ({ field }: ReportProblem): number => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);
