import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, dropDatabase, newDatabaseName, siblingOf } from './ask-database';
import { test as base } from './quiet-page';
import { startSite } from './start-site';

const ROOT = join(import.meta.dirname, '..', '..');
const POPULATION = ['--reports', '6000', '--seed', '3', '--brigade', 'taiping:0.1'];

/**
 * A site of this worker's own with closed months, rankings and releases of a made-up population. It does not say that it is made up: with the banner
 * the pages would have to be built once more.
 */
export const test = base.extend<object, { own: string }>({
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern
    async ({}, use) => {
      const shared = process.env.WURAO_TEST_DATABASE ?? '';
      const name = newDatabaseName();
      const [beside, filled] = [siblingOf(shared, name), siblingOf(shared, `${name}_demo`)];
      const root = join(ROOT, '.data', 'test-results', name);
      await ask(`CREATE DATABASE ${name} TEMPLATE template0`, [], siblingOf(shared, 'postgres'));
      await fill(beside);
      await ask('COMMENT ON TABLE report IS NULL', [], filled);
      const site = await startSite(filled, { RELEASES_DIR: root });
      await use(site.origin);
      await site.stop();
      await dropDatabase(filled);
      await dropDatabase(beside);
      await rm(root, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ own }, use) => use(own),
});

async function fill(database: string): Promise<void> {
  const run = [join(ROOT, 'lib', 'commands', 'run.mjs'), 'demo', '--no-serve', ...POPULATION];
  const env = { ...process.env, DATABASE_URL: database };
  const filling = spawn(process.execPath, run, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(filling, 'exit');
  if (code !== 0) throw new Error(`the population could not be made (${code})`);
}
