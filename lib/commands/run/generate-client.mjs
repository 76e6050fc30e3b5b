import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../platform/exclusive-lock.mjs';

/** Generates the Prisma client when it is missing or was made from another schema. Throws with Prisma's own words. */
export async function generateClient(root) {
  const folder = join(root, 'lib', 'platform', 'prisma-client');
  const stamp = join(folder, '.made-from');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'prisma', 'schema.prisma')))
    .update(readFileSync(join(root, 'node_modules', 'prisma', 'package.json')))
    .digest('hex');
  const current = () =>
    existsSync(join(folder, 'client.ts')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (current()) return;
  await withLock(join(root, '.data', 'generate.lock'), async () => {
    if (current()) return;
    console.error('generating the database client …');
    await runPrisma(root);
    writeFileSync(stamp, wanted);
  });
}

async function runPrisma(root) {
  const env = { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' };
  const script = join(root, 'node_modules', 'prisma', 'build', 'index.js');
  const child = spawn(process.execPath, [script, 'generate'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`prisma generate failed (${code})\n${said.trim()}`);
}
