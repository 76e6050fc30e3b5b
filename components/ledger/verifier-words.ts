import type { Outcome } from '@/lib/ledger/evidence';

/** Why nothing was proven. */
export type VerifierProblem = Extract<Outcome, { ok: false }>['why'] | 'unreadable';

/** The words of the verifier, in the page's language; `{…}` are filled in on the device. */
export type VerifierWords = Record<
  | 'label'
  | 'hint'
  | 'files'
  | 'keys'
  | 'keysHint'
  | 'button'
  | 'working'
  | 'clear'
  | 'receiptTitle'
  | 'receipt'
  | 'consistencyTitle'
  | 'consistency'
  | 'failedTitle',
  string
> & { problems: Record<VerifierProblem, string> };

export const PROBLEMS: readonly VerifierProblem[] = [
  'unreadable',
  'incomplete',
  'not_a_note',
  'not_a_checkpoint',
  'unsigned',
  'forged',
  'other_log',
  'other_logs',
  'not_included',
  'not_consistent',
];
