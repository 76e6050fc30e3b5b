import { type Cell, type Published, publishTable, type TableRow, type TableShape } from '@/lib/privacy/gate';

/** A dimension of a table, and the columns of a report that its codes come from. */
export type Dimension = {
  /** The model whose rows are counted by it, and the fields of it that the codes come from. Null or empty counts as `unknown`. */
  readonly of: 'Report' | 'ComplaintCase';
  readonly from: readonly string[];
  /** One report may stand in several cells: one for each of its codes, `none` without any. */
  readonly several: boolean;
};

const one = (...from: string[]): Dimension => Object.freeze({ of: 'Report', from, several: false });
const each = (...from: string[]): Dimension => Object.freeze({ of: 'Report', from, several: true });
const ofCase = (...from: string[]): Dimension => Object.freeze({ of: 'ComplaintCase', from, several: false });

/** Every dimension of every table. Reports book to the period of their receipt (`receivedAt`, Asia/Shanghai). */
export const DIMENSIONS = Object.freeze({
  /** Insurer id, or what was claimed instead: unknown, multi, not_insurer, impersonation. */
  insurer: one('insurerId', 'claim'),
  province: one('provinceAdcode'),
  city: one('cityAdcode'),
  /** 0 = Monday 00:00–00:59 in China; `unknown` where the report gives no hour. */
  hour_of_week: one('calledAt', 'calledPrecision'),
  /** Bucket of the days to expiry. */
  expiry: one('expiryBucket', 'daysToExpiry'),
  role: one('role'),
  relation: one('relation'),
  /** Whether the driver had asked for quiet before. */
  refusal: one('refusal'),
  lure: each('lures'),
  /** The knew_* facts. */
  knew: each('facts'),
  leak_point: one('leakPoint'),
  /** What the leak point rests on: a planted variant that the caller used, or the reporter's opinion. */
  basis: one('addressedAs', 'leakPoint'),
  /** The authority a complaint went to. */
  channel: ofCase('channel'),
  case_outcome: ofCase('outcome'),
  /** Band of the days from complaint to answer. */
  answer_days: ofCase('filedOn', 'outcomeOn'),
});

export type DimensionName = keyof typeof DIMENSIONS;

/** A predefined table: no other combination of columns is ever published. */
export type TableSpec = Omit<TableShape, 'dimensions' | 'margins'> & {
  readonly name: string;
  readonly period: 'month' | 'quarter';
  /** The first period that has it; earlier ones were frozen without. Null: all have. */
  readonly since: string | null;
  /** What is counted: reports by their receipt; complaints by the moment their end was told; of these, those that were answered. */
  readonly counts: 'reports' | 'cases' | 'answers';
  readonly dimensions: readonly DimensionName[];
  readonly margins: readonly (readonly DimensionName[])[];
  /** Key of the title in the namespace dataset-columns. */
  readonly titleKey: string;
};

function table(
  name: string,
  period: TableSpec['period'],
  dimensions: readonly DimensionName[],
  margins: readonly (readonly DimensionName[])[],
  { since = null, counts = 'reports' }: Partial<Pick<TableSpec, 'since' | 'counts'>> = {},
): TableSpec {
  const totals = !dimensions.some((dimension) => DIMENSIONS[dimension].several);
  const shape = { dimensions, margins: [...margins, []], totals };
  return Object.freeze({ name, period, since, counts, ...shape, titleKey: `tables.${name}` });
}

const byInsurer = (
  name: string,
  period: TableSpec['period'],
  by: DimensionName,
  alsoBy: readonly DimensionName[] = [],
) => table(name, period, ['insurer', by], [['insurer'], ...alsoBy.map((dimension) => [dimension])]);

/** The predefined tables. A margin is listed wherever another table, or the records, tell the same sum, so that its lines are protected. */
export const TABLES: readonly TableSpec[] = Object.freeze([
  table('insurer_province_month', 'month', ['insurer', 'province'], [['insurer'], ['province']]),
  table('city_month', 'month', ['province', 'city'], [['province']]),
  table('hour_of_week_province_quarter', 'quarter', ['province', 'hour_of_week'], [['province'], ['hour_of_week']]),
  table('hour_of_week_insurer_quarter', 'quarter', ['insurer', 'hour_of_week'], [['insurer'], ['hour_of_week']]),
  byInsurer('expiry_insurer_quarter', 'quarter', 'expiry'),
  byInsurer('role_insurer_month', 'month', 'role', ['role']),
  byInsurer('lure_insurer_month', 'month', 'lure'),
  byInsurer('knew_insurer_month', 'month', 'knew'),
  byInsurer('after_refusal_insurer_month', 'month', 'refusal', ['refusal']),
  byInsurer('relation_insurer_month', 'month', 'relation'),
  table('leak_knew_quarter', 'quarter', ['leak_point', 'knew'], [['leak_point']]),
  table(
    'leak_basis_knew_quarter',
    'quarter',
    ['leak_point', 'basis', 'knew'],
    [['leak_point', 'knew'], ['leak_point']],
    { since: '2026-Q4' },
  ),
  table('case_outcome_channel_quarter', 'quarter', ['channel', 'case_outcome'], [['channel']], {
    ...{ since: '2026-Q4', counts: 'cases' },
  }),
  table('case_days_channel_quarter', 'quarter', ['channel', 'answer_days'], [['channel']], {
    ...{ since: '2026-Q4', counts: 'answers' },
  }),
]);

/** The tables that a period ('YYYY-MM' or 'YYYY-Qn') has. */
export const tablesOf = (period: string): TableSpec[] =>
  TABLES.filter(
    ({ period: kind, since }) => (kind === 'quarter') === period.includes('Q') && (since === null || period >= since),
  );

/** The predefined table of that name. */
export const tableNamed = (name: string): TableSpec | undefined => TABLES.find((spec) => spec.name === name);

/**
 * One period of a predefined table, through the gate. `groups` are all groups of the period, small ones included; keys in
 * the order of `spec.dimensions`. Throws RangeError, and so publishes nothing, when a group is not a sound count.
 */
export function buildTable(spec: TableSpec, groups: readonly Cell[]): Published<TableRow[]> {
  const result = publishTable(groups, spec);
  if (!result.ok) throw new RangeError(`${spec.name}: ${result.error.code} at ${result.error.key}`);
  return result.value;
}
