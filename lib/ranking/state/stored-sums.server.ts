import 'server-only';
import type pg from 'pg';
import { type EvidenceSums, noSums, type SumName } from './evidence-sums';

type SumTable = {
  readonly table: string;
  /** Key columns with their types, in the order of the key. */
  readonly key: readonly (readonly [column: string, type: 'text' | 'int' | 'smallint'])[];
  readonly sums: readonly (readonly [column: string, type: 'int' | 'bigint', name: SumName])[];
};

const BLOCK = [
  ['sign_up_week', 'int'],
  ['tier', 'smallint'],
] as const;

const TABLES: readonly SumTable[] = [
  {
    table: 'evidence_cell',
    key: [['insurer_id', 'text'], ['province_adcode', 'text'], ['week', 'int'], ...BLOCK],
    sums: [['hundredths', 'int', 'cells']],
  },
  {
    table: 'evidence_pair',
    key: [['insurer_id', 'text'], ...BLOCK],
    sums: [
      ['reporters', 'int', 'reporters'],
      ['squares', 'bigint', 'squares'],
    ],
  },
  {
    table: 'evidence_companion',
    key: [['named_id', 'text'], ['insurer_id', 'text'], ...BLOCK],
    sums: [['hundredths', 'int', 'companions']],
  },
  {
    table: 'evidence_province',
    key: [
      ['province_adcode', 'text'],
      ['tier', 'smallint'],
    ],
    sums: [['reporters', 'int', 'provinces']],
  },
];

/** Adds changes to the stored sums; rows that come to nothing go. Runs in the caller's transaction, under the fold's lock. */
export async function addToSums(client: pg.ClientBase, changes: EvidenceSums): Promise<void> {
  for (const table of TABLES) await addToTable(client, table, changes);
}

async function addToTable(client: pg.ClientBase, { table, key, sums }: SumTable, changes: EvidenceSums): Promise<void> {
  const keys = [...new Set(sums.flatMap(([, , name]) => [...changes[name].keys()]))];
  if (keys.length === 0) return;
  const parts = keys.map((text) => text.split('|'));
  const columns = [...key, ...sums];
  await client.query({
    name: `add-to-${table}`,
    text: `INSERT INTO ${table} (${columns.map(([column]) => column).join(', ')})
      SELECT * FROM unnest(${columns.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')})
      ON CONFLICT (${key.map(([column]) => column).join(', ')})
      DO UPDATE SET ${sums.map(([column]) => `${column} = ${table}.${column} + excluded.${column}`).join(', ')}`,
    values: [
      ...key.map((_, i) => parts.map((fields) => fields[i])),
      ...sums.map(([, , name]) => keys.map((text) => changes[name].get(text) ?? 0)),
    ],
  });
  await client.query(`DELETE FROM ${table} WHERE ${sums[0]?.[0]} = 0`);
}

/** All stored sums. */
export async function readSums(client: pg.ClientBase): Promise<EvidenceSums> {
  const read = noSums();
  for (const { table, key, sums } of TABLES) {
    const text = `SELECT ${[...key, ...sums].map(([column]) => column).join(', ')} FROM ${table}`;
    const { rows } = await client.query<(string | number)[]>({ text, rowMode: 'array' });
    for (const row of rows) {
      const name = row.slice(0, key.length).join('|');
      sums.forEach(([, , sum], i) => {
        read[sum].set(name, Number(row[key.length + i]));
      });
    }
  }
  return read;
}

/** Replaces all stored sums. */
export async function replaceSums(client: pg.ClientBase, sums: EvidenceSums): Promise<void> {
  for (const { table } of TABLES) await client.query(`DELETE FROM ${table}`);
  await addToSums(client, sums);
}
