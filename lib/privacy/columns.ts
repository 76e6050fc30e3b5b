import { ACCOUNT_COLUMNS } from './columns/accounts';
import type { ColumnsOf } from './columns/column-rule';
import { EVIDENCE_COLUMNS } from './columns/evidence';
import { HEATMAP_COLUMNS } from './columns/heatmaps';
import { LEDGER_COLUMNS } from './columns/ledger';
import { OWN_COLUMNS } from './columns/own-affairs';
import { RANKING_COLUMNS } from './columns/ranking';
import { RECORD_COLUMNS } from './columns/record';
import { REFERENCE_COLUMNS } from './columns/reference';
import { RELEASE_COLUMNS } from './columns/releases';
import { REPLY_COLUMNS } from './columns/replies';
import { REPORT_COLUMNS } from './columns/reports';

const NOUNS: readonly ColumnsOf[] = [
  REFERENCE_COLUMNS,
  REPORT_COLUMNS,
  RECORD_COLUMNS,
  EVIDENCE_COLUMNS,
  LEDGER_COLUMNS,
  RANKING_COLUMNS,
  HEATMAP_COLUMNS,
  RELEASE_COLUMNS,
  ACCOUNT_COLUMNS,
  OWN_COLUMNS,
  REPLY_COLUMNS,
];

/** Every column of every model of prisma/schema.prisma, as Model → field. columns.test.ts fails on a gap or a leftover. */
export const COLUMNS: ColumnsOf = joined(NOUNS);

/** @throws Error where two nouns have rules for one model: the stricter could be the one that is lost */
export function joined(nouns: readonly ColumnsOf[]): ColumnsOf {
  const all = new Map<string, ColumnsOf[string]>();
  for (const [model, rules] of nouns.flatMap((noun) => Object.entries(noun))) {
    if (all.has(model)) throw new Error(`${model} is classified twice`);
    all.set(model, rules);
  }
  return Object.fromEntries(all);
}
