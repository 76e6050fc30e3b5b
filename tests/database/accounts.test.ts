import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { adoptReports } from '@/lib/accounts/adopt-reports.server';
import type { DeviceSecret } from '@/lib/accounts/device-secret';
import { findReporterOfDevice, findReporterOfUser } from '@/lib/accounts/find-reporter.server';
import { countMyReports } from '@/lib/accounts/my-reports.server';
import { mintRecovery, type RecoveryCode, recoveryCodeOf } from '@/lib/accounts/recovery-code';
import { restoreReporter } from '@/lib/accounts/restore-reporter.server';
import { createPool } from '@/lib/platform/database.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { readRecord } from '@/lib/record/read-record.server';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { keys, newDevice, now, reporterFixture, SECRET } from './reporter-fixture';

const OLD_SECRET = 'the secret before, of 32 bytes or more';
const noRefold = async () => {};

let database: FreshDatabase;
let db: pg.Pool;
let make: ReturnType<typeof reporterFixture>;

beforeAll(async () => {
  database = await freshDatabase();
  db = createPool(database.url);
  make = reporterFixture(db);
  await make.places();
});

afterAll(async () => {
  await db.end();
  await database.drop();
});

beforeEach(async () => {
  await db.query('delete from "user"');
});

const adopt = (userId: string, device: DeviceSecret, refold = noRefold) =>
  adoptReports(db, keys, { userId, device }, refold);
const restore = (code: RecoveryCode, device: DeviceSecret, refold = noRefold) =>
  restoreReporter(db, keys, { code, device, now }, refold);
const idOf = async (device: DeviceSecret) => (await findReporterOfDevice(db, keys, device))?.id;

describe('adopting the reports of a device', () => {
  it('makes the first reporter the user’s own, and again changes nothing', async () => {
    const [ann, one] = [await make.user('ann'), await make.driver()];
    const refold = vi.fn(noRefold);
    for (let time = 0; time < 2; time++) {
      expect(await adopt(ann, one.device, refold)).toEqual({ ok: true, value: { reporterId: one.id, merged: [] } });
    }
    expect(refold).not.toHaveBeenCalled();
    expect((await findReporterOfUser(db, ann))?.id).toBe(one.id);
  });

  it('merges a second device, folds both again, and keeps the more careful choice', async () => {
    const ann = await make.user('ann');
    const [one, two] = [await make.driver(), await make.driver({ optOut: true })];
    const [first, second] = [await make.report(one.id, 10), await make.report(two.id, 20)];
    await adopt(ann, one.device);
    const refold = vi.fn(noRefold);
    expect(await adopt(ann, two.device, refold)).toEqual({ ok: true, value: { reporterId: one.id, merged: [two.id] } });
    expect(refold.mock.calls).toEqual([[[one.id, two.id]]]);
    expect(await idOf(two.device)).toBe(one.id);
    const { rows } = await db.query('select records_opt_out from reporter where id = $1', [String(one.id)]);
    expect(rows).toEqual([{ records_opt_out: true }]);
    const { calls } = await readRecord(db, one.id);
    expect(calls.map(({ receipt }) => receipt)).toEqual([first, second]);
    expect(await countMyReports(db, one.id)).toBe(2);
    await make.expectSound();
  });

  it('ends in one reporter when many devices sign in at once', async () => {
    const ann = await make.user('ann');
    const drivers = await Promise.all(Array.from({ length: 12 }, () => make.driver()));
    const outcomes = await Promise.all(drivers.map(({ device }) => adopt(ann, device)));
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    const own = (await findReporterOfUser(db, ann))?.id;
    for (const { device } of drivers) expect(await idOf(device)).toBe(own);
    const merged = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.merged : []));
    expect(new Set([...merged, own])).toEqual(new Set(drivers.map(({ id }) => id)));
    expect(merged).toHaveLength(11);
    await make.expectSound();
  });

  it('gives one device to one of two users who sign in on it at once', async () => {
    const [ann, bob, one] = [await make.user('ann'), await make.user('bob'), await make.driver()];
    const outcomes = await Promise.all([adopt(ann, one.device), adopt(bob, one.device)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, error: 'other_account' });
    await make.expectSound();
  });

  it('does nothing for a device that has not reported, and refuses a user who is gone', async () => {
    const ann = await make.user('ann');
    expect(await adopt(ann, newDevice())).toEqual({ ok: true, value: { reporterId: null, merged: [] } });
    expect(await adopt('nobody', (await make.driver()).device)).toEqual({ ok: false, error: 'unknown_user' });
  });
});

describe('restoring by a recovery code', () => {
  it('lets a new device speak for the reporter', async () => {
    const [one, fresh] = [await make.driver(), newDevice()];
    expect(await restore(one.code, fresh)).toEqual({ ok: true, value: { reporterId: one.id, merged: [] } });
    expect(await idOf(fresh)).toBe(one.id);
    expect(await idOf(one.device)).toBe(one.id);
    const found = await findReporterOfDevice(db, keys, fresh);
    expect(found && recoveryCodeOf(keys, found)).toBe(one.code);
  });

  it('joins what the device had reported before, and the old code leads to the same place', async () => {
    const [one, two, third] = [await make.driver(), await make.driver(), newDevice()];
    const refold = vi.fn(noRefold);
    expect(await restore(one.code, two.device, refold)).toEqual({
      ok: true,
      value: { reporterId: one.id, merged: [two.id] },
    });
    expect(refold.mock.calls).toEqual([[[one.id, two.id]]]);
    expect(await restore(two.code, third)).toEqual({ ok: true, value: { reporterId: one.id, merged: [] } });
    await make.expectSound();
  });

  it('keeps the reporter that has an account, and never joins two accounts', async () => {
    const [ann, bob] = [await make.user('ann'), await make.user('bob')];
    const [one, two, free] = [await make.driver(), await make.driver(), await make.driver()];
    await adopt(ann, one.device);
    await adopt(bob, two.device);
    expect(await restore(free.code, one.device)).toEqual({
      ok: true,
      value: { reporterId: one.id, merged: [free.id] },
    });
    expect(await restore(two.code, one.device)).toEqual({ ok: false, error: 'other_account' });
    expect(await idOf(one.device)).toBe(one.id);
    expect((await findReporterOfUser(db, ann))?.id).toBe(one.id);
    await make.expectSound();
  });

  it('does not know a code that was never given', async () => {
    const { code } = mintRecovery(keys, randomBytes(16));
    const device = newDevice();
    expect(await restore(code, device)).toEqual({ ok: false, error: 'unknown_code' });
    expect(await idOf(device)).toBeUndefined();
  });

  it('sent twice at once links the device once', async () => {
    const [one, fresh] = [await make.driver(), newDevice()];
    const outcomes = await Promise.all([restore(one.code, fresh), restore(one.code, fresh)]);
    for (const outcome of outcomes) expect(outcome).toEqual({ ok: true, value: { reporterId: one.id, merged: [] } });
    await make.expectSound();
  });

  it('waits for the first report of the same device and joins it', async () => {
    const [one, fresh] = [await make.driver(), newDevice()];
    const first = await db.connect();
    await first.query('begin');
    const two = await make.driver({ through: first, device: fresh });
    const restored = restore(one.code, fresh);
    await make.somebodyWaits();
    await first.query('commit');
    first.release();
    expect(await restored).toEqual({ ok: true, value: { reporterId: one.id, merged: [two.id] } });
    await make.expectSound();
  });

  it('finds device and code made under the previous secret', async () => {
    const [one, fresh] = [await make.driver({ ring: keyring(OLD_SECRET) }), newDevice()];
    const rotated = keyring(SECRET, OLD_SECRET);
    expect((await findReporterOfDevice(db, rotated, one.device))?.id).toBe(one.id);
    const restored = await restoreReporter(db, rotated, { code: one.code, device: fresh, now }, noRefold);
    expect(restored.ok && restored.value.reporterId).toBe(one.id);
    expect(await idOf(fresh)).toBe(one.id);
  });
});

describe('adopting and restoring at once', () => {
  it.each([1, 2, 3])('stays sound (seed %i)', async (seed) => {
    const users = [await make.user('ann'), await make.user('bob'), await make.user('cho')];
    const drivers = await Promise.all(Array.from({ length: 10 }, () => make.driver()));
    let state = seed;
    const pick = <T>(from: readonly T[]): T => {
      state = (state * 48_271) % 2_147_483_647;
      return from[state % from.length] as T;
    };
    const steps = Array.from({ length: 40 }, () => {
      const [device, code, who] = [pick(drivers).device, pick(drivers).code, pick(users)];
      return pick([() => adopt(who, device), () => restore(code, device)]);
    });
    await Promise.all(steps.map((step) => step()));
    await make.expectSound();
  });
});
