import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** Linux counts in hundredths of a second. */
const TICK_MICROSECONDS = 10_000;

type Stat = { readonly parent: number; readonly spent: number; readonly withChildren: number };

/** What the kernel says of a process, or null where it does not say (another system, or the process is gone). */
function statOf(pid: number): Stat | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ').map(Number) ?? [];
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
    const spent = (user + system) * TICK_MICROSECONDS;
    return { parent: fields[1] ?? 0, spent, withChildren: spent + (childUser + childSystem) * TICK_MICROSECONDS };
  } catch {
    return null;
  }
}

/** Microseconds of processor time that a process and all it has started have spent, those that ended included; null where the system does not say. */
export function spentByFamily(pid: number): number | null {
  const own = statOf(pid);
  if (!own) return null;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = pids.map((name) => statOf(Number(name))).filter((stat) => stat?.parent === pid);
  return children.reduce((sum, stat) => sum + (stat?.spent ?? 0), own.withChildren);
}

/** The process that the backends of a database belong to, or null where the system does not say. */
export async function postmasterOf(url: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const parent = statOf(rows[0]?.pid ?? 0)?.parent ?? null;
  await client.end();
  return parent;
}

/** Resident memory of a process in megabytes: now, and at its highest. */
export function memoryOf(pid: number): { readonly now: number; readonly highest: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
    return { now: of('VmRSS'), highest: of('VmHWM') };
  } catch {
    return null;
  }
}
