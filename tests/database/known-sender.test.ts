import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mintRecovery, parseRecoveryCode } from '@/lib/accounts/recovery-code';
import { writeFormToken } from '@/lib/reports/form-token';
import { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import type { Sender } from '@/lib/reports/intake/submission-identity';
import { submitReport as submit } from '@/lib/reports/submit-report.server';
import { keys, newDevice, nobody, now, report } from './arrivals';
import { countRows, type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;

beforeAll(async () => {
  db = await intakeFixture();
});

afterAll(() => db.close());

describe('a recovery code', () => {
  it('nobody holds is refused, leaves nothing behind, and can be corrected under the same key', async () => {
    const { code } = mintRecovery(keys, randomBytes(16));
    const before = await countRows(db.pool);
    const body = report();
    expect(await submit(body, db.context({ recovery: code }, 'typed-wrong-1'))).toEqual({
      ok: false,
      error: { kind: 'unknown_recovery' },
    });
    expect(await countRows(db.pool)).toEqual(before);
    expect(await submit(body, db.context({}, 'typed-wrong-1'))).toMatchObject({ ok: true });
  });

  it('of a first answer reports for the same driver from anywhere, also right at once', async () => {
    const device = newDevice();
    const first = await submit(report(), db.context({ device }));
    if (!first.ok || !first.value.recoveryCode) throw new Error('no code');
    const parsed = parseRecoveryCode(first.value.recoveryCode);
    if (!parsed.ok) throw new Error(parsed.error);
    const before = await db.rows();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => submit(report(), db.context({ recovery: parsed.value }))),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: true, value: { device: null, recoveryCode: first.value.recoveryCode } });
    }
    const after = await db.rows();
    expect([after.reports - before.reports, after.reporters - before.reporters]).toEqual([20, 0]);
  });
});

describe('«again»', () => {
  const sent = async (sender: Partial<Sender>) => {
    const first = await submit(report({ calledAt: '2026-11-20T10:00', refusal: 'this_call' }), db.context(sender));
    if (!first.ok) throw new Error(JSON.stringify(first.error));
    return first.value;
  };

  it('repeats an own report, by cookie or by recovery code', async () => {
    const device = newDevice();
    const { receipt, recoveryCode } = await sent({ device });
    const again = await submit({ again: receipt }, db.context({ device }));
    expect(again).toMatchObject({
      ok: true,
      value: { insurerId: 'pingan', calledAt: new Date('2026-11-22T04:00:00Z') },
    });
    const { rows } = await db.pool.query(
      'SELECT count(DISTINCT caller_key)::int AS callers, max(refused_days_ago)::int AS days FROM report WHERE reporter_id = (SELECT reporter_id FROM report WHERE receipt = $1)',
      [receipt],
    );
    expect(rows).toEqual([{ callers: 1, days: 2 }]);
    const byCode = await submit(
      { again: receipt },
      { ...db.context({ recovery: recoveryCode }), now: new Date('2026-11-23T04:00:00Z') },
    );
    expect(byCode.ok).toBe(true);
  });

  it('finds the reports of a driver who was merged, from both sides', async () => {
    const [one, two] = [newDevice(), newDevice()];
    const [first, second] = [await sent({ device: one }), await sent({ device: two })];
    await db.pool.query(
      `WITH pair AS (SELECT (SELECT reporter_id FROM report WHERE receipt = $1) AS gone, (SELECT reporter_id FROM report WHERE receipt = $2) AS stays),
         moved AS (UPDATE device SET reporter_id = stays FROM pair WHERE reporter_id = gone)
       UPDATE reporter SET merged_into_id = stays FROM pair WHERE id = gone`,
      [first.receipt, second.receipt],
    );
    let hour = 5;
    for (const sender of [
      { device: one },
      { device: two },
      { recovery: first.recoveryCode },
      { recovery: second.recoveryCode },
    ]) {
      for (const { receipt } of [first, second]) {
        const at = new Date(Date.UTC(2026, 10, 22, hour++));
        expect(await submit({ again: receipt }, { ...db.context(sender), now: at })).toMatchObject({ ok: true });
      }
    }
  });

  it('opens nobody else’s report', async () => {
    const { receipt } = await sent({ device: newDevice() });
    for (const sender of [{}, { device: newDevice() }, nobody]) {
      expect(await submit({ again: receipt }, db.context(sender))).toEqual({
        ok: false,
        error: { kind: 'invalid', problems: [{ field: 'again', code: 'again_unknown' }] },
      });
    }
  });
});

describe('whoever knows a submission key', () => {
  const key = 'a-guess-of-16-ch';
  const elsewhere = (context: ReturnType<IntakeFixture['context']>) => ({
    ...context,
    queue: new IntakeQueue(db.other),
  });

  it.each(['in the same process', 'after a restart'])(
    'gets the receipt, but neither code nor device: %s',
    async (way) => {
      const [body, device, own] = [report(), newDevice(), `${key} ${way}`];
      const first = await submit(body, db.context({ device }, own));
      if (!first.ok || !first.value.recoveryCode) throw new Error('no code');
      const { receipt, recoveryCode } = first.value;
      const restarted = way === 'after a restart';
      if (restarted) vi.resetModules();
      const { submitReport: again } = await import('@/lib/reports/submit-report.server');
      const ask = (sender: Partial<Sender>) => again(body, elsewhere(db.context(sender, own)));
      for (const stranger of [{}, { device: newDevice() }]) {
        expect(await ask(stranger)).toMatchObject({
          ok: true,
          value: { receipt, replayed: true, recoveryCode: null, device: null },
        });
      }
      expect(await ask({ device })).toMatchObject({ ok: true, value: { receipt, recoveryCode, device } });
      expect(await ask({ recovery: recoveryCode })).toMatchObject({ ok: true, value: { receipt, recoveryCode } });
    },
  );

  it('gets the device made for an opened page only with the token of that page', async () => {
    const token = () => writeFormToken(randomBytes(16), now, keys);
    const [body, page] = [report(), token()];
    const first = await submit({ ...body, formToken: page }, db.context({}, `${key} page`));
    if (!first.ok) throw new Error(JSON.stringify(first.error));
    const { recoveryCode, device } = first.value;
    expect(recoveryCode).not.toBeNull();
    vi.resetModules();
    const { submitReport: again } = await import('@/lib/reports/submit-report.server');
    const days = new Date(now.getTime() + 5 * 24 * 3600_000);
    const ask = (formToken: string) =>
      again({ ...body, formToken, calledAt: undefined }, elsewhere(db.context({}, `${key} page`)));
    expect(await ask(page)).toMatchObject({ ok: true, value: { recoveryCode, device, replayed: true } });
    expect(await ask(token())).toMatchObject({ ok: true, value: { recoveryCode: null, device: null } });
    // A draft written on that page and sent days later is not refused for the age of the page.
    const late = { ...elsewhere(db.context({}, `${key} late`)), now: days };
    expect(await again({ ...report({ calledAt: '2026-11-22T11:00' }), formToken: page }, late)).toMatchObject({
      ok: true,
    });
  });
});
