import 'server-only';
import { err, ok, type Result } from '@/lib/platform/result';
import { enterByIdentity, type LinkProblem, linkIdentity } from './identities.server';
import { parseAsk, parsePhoneCode } from './phone-code';
import { type CodeParts, takeCode } from './phone-codes.server';

/** `malformed`: not six digits. `wrong`: another code was sent. `expired`: this one is worth nothing any more. */
export type CodeProblem = 'malformed' | 'wrong' | 'expired' | LinkProblem;

/**
 * The account that a typed code leads into: the one of its number, a new one for a new number, or, for somebody signed in, their own, to which the
 * number is added. @param typed.holder whose session the request has
 */
export async function enterByCode(
  parts: CodeParts,
  typed: { readonly ask: string; readonly code: string; readonly holder: string | null },
): Promise<Result<string, CodeProblem>> {
  const code = parsePhoneCode(typed.code);
  if (!code.ok) return err('malformed');
  const ask = parseAsk(typed.ask);
  if (!ask) return err('expired');
  const number = await takeCode(parts, ask, code.value);
  if (!number.ok) return number;
  if (typed.holder === null) return ok(await enterByIdentity(parts.db, 'phone', number.value));
  const linked = await linkIdentity(parts.db, typed.holder, 'phone', number.value);
  return linked.ok ? ok(typed.holder) : linked;
}
