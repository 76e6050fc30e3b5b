import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { expect } from 'vitest';
import { type DeviceSecret, deviceHash, mintDeviceSecret } from '@/lib/accounts/device-secret';
import { mintRecovery, type RecoveryCode } from '@/lib/accounts/recovery-code';
import { type Keyring, keyring } from '@/lib/platform/keyed-hash';
import { randomReceipt } from './random-receipt';

export const SECRET = 'the secret of this test, of 32 bytes or more';
export const keys = keyring(SECRET);
export const now = new Date('2026-11-22T03:00:00Z');

type Driver = { id: bigint; device: DeviceSecret; code: RecoveryCode };
type DriverWish = { ring?: Keyring; optOut?: boolean; device?: DeviceSecret; through?: pg.PoolClient };

export const newDevice = (): DeviceSecret => mintDeviceSecret(randomBytes(20));

/** Makes users, drivers with one device each, and their reports; checks what must hold of all of them. */
export function reporterFixture(db: pg.Pool) {
  return {
    async places(): Promise<void> {
      await db.query(
        `insert into province (adcode, name_zh, name_en, source, grade) values ('440000', '广东', 'Guangdong', 't', 'A')`,
      );
      await db.query(
        `insert into city (adcode, province_adcode, name_zh, name_en) values ('440100', '440000', '广州', 'Guangzhou')`,
      );
    },

    async user(id: string): Promise<string> {
      await db.query('insert into "user" (id, email) values ($1, $2)', [id, randomBytes(32).toString('hex')]);
      return id;
    },

    async driver({ ring = keys, optOut = false, device = newDevice(), through }: DriverWish = {}): Promise<Driver> {
      const to = through ?? db;
      const { code, recoverySeed, recoveryHash } = mintRecovery(ring, randomBytes(16));
      const { rows } = await to.query<{ id: string }>(
        `insert into reporter (recovery_seed, recovery_hash, created_at, records_opt_out) values ($1, $2, $3, $4) returning id`,
        [recoverySeed, recoveryHash, now, optOut],
      );
      const id = BigInt(rows[0]?.id ?? 0);
      const row = [deviceHash(ring, device), String(id), now];
      await to.query('insert into device (secret_hash, reporter_id, created_at) values ($1, $2, $3)', row);
      return { id, device, code };
    },

    /** A report of a call so many minutes ago; gives its receipt. */
    async report(reporter: bigint, minute: number): Promise<string> {
      const receipt = randomReceipt();
      await db.query(
        `insert into report (receipt, reporter_id, received_at, called_at, called_precision, caller_key, number_kind, claim,
           city_adcode, province_adcode, role, relation, refusal, answer, said_name, said_company, said_certificate, door, proof)
         values ($1, $2, $3, $4, 'minute', $5, 'mobile', 'unknown', '440100', '440000', 'unknown', 'unknown', 'unknown',
           'unknown', 'unknown', 'unknown', 'unknown', 'form', 'none')`,
        [receipt, String(reporter), now, new Date(now.getTime() - minute * 60_000), randomBytes(16)],
      );
      return receipt;
    },

    /** Resolves once a transaction of this database waits for another. */
    async somebodyWaits(): Promise<void> {
      const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await db.query(waiting)).rowCount === 0);
    },

    /** What must hold whatever was done at once. */
    async expectSound(): Promise<void> {
      const broken = await db.query(
        `select 'chain' as what from reporter r join reporter i on i.id = r.merged_into_id where i.merged_into_id is not null
         union all
         select 'device of a merged reporter' from device d join reporter r on r.id = d.reporter_id
         where r.merged_into_id is not null
         union all
         select 'two reporters of one user' from reporter where user_id is not null group by user_id having count(*) > 1
         union all
         select 'user of a merged reporter' from reporter where merged_into_id is not null and user_id is not null`,
      );
      expect(broken.rows).toEqual([]);
    },
  };
}
