import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HANDLED_ELSEWHERE, OWN_ROWS } from './my-data.server';
import { tablesOfDrivers } from './tables-of-drivers';

const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
const reached = tablesOfDrivers(schema);
const listed = OWN_ROWS.flatMap(({ name, tables }) => tables.map((table) => ({ name, table })));

describe('what is stored about a driver', () => {
  it('is found in the schema by relations and by the names of columns', () => {
    const tables = tablesOfDrivers(`
model Reporter {
  id BigInt @id
  photos Photo[]

  @@map("reporter")
}
model Photo {
  id BigInt @id
  ownerId BigInt @map("owner_id")
  owner Reporter @relation(fields: [ownerId], references: [id])

  @@map("photo")
}
model Scan {
  photoId BigInt @map("photo_id")

  @@map("scan")
}
model Note {
  receipt String

  @@map("note")
}
model Report {
  reporterId BigInt @map("reporter_id")

  @@map("report")
}
model City {
  id String @id

  @@map("city")
}
`);
    expect(tables).toEqual(
      new Map([
        ['reporter', 'reporter'],
        ['user', 'user'],
        ['photo', 'photo → reporter'],
        ['scan', 'scan.photo_id → photo'],
        ['note', 'note.receipt → report'],
        ['report', 'report.reporter_id → reporter'],
      ]),
    );
    for (const table of ['device', 'report', 'removal', 'submission', 'api_key', 'heat_identity', 'heat_left_out'])
      expect(reached.has(table), table).toBe(true);
    expect(reached.has('insurer')).toBe(false);
  });

  it.each([...reached])('can be exported and erased: table %s (%s)', (table, way) => {
    const places = listed.filter((entry) => entry.table === table).length + (table in HANDLED_ELSEWHERE ? 1 : 0);
    expect(
      places,
      `Table "${table}" holds rows of a driver (${way}) and must be in one place: in the tables of one part of OWN_ROWS in ` +
        'lib/accounts/my-data.server.ts (export an OwnRows from lib/<noun>/own-rows.server.ts and append it there), or in ' +
        'HANDLED_ELSEWHERE with what reads and deletes its rows instead.',
    ).toBe(1);
  });

  it('is listed for tables that are there, under names of its own', () => {
    const gone = [...listed.map(({ table }) => table), ...Object.keys(HANDLED_ELSEWHERE)].filter(
      (table) => !reached.has(table),
    );
    expect(gone, 'tables that hold no rows of a driver (any more)').toEqual([]);
    const names = OWN_ROWS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});
