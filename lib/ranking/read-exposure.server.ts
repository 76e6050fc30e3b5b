import 'server-only';
import { pool } from '@/lib/platform/database.server';
import type { InsurerExposure } from './evidence';
import { exposureInForce } from './publish/exposure-in-force.server';

/** All denominators in force. */
export async function readExposures(): Promise<InsurerExposure[]> {
  const client = await pool().connect();
  try {
    return await exposureInForce(client);
  } finally {
    client.release();
  }
}

/** The denominator in force for one insurer: its own, the pool it belongs to, or null. */
export async function readExposure(insurerId: string): Promise<InsurerExposure | null> {
  const all = await readExposures();
  const own = all.find((exposure) => exposure.insurerId === insurerId);
  return own ?? all.find((e) => e.insurerId === null && e.members.includes(insurerId)) ?? null;
}
