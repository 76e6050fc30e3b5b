import type { ColumnValue } from '@/lib/platform/record-literal';
import type { ReportRow } from './arrival';

/** The columns of table `report` in its own order: a record is read by position. A column added to the table is added here, at the end. */
export const REPORT_COLUMNS = [
  'id',
  'receipt',
  'reporter_id',
  'received_at',
  'called_at',
  'called_precision',
  'caller_key',
  'number_kind',
  'number_prefix',
  'enterprise_number',
  'claim',
  'insurer_id',
  'city_adcode',
  'province_adcode',
  'role',
  'relation',
  'refusal',
  'refused_days_ago',
  'answer',
  'same_day_calls',
  'campaign_start',
  'campaign_calls',
  'addressed_as',
  'said_name',
  'said_company',
  'said_certificate',
  'facts',
  'lures',
  'leak_point',
  'leak_confidence',
  'days_to_expiry',
  'expiry_bucket',
  'did',
  'wants',
  'outcome',
  'door',
  'proof',
] as const satisfies readonly (keyof ReportRow | 'id' | 'reporter_id')[];

/** A report as a record of table `report`; id and reporter are the database's to give. */
export const reportRecord = (row: ReportRow): ColumnValue[] =>
  REPORT_COLUMNS.map((name) => (name === 'id' || name === 'reporter_id' ? null : row[name]));
