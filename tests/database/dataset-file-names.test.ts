import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frozenDataset } from './frozen-dataset';
import { get, getFile } from './released-files';

const dataset = frozenDataset();

describe('names of files', () => {
  const missing = async (path: string) => {
    const response = await get(path);
    expect(response.status, path).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ type: 'about:blank', status: 404, title: 'Not Found' });
  };

  it('that do not exist are not found', async () => {
    const month = '/dataset/2026-10';
    await missing(`${month}/role_insurer_month`);
    await missing(`${month}/role_insurer_month.xml`);
    await missing(`${month}/report.csv`);
    await missing(`${month}/leak_knew_quarter.csv`);
    await missing(`${month}/role_insurer_month.csv/more.csv`);
    await missing('/dataset/2027-01/role_insurer_month.csv');
    await missing('/dataset/2026-13/role_insurer_month.csv');
    await missing('/dataset/role_insurer_month.csv');
    await missing('/dataset/columns.csv');
    await missing('/dataset/');
  });

  it('may be anything at all without an error of ours', async () => {
    const word = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'latest',
        '2026-10',
        '2026-Q4',
        '__proto__',
        'constructor',
        "';--",
        '..',
        '\0',
        '%00',
        'role_insurer_month',
      ),
    );
    const file = fc.oneof(
      word,
      fc.tuple(word, fc.constantFrom('csv', 'json', 'CSV', '')).map((parts) => parts.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 4 }), async (names) => {
        const response = await getFile(names);
        expect([200, 404]).toContain(response.status);
      }),
      { numRuns: 500 },
    );
  });

  it('of a stored table that could not have passed the gate are not found', async () => {
    const forged = [{ key: ['picc', 'robot'], total: false, reporters: 3, reports: 10 }];
    await dataset.db.query(`INSERT INTO release_table VALUES ('2026-09', 'role_insurer_month', $1, 1, 'none', now())`, [
      JSON.stringify(forged),
    ]);
    await missing('/dataset/2026-09/role_insurer_month.csv');
    await missing('/dataset/2026-09/role_insurer_month.json');
  });
});
