import { parseEmailAddress } from '@/lib/accounts/email-address';
import { setRole } from '@/lib/desk/set-role.server';
import { createPool } from '@/lib/platform/database.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { openDatabase } from '@/lib/platform/postgres/open-database.server';
import { launchSettings } from '@/lib/platform/settings.server';

const USAGE = 'usage: npm run desk -- grant|revoke ADDRESS';
const say = (line: string) => console.log(`wurao  ${line}`);

/** Makes the account of an address a moderator, or an ordinary one again. @returns the exit code */
async function desk([verb, address = '']: readonly string[]): Promise<number> {
  const email = parseEmailAddress(address);
  if ((verb !== 'grant' && verb !== 'revoke') || !email.ok) {
    console.error(`wurao: ${USAGE}`);
    return 2;
  }
  const { DATABASE_URL, WURAO_SECRET, WURAO_SECRET_PREVIOUS } = launchSettings();
  const database = await openDatabase(DATABASE_URL, 'wurao', (line) => say(`database: ${line}`));
  try {
    await applyMigrations(database.url);
    const pool = createPool(database.url, 2);
    const role = verb === 'grant' ? 'moderator' : 'reporter';
    const done = await setRole(pool, keyring(WURAO_SECRET, WURAO_SECRET_PREVIOUS), email.value, role);
    await pool.end();
    say(done ? `done: the account is now «${role}»` : 'no account has this address; its owner must sign in once first');
    return done ? 0 : 1;
  } finally {
    await database.close();
  }
}

process.exit(await desk(process.argv.slice(2)));
