import 'server-only';
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where things are in a cluster's folder. `files` is PostgreSQL's own data directory. */
export type ClusterFolder = {
  readonly home: string;
  readonly files: string;
  readonly password: string;
  readonly port: string;
  readonly log: string;
  readonly lock: string;
};

/** Makes the folder if it is missing. Throws a readable error when it belongs to somebody else. */
export function clusterFolder(dataDir: string): ClusterFolder {
  const home = resolve(dataDir);
  try {
    mkdirSync(home, { recursive: true });
  } catch (error) {
    throw new Error(`cannot make ${home} (${(error as NodeJS.ErrnoException).code}): is its parent folder yours?`);
  }
  const inside = (name: string) => join(home, name);
  return {
    home,
    files: inside('files'),
    password: inside('password'),
    port: inside('port'),
    log: inside('postgres.log'),
    lock: inside('open.lock'),
  };
}

/** The last lines of a log, for a message about a failure. */
export function tailOf(path: string, lines = 12): string {
  if (!existsSync(path)) return '';
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const length = Math.min(size, 8_192);
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, size - length);
    return bytes.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    closeSync(file);
  }
}

/** Content of a small file, or null when there is none. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
