import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleReporter as decide } from './visible-reporter';

type Kept = { id: bigint; userId: string | null };
const visibleReporter = decide<Kept>;

const user = fc.constantFrom('ann', 'bob', null);
const onDevice = fc.option(fc.record({ id: fc.bigInt({ min: 1n, max: 9n }), userId: user }), { nil: null });

const accountOf = (userId: string | null) => (userId === null ? null : { id: 20n, userId });

describe('what /me shows', () => {
  it('is never a reporter that another account keeps', () => {
    fc.assert(
      fc.property(user, onDevice, (userId, device) => {
        const { own, unkept } = visibleReporter(userId, accountOf(userId), device);
        for (const shown of [own, unkept]) {
          if (shown?.userId) expect(shown.userId).toBe(userId);
        }
      }),
    );
  });

  it('is the device without an account, the account with one', () => {
    const device = { id: 1n, userId: null };
    expect(visibleReporter(null, null, device)).toEqual({ own: device, unkept: null, locked: false });
    const account = { id: 2n, userId: 'ann' };
    expect(visibleReporter('ann', account, device)).toEqual({ own: account, unkept: device, locked: false });
    expect(visibleReporter('ann', account, account)).toEqual({ own: account, unkept: null, locked: false });
  });

  it('says that reports are there when their owner is signed out or somebody else is in', () => {
    const device = { id: 1n, userId: 'ann' };
    expect(visibleReporter(null, null, device)).toEqual({ own: null, unkept: null, locked: true });
    expect(visibleReporter('bob', null, device)).toEqual({ own: null, unkept: null, locked: true });
    expect(visibleReporter('ann', device, device).locked).toBe(false);
  });
});
