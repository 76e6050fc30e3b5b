import { expect } from 'vitest';
import type { DeviceSecret } from '@/lib/accounts/device-secret';
import { foldHeat } from '@/lib/heatmaps/fold/fold-heat.server';
import { recountHeat } from '@/lib/heatmaps/fold/recount-heat.server';
import { auditLog } from '@/lib/ledger/audit/audit-log.server';
import { describeFinding } from '@/lib/ledger/audit/finding';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { publishProfiles } from '@/lib/ranking/publish/publish-profiles.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { now } from './arrivals';
import type { IntakeFixture } from './intake-fixture';
import { makeWholeDriver, reporterOf } from './make-whole-driver';

/** What tests of erasure ask of the drivers in a database and of the sums that count them. */
export function driversOf(db: IntakeFixture, prisma: PrismaClient) {
  async function settleCounts(): Promise<void> {
    await foldReports(db.pool);
    await foldHeat(db.pool);
    await publishProfiles(db.pool, now);
  }

  /** Every sum, as rows; what counts nothing is no row. */
  async function sums(): Promise<unknown> {
    const read = async (text: string) => (await db.pool.query<{ row: string }>(text)).rows.map(({ row }) => row);
    return {
      units: await read('SELECT u::text AS row FROM unit u ORDER BY 1'),
      lines: await read('SELECT e::text AS row FROM reporter_evidence e ORDER BY 1'),
      cells: await read('SELECT c::text AS row FROM evidence_cell c ORDER BY 1'),
      pairs: await read('SELECT c::text AS row FROM evidence_pair c ORDER BY 1'),
      provinces: await read('SELECT c::text AS row FROM evidence_province c WHERE reporters > 0 ORDER BY 1'),
      heat: await read(
        `SELECT concat_ws('|', period, family, filter, code, value, reporters, reports, squares) AS row FROM heat_cell WHERE reports > 0 ORDER BY 1`,
      ),
      profiles: await read('SELECT t::text AS row FROM profile_tally t WHERE reporters > 0 ORDER BY 1'),
    };
  }

  async function expectSound(): Promise<void> {
    await settleCounts();
    expect(await recountUnits(db.pool, { repair: false })).toMatchObject({ different: 0, first: [] });
    expect(await recountHeat(db.pool, { repair: false })).toMatchObject({ different: 0, first: [] });
    const findings: string[] = [];
    await auditLog(db.pool, (finding) => findings.push(describeFinding(finding)));
    expect(findings).toEqual([]);
  }

  let people = 0;
  return {
    settleCounts,
    sums,
    expectSound,
    reporterOf: (device: DeviceSecret) => reporterOf(db.pool, device),
    wholeDriver: () => makeWholeDriver(db.pool, prisma, `${9_000_000 + ++people}`, settleCounts),
  };
}
