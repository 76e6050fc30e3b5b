import { isObject } from '@/components/device/device-list';
import { rememberNumber } from '../again/kept-numbers';
import type { ReportBody } from './report-body';
import { noteServerDate } from './server-now';

export type PostedProblem = { field: string; code: string; message: string; candidates?: string[] };

/**
 * What became of a report. `stored`: it is there, `before` this submission or by it; the code to restore the driver by comes with it. `known`: this key was stored before, the receipt is not told.
 * `later`: the server cannot (no message) or will not take it; `mayPass` when that may be over soon. `unreachable`: no answer; it may or may not have arrived.
 */
export type Posted =
  | { readonly kind: 'stored'; readonly receipt: string; readonly before: boolean; readonly recoveryCode?: string }
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly problems: readonly PostedProblem[] }
  | { readonly kind: 'later'; readonly message: string | null; readonly mayPass: boolean }
  | { readonly kind: 'unreachable' };

const PATIENCE = 20_000;
const RECEIPT = /^[0-9A-Z]{16}$/;

/** Sends a report, or `{again}`, under an Idempotency-Key; the device remembers the number of one that was taken. Never throws. @param language of the answers */
export async function postReport(body: ReportBody, key: string, language: string): Promise<Posted> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch('/api/v1/reports', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language, 'Idempotency-Key': key },
      body: JSON.stringify(body),
      signal: stop.signal,
    });
    noteServerDate(response);
    const posted = readAnswer(response.status, await response.json().catch(() => null));
    if (posted.kind === 'stored') rememberNumber(body, posted.receipt);
    return posted;
  } catch {
    return { kind: 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}

/** Reads an answer of the API; what is none of ours is `later`. */
export function readAnswer(status: number, answer: unknown): Posted {
  const { receipt, recoveryCode: code, errors, detail } = isObject(answer) ? answer : {};
  if ((status === 201 || status === 409) && typeof receipt === 'string' && RECEIPT.test(receipt)) {
    return {
      kind: 'stored',
      receipt,
      before: status === 409,
      ...(typeof code === 'string' ? { recoveryCode: code } : {}),
    };
  }
  if (status === 422 && Array.isArray(errors)) {
    const problems = errors.filter(isProblem);
    return problems.some(({ code }) => code === 'key_reused') ? { kind: 'known' } : { kind: 'refused', problems };
  }
  const mayPass = status === 429 || status >= 500;
  return { kind: 'later', message: typeof detail === 'string' && status < 500 ? detail : null, mayPass };
}

const isProblem = (row: unknown): row is PostedProblem =>
  isObject(row) && [row.field, row.code, row.message].every((text) => typeof text === 'string');
