import 'server-only';
import { err, ok, type Result } from '@/lib/platform/result';
import { allProblems } from './all-problems';
import { type FormToken, type FormTokenProblem, openFormToken, readFormToken } from './form-token';
import { inputProblems } from './input-problems';
import { earlierReport } from './intake/earlier-report.server';
import { repeatCall } from './intake/repeat-call';
import { type SaidColumns, saidColumns } from './intake/report-row';
import { type StoreContext, type Stored, type StoreProblem, storeOnce } from './intake/store-once.server';
import { identityOf } from './intake/submission-identity';
import { type ReportProblem, readReport } from './read-report';
import { repeatInput, reportInput } from './report-input';

/** All that a submission depends on besides what it says. */
export type SubmitContext = StoreContext & { readonly idempotencyKey: string | null };

export type SubmitProblem =
  | { readonly kind: 'invalid'; readonly problems: readonly ReportProblem[] }
  | { readonly kind: 'form_token'; readonly problem: FormTokenProblem }
  | StoreProblem;

/** What a body says, once parsed: the columns to keep, the words that tell a replay from another report, token and proof. */
type Read = { columns: SaidColumns; said: object; formToken: string | undefined; proof: string | undefined };

/**
 * Takes one report, or the repetition of an earlier one (`again`): parses it, asks the rules, charges the limits, stores it. Resolves after the
 * commit; the same submission twice is one report.
 * @param raw the decoded body, of any shape
 */
export async function submitReport(raw: unknown, context: SubmitContext): Promise<Result<Stored, SubmitProblem>> {
  const read = isRepeat(raw) ? await readRepeat(raw, context) : readNew(raw, context);
  if (!read.ok) return err({ kind: 'invalid', problems: read.error });
  const { columns, said, formToken, proof } = read.value;
  const token = formToken === undefined ? ok(null) : readToken(formToken, context);
  if (!token.ok) return err({ kind: 'form_token', problem: token.error });
  const page = token.value?.id ?? null;
  return storeOnce({ columns, said, proof, key: context.idempotencyKey ?? page, page }, context);
}

/** Beside a key the token only says which page it was, and a draft may be sent days later; as the key itself it must be fresh. */
const readToken = (text: string, { idempotencyKey, now, keys }: SubmitContext): Result<FormToken, FormTokenProblem> =>
  idempotencyKey === null ? readFormToken(text, now, keys) : openFormToken(text, keys);

const isRepeat = (raw: unknown): boolean => typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'again');

function readNew(raw: unknown, { now, keys }: SubmitContext): Result<Read, readonly ReportProblem[]> {
  const parsed = reportInput.safeParse(raw, { reportInput: true });
  if (!parsed.success) return err(allProblems(raw, parsed.error, now));
  const report = readReport(parsed.data, now);
  if (!report.ok) return report;
  const { formToken, proof, ...said } = parsed.data;
  return ok({ columns: saidColumns(report.value, keys), said, formToken, proof });
}

async function readRepeat(raw: unknown, context: SubmitContext): Promise<Result<Read, readonly ReportProblem[]>> {
  const parsed = repeatInput.safeParse(raw, { reportInput: true });
  if (!parsed.success) return err(inputProblems(parsed.error));
  const { again, formToken, proof } = parsed.data;
  const { sender, keys, queue, random, now } = context;
  const { identity } = identityOf(sender, null, random, keys);
  const earlier = await earlierReport(queue.pool, again, identity);
  if (!earlier) return err([{ field: 'again', code: 'again_unknown' }]);
  return ok({ columns: repeatCall(earlier, now), said: { again }, formToken, proof });
}
