import 'server-only';
import type pg from 'pg';
import { chinaDate } from '@/lib/platform/china-time';
import { periodRange } from '@/lib/platform/period-range';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { addLine, noSums } from '@/lib/ranking/state/evidence-sums';
import { CAPS } from '@/lib/ranking/state/evidence-window.server';
import { linesOfPeriod, weeksOfPeriod } from '@/lib/ranking/state/lines-of-period.server';
import type { InsurerEvidence, InsurerExposure } from '../evidence';
import type { Method } from '../methods';
import { computedRun } from './computed-run';
import { evidenceOfSums } from './evidence-of-sums';
import { asStored, canonicalInput, provinceVehicles, type RunInput } from './run-input';
import { inForceOf, type SetAsideInForce } from './set-aside-in-force';
import { runSalt, sha256, storeRun } from './store-run.server';

/**
 * Publishes the cross-checked ranking of a closed period, once and for all, and stores the run behind it whole. The caps hold within the period. Call
 * under the publishing lock, in one transaction.
 * @param counts the counts shown beside the rows
 * @returns what it leaves out, for the filtered views of the period
 */
export async function closePeriod(
  client: pg.ClientBase,
  period: string,
  of: {
    readonly counts: readonly InsurerEvidence[];
    readonly exposure: readonly InsurerExposure[];
    readonly method: Method;
    readonly now: Date;
  },
): Promise<SetAsideInForce> {
  const { counts, exposure, method, now } = of;
  const input = asStored(await inputOf(client, period, exposure));
  const computed = computedRun(input, counts, method);
  const salt = runSalt();
  await client.query(
    `INSERT INTO ranking_snapshot (view, taken_at, method, parameters, inputs_hash, rows) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      `${period}|all`,
      now,
      method.version,
      JSON.stringify(CROSS_CHECK_PARAMETERS),
      sha256(canonicalInput({ ...input, salt })),
      JSON.stringify({ rows: computed.rows, crossCheck: computed.crossCheck }),
    ],
  );
  await storeRun(client, computed, { period, day: chinaDate(now), now, cause: 'closed', method, salt });
  return inForceOf(computed);
}

async function inputOf(client: pg.ClientBase, period: string, exposure: readonly InsurerExposure[]): Promise<RunInput> {
  const range = periodRange(period);
  const window = weeksOfPeriod(range);
  const sums = noSums();
  for await (const lines of linesOfPeriod(client, range))
    for (const line of lines) addLine(sums, line, window, CAPS, 1);
  return { salt: '', ...window, exposure, provinces: provinceVehicles(), evidence: evidenceOfSums(sums) };
}
