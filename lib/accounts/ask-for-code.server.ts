import 'server-only';
import { randomBytes, randomInt } from 'node:crypto';
import { log } from '@/lib/platform/log.server';
import type { Limiter } from '@/lib/platform/rate-limit.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { findIdentity } from './identities.server';
import { identityHashes } from './identity';
import { ASK_BYTES, CODES, type CodeAsk, mintAsk, phoneCode } from './phone-code';
import { type CodeParts, forgetCode, keepCode } from './phone-codes.server';
import { parseMobileNumber } from './phone-number';
import type { DeliverCode } from './sms/deliver-code.server';

/** `malformed`: no mobile number. `limited`: this network or device asked too often, or everybody together. `undelivered`: the gateway did not take the message. */
export type AskCodeProblem = 'malformed' | 'limited' | 'undelivered';

export interface AskCodeParts extends CodeParts {
  readonly deliver: DeliverCode;
  readonly limits: Record<'codeNumber' | 'codeNumberDay' | 'codeDevice' | 'codeNetwork' | 'codeSite', Limiter>;
  /** What the message says, for the catcher. */
  readonly say: (code: string) => string;
}

/**
 * Sends a code to a number. The answer, the work and the time are the same whether the number is known or new; one that has had too many messages
 * gets none, and nobody is told. @param from who asks: the device, if it has a secret, and the network
 */
export async function askForCode(
  parts: AskCodeParts,
  typed: string,
  from: { readonly device: string | null; readonly network: string },
): Promise<Result<CodeAsk, AskCodeProblem>> {
  const number = parseMobileNumber(typed);
  if (!number.ok) return err('malformed');
  const { db, keys, limits, deliver, say } = parts;
  if (!limits.codeNetwork.consume(from.network).ok) return err('limited');
  if (from.device !== null && !limits.codeDevice.consume(from.device).ok) return err('limited');
  const hashes = identityHashes(keys, 'phone', number.value);
  const [current = ''] = hashes;
  const quiet = !limits.codeNumberDay.consume(current).ok || !limits.codeNumber.consume(current).ok;
  if (!quiet && !limits.codeSite.consume('').ok) {
    log.warn({ perHour: limits.codeSite.limit.points }, 'no more codes are sent this hour');
    return err('limited');
  }
  // A number stored under the previous secret keeps that hash, else the code would open a second account.
  const numberHash = (await findIdentity(db, 'phone', hashes))?.hash ?? current;
  const ask = mintAsk(randomBytes(ASK_BYTES));
  const code = phoneCode(randomInt(CODES));
  await keepCode(parts, { ask, code: quiet ? null : code, numberHash, unfit: randomBytes(32) });
  if (quiet) return ok(ask);
  try {
    await deliver(number.value, code, say(code));
  } catch (error) {
    log.warn({ error: (error as Error).message }, 'a code was not delivered');
    await forgetCode(parts, ask);
    return err('undelivered');
  }
  return ok(ask);
}
