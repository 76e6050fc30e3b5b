import type { Published, TableRow } from '@/lib/privacy/gate';
import { GENERALISATIONS, RECORD_COLUMN_NAMES, type RecordColumn } from './record-columns';

/** Tables of the month that count by two columns which the records have too; the second key of each is the insurer's partner. */
export const PAIR_TABLES = Object.freeze({
  insurer_province_month: 'province',
  role_insurer_month: 'role',
  after_refusal_insurer_month: 'refusal',
  lure_insurer_month: 'lure',
} as const satisfies Record<string, RecordColumn>);

export type PairTable = keyof typeof PAIR_TABLES;

const INSURER = RECORD_COLUMN_NAMES.indexOf('insurer');
/** Only records know that several lures were named; no table tells of it. */
const UNTABLED = new Set(['lure several']);

/**
 * What records may say beside these tables: a company together with a province, role, refusal or lure only where the table shows that very
 * cell. So the records bring back nothing that a table hides, be it for its size or to protect another cell.
 */
export function shownPairs(
  tables: Readonly<Record<PairTable, Published<TableRow[]>>>,
): (places: readonly number[]) => boolean {
  const partners = (Object.keys(PAIR_TABLES) as PairTable[]).map((table) => {
    const column = RECORD_COLUMN_NAMES.indexOf(PAIR_TABLES[table]);
    const shown = new Set(tables[table].filter(({ total }) => !total).map(({ key }) => key.join(' ')));
    return { column, shown };
  });
  const [insurers] = [GENERALISATIONS[INSURER]];
  return (places) => {
    const insurer = places[INSURER] ?? 0;
    if (!insurers?.isLeaf(insurer)) return true;
    return partners.every(({ column, shown }) => {
      const place = places[column] ?? 0;
      const partner = GENERALISATIONS[column];
      if (!partner?.isLeaf(place) || UNTABLED.has(`${partner.name} ${partner.codes[place]}`)) return true;
      return shown.has(`${insurers.codes[insurer]} ${partner.codes[place]}`);
    });
  };
}
