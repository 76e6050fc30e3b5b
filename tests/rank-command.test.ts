import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROVINCES = ['11', '44'];
const EXPOSURE = {
  windowStart: '2026-05-04T00:00:00+08:00',
  days: 56,
  provinces: PROVINCES.map((code) => ({ code, vehicles: 1_000_000 })),
  insurers: [
    ...['often', 'usual', 'seldom'].map((insurerId) => ({ insurerId, insuredVehicles: 500_000 })),
    { insurerId: 'unknown-size', insuredVehicles: null },
  ],
};
/** Of ten drivers so many name the insurer: three times as many the first as the second. */
const NAMED_BY = { often: 9, usual: 3, seldom: 1, 'unknown-size': 3 };
const DRIVERS = 900;

const lines = Array.from({ length: DRIVERS }, (_, driver) =>
  Object.entries(NAMED_BY)
    .filter(([, of]) => (driver * 7) % 10 < of)
    .map(([claimedInsurerId], j) =>
      JSON.stringify({
        reporterId: `driver-${driver}`,
        reporterCreatedAt: `2026-0${4 + (driver % 2)}-${String(1 + (driver % 27)).padStart(2, '0')}T10:00:00+08:00`,
        reporterTier: driver % 3,
        reporterProvince: PROVINCES[driver % 2],
        kind: 'harassment',
        claimedInsurerId,
        reportedAt: new Date(
          Date.parse('2026-05-04T09:00:00+08:00') + ((driver * 11 + j) % 56) * 86_400_000,
        ).toISOString(),
      }),
    ),
).flat();

type Row = { insurerId: string; ranked: boolean; score: number; rankLow: number; rankHigh: number };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rank-command-'));
  await writeFile(join(folder, 'exposure.json'), JSON.stringify(EXPOSURE));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs it where the files lie, as whoever ranks a file of his own does. */
async function rank(reports: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  await writeFile(join(folder, 'reports.ndjson'), reports);
  const env = { ...process.env, INIT_CWD: folder };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['lib/commands/run.mjs', 'rank', ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

const FILES = ['--reports', 'reports.ndjson', '--exposure', 'exposure.json', '--out', 'ranking.json'];

describe('npm run rank on a file of reports', () => {
  it('writes the index, its interval and what was set aside, the same in any order of lines', async () => {
    const ran = await rank(lines.join('\n'), ...FILES);
    expect(ran).toMatchObject({ code: 0, err: expect.not.stringContaining('wurao:') });
    const written = await readFile(join(folder, 'ranking.json'), 'utf8');
    const rows = JSON.parse(written) as Row[];
    const of = (id: string) => rows.find((row) => row.insurerId === id) as Row;
    expect(of('often').score).toBeGreaterThan(2 * of('usual').score);
    expect(of('usual').score).toBeGreaterThan(2 * of('seldom').score);
    expect(of('often')).toMatchObject({ ranked: true, rankLow: 1, rankHigh: 1 });
    expect(rows.map(({ insurerId }) => insurerId)).toEqual(['often', 'usual', 'seldom']);
    expect(JSON.parse(await readFile(join(folder, 'ranking.set-aside.json'), 'utf8'))).toHaveProperty('setAside');
    await rank([...lines].reverse().join('\n'), ...FILES);
    expect(await readFile(join(folder, 'ranking.json'), 'utf8')).toBe(written);
  });

  it('names the line that is no report, and writes nothing', async () => {
    await rm(join(folder, 'ranking.json'), { force: true });
    const ran = await rank([...lines.slice(0, 4), '{"reporterId": 5}'].join('\n'), ...FILES);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('line 5 is not a report: reporterId is no text');
    await expect(readFile(join(folder, 'ranking.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('says how it is used when a file is not named', async () => {
    const ran = await rank('', '--reports', 'reports.ndjson');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('npm run rank -- --reports');
  });
});
