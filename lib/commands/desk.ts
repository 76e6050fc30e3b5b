import { parseArgs } from 'node:util';
import { parseEmailAddress } from '@/lib/accounts/email-address';
import { type AccountStanding, setRole } from '@/lib/desk/set-role.server';
import { insurerById } from '@/lib/insurers/registry';
import { createPool } from '@/lib/platform/database.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { openDatabase } from '@/lib/platform/postgres/open-database.server';
import { launchSettings } from '@/lib/platform/settings.server';

const USAGE = 'usage: npm run desk -- grant ADDRESS [--insurer ID] | revoke ADDRESS';
const say = (line: string) => console.log(`wurao  ${line}`);

/** What the command line asks an account to become, or what is wrong with it. */
function standingOf(args: readonly string[]): { address: string; standing: AccountStanding } | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { insurer: { type: 'string' } },
  });
  const [verb, address, ...more] = positionals;
  const { insurer } = values;
  if ((verb !== 'grant' && verb !== 'revoke') || address === undefined || more.length > 0) return USAGE;
  if (verb === 'revoke') return insurer ? USAGE : { address, standing: { role: 'reporter', insurerId: null } };
  if (insurer === undefined) return { address, standing: { role: 'moderator', insurerId: null } };
  if (insurerById(insurer)?.currentId !== insurer)
    return `«${insurer}» is no company of today; /api/v1/insurers lists them`;
  return { address, standing: { role: 'insurer_representative', insurerId: insurer } };
}

/** Makes the account of an address a moderator or the representative of one company, or an ordinary one again. @returns the exit code */
async function desk(args: readonly string[]): Promise<number> {
  const asked = standingOf(args);
  const email = typeof asked === 'string' ? null : parseEmailAddress(asked.address);
  if (typeof asked === 'string' || !email?.ok) {
    console.error(`wurao: ${typeof asked === 'string' ? asked : USAGE}`);
    return 2;
  }
  const { DATABASE_URL, WURAO_SECRET, WURAO_SECRET_PREVIOUS } = launchSettings();
  const database = await openDatabase(DATABASE_URL, 'wurao', (line) => say(`database: ${line}`));
  try {
    await applyMigrations(database.url);
    const pool = createPool(database.url, 2);
    const done = await setRole(pool, keyring(WURAO_SECRET, WURAO_SECRET_PREVIOUS), email.value, asked.standing);
    await pool.end();
    const { role, insurerId } = asked.standing;
    const now = insurerId === null ? `«${role}»` : `«${role}» of «${insurerId}»`;
    say(done ? `done: the account is now ${now}` : 'no account has this address; its owner must sign in once first');
    return done ? 0 : 1;
  } finally {
    await database.close();
  }
}

try {
  process.exit(await desk(process.argv.slice(2)));
} catch (error) {
  console.error(`wurao: ${(error as Error).message}`);
  process.exit(2);
}
