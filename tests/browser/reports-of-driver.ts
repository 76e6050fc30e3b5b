import { ask } from './ask-database';

/** One stored report, as the table has it. */
export type ReportRow = {
  receipt: string;
  received_at: Date;
  called_at: Date;
  called_precision: string;
  caller_key: Buffer;
  number_kind: string;
  number_prefix: string | null;
  enterprise_number: string | null;
  claim: string;
  insurer_id: string | null;
  city: string;
  door: string;
  proof: string;
} & Record<string, unknown>;

/** All reports of the driver who holds a receipt, oldest first. */
export const reportsOfDriver = (receipt: string): Promise<ReportRow[]> =>
  ask<ReportRow>(
    `SELECT r.*, c.name_zh AS city FROM report r JOIN city c ON c.adcode = r.city_adcode
     WHERE r.reporter_id = (SELECT reporter_id FROM report WHERE receipt = $1) ORDER BY r.id`,
    [receipt],
  );
