import { join } from 'node:path';
import { openCluster } from '../../lib/platform/postgres/open-cluster.server';
import { oidcIssuer } from '../database/stand-ins/oidc-issuer';
import { weChat } from '../database/stand-ins/wechat';
import { dropDatabase, dropOrphans, newDatabaseName } from './ask-database';
import { findChromium, NO_CHROMIUM } from './chromium';
import { fillSite } from './filled-site';
import { startSite } from './start-site';

/**
 * Playwright's global setup: the site on a database of its own, which is dropped afterwards, with stand-ins for the providers one can sign in through. The address is handed on in WURAO_TEST_ORIGIN, the
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
  const [issuer, wechat] = await Promise.all([oidcIssuer(), weChat()]);
  issuer.person.sub = null;
  wechat.person.openid = null;
  const site = await startSite(database, {
    AUTH_OIDC_ISSUER: issuer.settings.issuer,
    AUTH_OIDC_ID: issuer.settings.clientId,
    AUTH_OIDC_SECRET: issuer.settings.clientSecret,
    AUTH_OIDC_NAME: issuer.settings.name,
    AUTH_WECHAT_ID: wechat.settings.appId,
    AUTH_WECHAT_SECRET: wechat.settings.secret,
    AUTH_WECHAT_AUTHORIZE_ORIGIN: wechat.origin,
    AUTH_WECHAT_API_ORIGIN: wechat.origin,
  });
  process.env.WURAO_TEST_ORIGIN = site.origin;
  process.env.WURAO_TEST_DATABASE = database;
  process.env.WURAO_TEST_MAIL = site.mail;
  process.env.WURAO_TEST_SMS = site.sms;
  // Before any other report: the first batch of the heatmaps closes at the first group of drivers, the next one another day.
  await fillSite();
  return async () => {
    await site.stop();
    await Promise.all([issuer.close(), wechat.close()]);
    await dropDatabase(database);
    await cluster.close();
  };
}
