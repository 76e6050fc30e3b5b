import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, dropDatabase, newDatabaseName, siblingOf } from './ask-database';
import { test as base } from './quiet-page';
import { startSite } from './start-site';

const POPULATION = ['--reports', '8000', '--seed', '3', '--brigade', 'taiping:0.1'];

/** A site of this worker's own as `npm run demo` makes it: closed months, rankings and releases of a made-up population. */
export const test = base.extend<object, { own: string }>({
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern
    async ({}, use) => {
      const shared = process.env.WURAO_TEST_DATABASE ?? '';
      const name = newDatabaseName();
      const database = siblingOf(shared, name);
      const root = join(import.meta.dirname, '..', '..', '.data', 'test-results', name);
      await ask(`CREATE DATABASE ${name} TEMPLATE template0`, [], siblingOf(shared, 'postgres'));
      const site = await startSite(database, { RELEASES_DIR: root }, ['demo', ...POPULATION]);
      await use(site.origin);
      await site.stop();
      await dropDatabase(siblingOf(shared, `${name}_demo`));
      await dropDatabase(database);
      await rm(root, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ own }, use) => use(own),
});
