import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import insurers from '@/prisma/reference/insurers.json';
import complaints from '@/prisma/reference/regulator-complaints.json';
import { insurerById } from './registry';

const REFERENCE = join(process.cwd(), 'prisma/reference');
const COLLECTED = join(process.cwd(), '../shared/reference');
const collected = existsSync(join(COLLECTED, 'insurers.csv'));
if (!collected)
  console.log('insurers: the collected CSV files are not beside the repository, comparison with them is skipped');

/** Rows of a CSV file whose quoted fields hold no line breaks. */
function readCsv(file: string): Record<string, string>[] {
  const [header = [], ...rows] = readFileSync(join(COLLECTED, file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((field) =>
        (field[1] ?? field[2] ?? '').replaceAll('""', '"'),
      ),
    );
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

describe.skipIf(!collected)('insurers.json and the collected table', () => {
  const rows = collected ? readCsv('insurers.csv') : [];

  it('have the same companies', () => {
    expect(rows.map(({ id }) => id)).toEqual([...insurers.insurers.map(({ id }) => id), insurers.unnamed.id]);
  });

  it('have every alias and every number', () => {
    for (const {
      id = '',
      aliases_zh = '',
      hotline = '',
      legal_name_zh,
      short_name_zh,
      name_en,
      successor_id,
      status,
    } of rows) {
      if (id === insurers.unnamed.id) {
        expect(insurers.unnamed.words).toEqual(aliases_zh.split('|'));
        continue;
      }
      const insurer = insurerById(id);
      expect(insurer).toMatchObject({
        legalNameZh: legal_name_zh,
        shortNameZh: short_name_zh,
        nameEn: name_en,
        status,
      });
      expect(insurer?.successorId ?? '').toBe(successor_id);
      expect(insurer?.aliases).toEqual(expect.arrayContaining(aliases_zh.split('|').filter(Boolean)));
      expect(insurer?.numbers.map(({ number }) => number)).toEqual(
        expect.arrayContaining(hotline.split('|').filter(Boolean)),
      );
    }
  });

  it('have the regulator’s figures, row by row', () => {
    const figures = readCsv('regulator_complaints.csv').map((row) => [
      row.period,
      row.insurer_short_name,
      row.value,
      row.rank,
    ]);
    const bare = (value: number | null) => (value === null ? '' : value);
    expect(complaints.rows.map((row) => [row.period, row.insurerName, bare(row.value), bare(row.rank)])).toEqual(
      figures.map(([period, name, value, rank]) => [period, name, value && Number(value), rank && Number(rank)]),
    );
  });
});

describe('regulator-complaints.json', () => {
  it('names known companies, metrics and sources only', () => {
    for (const { insurerId, metric, source } of complaints.rows) {
      if (insurerId !== null) expect(insurerById(insurerId), insurerId).toBeDefined();
      expect(complaints.metrics).toHaveProperty(metric);
      expect(complaints.sources).toHaveProperty(source);
    }
  });
});

describe('insurer-search.json', () => {
  const stored = readFileSync(join(REFERENCE, 'insurer-search.json'));

  it('is what its generator makes of insurers.json', () => {
    const made = execFileSync(process.execPath, [join(REFERENCE, 'build-insurer-search.mjs'), '--print']);
    expect(made.equals(stored)).toBe(true);
  });

  it('stays small and free of numbers and sources', () => {
    expect(gzipSync(stored).length).toBeLessThanOrEqual(12 * 1024);
    expect(stored.toString()).not.toMatch(/\d{5}|"source|"grade/);
  });
});
