import type { z } from 'zod';
import type { ReportProblem } from './read-report';

const CODES: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  too_big: 'too_long',
  too_small: 'too_short',
  invalid_value: 'not_in_list',
  invalid_format: 'bad_format',
};

/** What zod refused, as field and code: one entry per field, unknown fields by their own name. A body that is no object is `body`. */
export function inputProblems(error: z.ZodError): ReportProblem[] {
  const problems = new Map<string, ReportProblem>();
  for (const issue of error.issues) {
    for (const problem of issue.code === 'unrecognized_keys' ? unknown(issue) : [known(issue)]) {
      if (!problems.has(problem.field)) problems.set(problem.field, problem);
    }
  }
  return [...problems.values()];
}

const unknown = (issue: z.core.$ZodIssueUnrecognizedKeys): ReportProblem[] =>
  issue.keys.slice(0, 20).map((key) => ({ field: key.slice(0, 60), code: 'unknown_field' }));

function known(issue: z.core.$ZodIssue): ReportProblem {
  const field = issue.path.length > 0 ? String(issue.path[0]) : 'body';
  const absent = issue.code === 'invalid_type' && issue.input === undefined && field !== 'body';
  return { field, code: absent ? 'missing' : (CODES[issue.code] ?? 'bad_type') };
}
