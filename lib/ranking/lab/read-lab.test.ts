import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLedger, inputOf, openTables } from './cells-of-ledger';
import type { LabExposure } from './lab-format';
import { readLedgers } from './read-lab.server';
import { windowOf } from './reporter-ledger';

const CAPS = { callsPerWeek: 3, callsPerPair: 6, callsPerReporter: 20 };
const EXPOSURE: LabExposure = {
  windowStart: '2026-05-04T00:00:00+08:00',
  days: 28,
  provinces: [{ code: '11', vehicles: 1 }],
  insurers: ['I1', 'I2', 'I3'].map((insurerId) => ({ insurerId, insuredVehicles: 10 })),
};
const WINDOW = windowOf(EXPOSURE);

const lines = Array.from({ length: 3000 }, (_, j) =>
  JSON.stringify({
    reporterId: `司机\t${(j * 7) % 401}`,
    reporterCreatedAt: `2026-04-${String(1 + (j % 28)).padStart(2, '0')}T10:00:00+08:00`,
    reporterTier: j % 3,
    reporterProvince: '11',
    kind: j % 11 ? 'harassment' : 'legit',
    claimedInsurerId: j % 5 ? `I${1 + (j % 4)}` : null,
    reportedAt: `2026-05-${String(4 + (j % 28)).padStart(2, '0')}T09:00:00+08:00`,
  }),
);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-lab-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fold(text: string, partBytes?: number) {
  const file = join(folder, 'reports.ndjson');
  await writeFile(file, text);
  const tables = openTables(WINDOW, EXPOSURE);
  let ledgers = 0;
  for await (const ledger of readLedgers(file, WINDOW, partBytes)) {
    addLedger(tables, ledger, CAPS);
    ledgers++;
  }
  const sorted = <T>(rows: readonly T[]) => rows.map((row) => JSON.stringify(row)).sort();
  const { cells, pairs, companions, ...rest } = inputOf(tables, EXPOSURE, 0.03);
  return { ledgers, input: { ...rest, cells: sorted(cells), pairs: sorted(pairs), companions: sorted(companions) } };
}

const spills = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('rank-spill-'));

describe('readLedgers', () => {
  it('gives the same sums whether reporters fit in memory or not, in whatever order lines come', async () => {
    const whole = await fold(lines.join('\n'));
    const parted = await fold([...lines].sort().join('\r\n'), 20_000);
    expect(whole.ledgers).toBe(1);
    expect(parted.ledgers).toBeGreaterThan(10);
    expect(parted.input).toEqual(whole.input);
    expect(whole.input.cells.length).toBeGreaterThan(20);
  });

  it('stops at a line that is no report, says which, and leaves nothing on the disk', async () => {
    const before = await spills();
    const broken = [...lines.slice(0, 1500), '', '{"reporterId":"u1"', ...lines.slice(1500)].join('\n');
    await expect(fold(broken)).rejects.toThrow('line 1502 is not JSON');
    await expect(fold(broken, 20_000)).rejects.toThrow('line 1502 is not JSON');
    expect(await spills()).toEqual(before);
  });
});
