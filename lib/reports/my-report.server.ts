import 'server-only';
import { accountKeys } from '@/lib/accounts/account-keys.server';
import { type FoundReporter, findReporterOfDevice, findReporterOfUser } from '@/lib/accounts/find-reporter.server';
import { formatRecoveryCode, recoveryCodeOf } from '@/lib/accounts/recovery-code';
import { readSession } from '@/lib/accounts/sign-in.server';
import { readThisDevice } from '@/lib/accounts/this-device.server';
import { visibleReporter } from '@/lib/accounts/visible-reporter';
import { pool } from '@/lib/platform/database.server';

/** One report as its author sees it; codes are those of the taxonomy and the registries. */
export type MyReceipt = {
  readonly receipt: string;
  readonly receivedAt: Date;
  readonly calledAt: Date;
  readonly calledPrecision: string;
  readonly claim: string;
  readonly insurerId: string | null;
  readonly cityAdcode: string;
  readonly numberKind: string;
  readonly numberPrefix: string | null;
  readonly enterpriseNumber: string | null;
  readonly role: string;
  readonly refusal: string;
  readonly facts: readonly string[];
  readonly did: readonly string[];
  readonly wants: readonly string[];
  readonly outcome: string | null;
  /** The kind of place that a planted name or address of this call was left at; null where none was heard. */
  readonly markedPlace: string | null;
  readonly removed: boolean;
};

/** `recoveryCode`: ready to be copied, null when its secret is gone. `locked`: kept by an account that is not signed in here. */
export type ReceiptView =
  | { readonly kind: 'mine'; readonly report: MyReceipt; readonly recoveryCode: string | null }
  | { readonly kind: 'locked' };

const RECEIPT = /^[0-9A-Z]{16}$/;

/** A receipt's report, if the visitor of the running request sent it; null for anybody else and for a receipt that does not exist. */
export async function readMyReceipt(receipt: string): Promise<ReceiptView | null> {
  if (!RECEIPT.test(receipt)) return null;
  const device = await readThisDevice();
  const session = await readSession();
  const onDevice = device && (await findReporterOfDevice(pool(), accountKeys(), device));
  const ofUser = session && (await findReporterOfUser(pool(), session.userId));
  const { own, unkept, locked } = visibleReporter<FoundReporter>(session?.userId ?? null, ofUser, onDevice);
  for (const reporter of [own, unkept]) {
    const report = reporter && (await findReport(receipt, reporter));
    if (report) return { kind: 'mine', report, recoveryCode: codeOf(reporter) };
  }
  return locked && onDevice && (await findReport(receipt, onDevice)) ? { kind: 'locked' } : null;
}

/** Whether a receipt is of a report of this driver. */
export async function isReportOf(receipt: string, reporter: Pick<FoundReporter, 'id'>): Promise<boolean> {
  return RECEIPT.test(receipt) && (await findReport(receipt, reporter)) !== null;
}

async function findReport(receipt: string, reporter: Pick<FoundReporter, 'id'>): Promise<MyReceipt | null> {
  const { rows } = await pool().query<MyReceipt>(
    `select r.receipt, r.received_at as "receivedAt", r.called_at as "calledAt", r.called_precision as "calledPrecision",
            r.claim, r.insurer_id as "insurerId", r.city_adcode as "cityAdcode", r.number_kind as "numberKind",
            r.number_prefix as "numberPrefix", r.enterprise_number as "enterpriseNumber",
            r.role, r.refusal, r.facts, r.did, r.wants, r.outcome,
            case when r.addressed_as = 'planted_variant' then r.leak_point end as "markedPlace", m.report_id is not null as removed
     from report r left join removal m on m.report_id = r.id
     where r.receipt = $1 and r.reporter_id in (select id from reporter where id = $2 or merged_into_id = $2)`,
    [receipt, String(reporter.id)],
  );
  return rows[0] ?? null;
}

function codeOf(reporter: FoundReporter): string | null {
  const code = recoveryCodeOf(accountKeys(), reporter);
  return code && formatRecoveryCode(code);
}
