import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../platform/exclusive-lock.mjs';

/** Installs the locked packages when node_modules is missing or belongs to another lock file. Throws with a readable message. */
export async function installPackages(root) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(root, 'node_modules', '.wurao-installed');
  const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
  const installed = () => read(stamp) === wanted || holdsExactly(root, JSON.parse(lock));
  if (installed()) return;
  await withLock(
    join(root, '.data', 'install.lock'),
    async () => {
      if (installed()) return;
      await install(root);
      writeFileSync(stamp, wanted);
    },
    () => console.error('waiting for another command that is installing packages …'),
  );
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

// npm records what it installed last of all; a tree installed by hand from the same lock file will do.
function holdsExactly(root, lock) {
  const record = read(join(root, 'node_modules', '.package-lock.json'));
  if (!record) return false;
  const present = JSON.parse(record).packages;
  const fits = ([path, entry]) => (present[path] ? present[path].version === entry.version : isDispensable(entry));
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '');
  return wanted.every(fits) && Object.keys(present).every((path) => path in lock.packages);
}

// A folder copied from another machine holds that machine's binaries and lacks ours.
function isDispensable(entry) {
  const ours = entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch) && !entry.libc;
  return entry.optional === true && !ours;
}

const QUIET = [
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

async function install(root) {
  const began = Date.now();
  console.error('installing packages (once, about a minute) …');
  const strict = await npm(root, ['ci', ...QUIET]);
  if (strict.code !== 0) {
    if (!/EUSAGE/.test(strict.said)) throw new Error(`npm ci failed (${strict.code})\n${shortened(strict.said)}`);
    // A lock file made where some other system's binaries could not be had is not in sync for npm ci; the versions are.
    const lenient = await npm(root, ['install', '--no-save', ...QUIET]);
    if (lenient.code !== 0) throw new Error(`npm install failed (${lenient.code})\n${shortened(lenient.said)}`);
  }
  console.error(`packages installed in ${Math.round((Date.now() - began) / 1000)} s`);
}

const shortened = (text) => text.split('\n').slice(0, 20).join('\n');

async function npm(root, args) {
  // Under npm its own script is known; npm.cmd on Windows can only be started through a shell.
  const script = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' };
  const child = script?.endsWith('.js')
    ? spawn(process.execPath, [script, ...args], { ...options, shell: false })
    : spawn('npm', args, options);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise((resolve) => child.on('close', resolve).on('error', (error) => resolve(error.code)));
  return { code, said: said.trim() };
}
