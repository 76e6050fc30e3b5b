import 'server-only';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '@/lib/platform/exclusive-lock.mjs';
import { readIfThere } from './cluster-folder.server';

export type Postmaster = { readonly pid: number; readonly port: number };

/** Path of the file in which a running PostgreSQL writes its process id and port. */
export const pidFileOf = (files: string): string => join(files, 'postmaster.pid');

/**
 * The server that runs on these files, if any. A pid file whose process is gone, is a zombie, or is by now some other
 * program (ids are reused after a reboot, and in every new container) does not count.
 */
export function findPostmaster(files: string): Postmaster | null {
  const lines = readIfThere(pidFileOf(files))?.split('\n');
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !isPostgres(pid)) return null;
  // The port is written a moment after the id; until then the server counts as running on no port.
  return { pid, port: Number.isInteger(port) ? port : 0 };
}

function isPostgres(pid: number): boolean {
  return /postgres/.test(commandLine(pid));
}

function commandLine(pid: number): string {
  if (process.platform === 'win32') return 'postgres';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}
