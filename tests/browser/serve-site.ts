import { join } from 'node:path';
import { openCluster } from '../../lib/platform/postgres/open-cluster.server';
import { dropDatabase, dropOrphans, newDatabaseName } from './ask-database';
import { findChromium, NO_CHROMIUM } from './chromium';
import { startSite } from './start-site';

/**
 * Playwright's global setup: the site on a database of its own, which is dropped afterwards. The address is handed on in WURAO_TEST_ORIGIN, the
 * database in WURAO_TEST_DATABASE, the folders of caught mail and short messages in WURAO_TEST_MAIL and WURAO_TEST_SMS.
 */
export default async function serveSite(): Promise<(() => Promise<void>) | undefined> {
  if (!(await findChromium())) {
    console.error(NO_CHROMIUM);
    return undefined;
  }
  const cluster = await openCluster({ dataDir: join(import.meta.dirname, '..', '..', '.data', 'test-postgres') });
  await dropOrphans(cluster.url('postgres'));
  const name = newDatabaseName();
  await cluster.ensureDatabase(name);
  const database = cluster.url(name);
  const site = await startSite(database);
  process.env.WURAO_TEST_ORIGIN = site.origin;
  process.env.WURAO_TEST_DATABASE = database;
  process.env.WURAO_TEST_MAIL = site.mail;
  process.env.WURAO_TEST_SMS = site.sms;
  return async () => {
    await site.stop();
    await dropDatabase(database);
    await cluster.close();
  };
}
