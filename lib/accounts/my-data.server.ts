import 'server-only';
import { CANARY_OWN_ROWS } from '@/lib/canaries/own-rows.server';
import { CASE_OWN_ROWS } from '@/lib/cases/own-rows.server';
import { EVIDENCE_OWN_ROWS } from '@/lib/evidence/own-rows.server';
import { RECORD_OWN_ROWS } from '@/lib/record/own-rows.server';
import { SHIELD_OWN_ROWS } from '@/lib/shield/own-rows.server';
import type { OwnRows } from './own-rows';

/** What each noun stores about a driver: read by «export all», deleted by «erase all». A noun with a table of a driver's rows appends its part. */
export const OWN_ROWS: readonly OwnRows[] = [
  RECORD_OWN_ROWS,
  EVIDENCE_OWN_ROWS,
  CANARY_OWN_ROWS,
  CASE_OWN_ROWS,
  SHIELD_OWN_ROWS,
];

/** Tables that reach a driver and are in no part of the list, by name: what reads and deletes their rows instead, or why nothing has to. */
export const HANDLED_ELSEWHERE: Readonly<Record<string, string>> = {
  reporter: 'the driver himself: exported and deleted last',
  device: 'exported as dates, deleted with the reporter (cascade)',
  user: 'the account: exported as the ways to sign in, deleted with the reporter',
  account: 'exported as the ways to sign in, deleted with the user (cascade)',
  session: 'exported as days and kinds of device, deleted with the user (cascade)',
  api_key: 'exported as dates, deleted with the user (cascade)',
  reply:
    'what a representative sent for a company: exported with the account; deleted unless published, which is the company’s and stays without him',
  report: 'exported with labels and proofs; deleted after everything that refers to it',
  removal: 'exported with its report, deleted with it',
  submission: 'keyed hashes that answer replays: nothing to read, deleted with the report',
  ledger_entry: 'the public log: salt, content and reference are destroyed (eraseContent), the hash stays',
  unit: 'sums of the reports: folded anew without them',
  reporter_evidence: 'sums of the reports: folded anew without them',
  profile_reporter: 'sums of the reports: counted anew without them',
  heat_identity: 'whom the heat cells count a report for: settled before the reports go',
  heat_left_out: 'reports that the heat cells leave out: deleted with the report',
  refold_request: 'a request to fold a driver anew: deleted with the reporter',
  profile_request: 'a request to count a driver anew: deleted with the reporter',
};
