import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node 20.19 or newer is needed; this is ${process.versions.node}`);
}

function entryOf(name) {
  const folder = join(root, 'lib', 'commands');
  const known = readdirSync(folder)
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -3));
  if (known.includes(name)) return `lib/commands/${name}.ts`;
  throw new Error(`no command «${name ?? ''}»; there are: ${known.join(', ')}`);
}

// Loaded late so that an old Node reads only this file and answers with one line.
async function prepare(entry) {
  const { installPackages } = await import('./run/install-packages.mjs');
  await installPackages(root);
  const { generateClient } = await import('./run/generate-client.mjs');
  await generateClient(root);
  const { bundleCommand, nodeArguments } = await import('./run/bundle-command.mjs');
  return nodeArguments(root, await bundleCommand(root, entry), process.argv.slice(3));
}

function runChild(args) {
  // Commands find the project by their working folder; INIT_CWD (npm's name for it) keeps where the person stood.
  const env = { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
  return child;
}

function fail(message) {
  console.error(`wurao: ${message}`);
  process.exit(1);
}

try {
  requireNode();
  if (!existsSync(join(root, 'package-lock.json'))) throw new Error(`package-lock.json is missing in ${root}`);
  const child = runChild(await prepare(entryOf(process.argv[2])));
  const { followNpm } = await import('./run/follow-npm.mjs');
  followNpm(() => child.kill('SIGTERM'));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
