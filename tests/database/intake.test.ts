import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mintRecovery } from '@/lib/accounts/recovery-code';
import { writeFormToken } from '@/lib/reports/form-token';
import type { Arrived } from '@/lib/reports/intake/arrival';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import type { Sender } from '@/lib/reports/intake/submission-identity';
import { arrivalOf, keys, newDevice, now, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

type Submit = typeof import('@/lib/reports/submit-report.server').submitReport;

let db: IntakeFixture;
let submit: Submit;
let elsewhere: Submit;

beforeAll(async () => {
  db = await intakeFixture();
  ({ submitReport: submit } = await import('@/lib/reports/submit-report.server'));
  // A second copy of the program remembers nothing of the first, as another process would.
  vi.resetModules();
  ({ submitReport: elsewhere } = await import('@/lib/reports/submit-report.server'));
});

afterAll(() => db.close());

type Way = { said?: object; sender?: Partial<Sender>; key?: string };

/** Sends the same thing 200 times at once, to one process or to two. */
async function press({ said = {}, sender = {}, key }: Way, processes: 1 | 2) {
  const body = { ...report(), ...said };
  const queues = [db.queue, new IntakeQueue(db.other)];
  const before = await db.rows();
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) => {
      const away = processes === 2 && i % 2 === 1;
      const context = { ...db.context(sender, key ?? null), queue: queues[away ? 1 : 0] as IntakeQueue };
      return (away ? elsewhere : submit)(body, context);
    }),
  );
  const after = await db.rows();
  const receipts = answers.map((answer) =>
    answer.ok ? answer.value.receipt : 'receipt' in answer.error ? answer.error.receipt : null,
  );
  const devices = answers.flatMap((answer) => (answer.ok ? (answer.value.device ?? []) : []));
  return {
    accepted: answers.filter((answer) => answer.ok && !answer.value.replayed).length,
    replayed: answers.filter((answer) => answer.ok && answer.value.replayed).length,
    duplicates: answers.filter((answer) => !answer.ok && answer.error.kind === 'duplicate').length,
    receipts: new Set(receipts).size,
    devices: new Set(devices).size,
    added: {
      reports: after.reports - before.reports,
      reporters: after.reporters - before.reporters,
      keys: after.keys - before.keys,
    },
    bad: after.orphans + after.dangling,
  };
}

const ONE = { reports: 1, reporters: 1, keys: 1 };

describe.each([1, 2] as const)('the same report pressed 200 times at once, in %i process(es)', (processes) => {
  it('is one report of a known device; the others are told so', async () => {
    const pressed = await press({ sender: { device: newDevice() } }, processes);
    expect(pressed).toEqual({ accepted: 1, replayed: 0, duplicates: 199, receipts: 1, devices: 1, added: ONE, bad: 0 });
  });

  it('is one report under a key; only the first answer hands out a device', async () => {
    const pressed = await press({ key: randomBytes(12).toString('hex') }, processes);
    expect(pressed).toEqual({ accepted: 1, replayed: 199, duplicates: 0, receipts: 1, devices: 1, added: ONE, bad: 0 });
  });

  it('is one report of somebody without cookie or key', async () => {
    const pressed = await press({}, processes);
    expect(pressed).toEqual({ accepted: 1, replayed: 0, duplicates: 199, receipts: 1, devices: 1, added: ONE, bad: 0 });
  });

  it('is one report of one opened page', async () => {
    const formToken = writeFormToken(randomBytes(16), now, keys);
    const pressed = await press({ said: { formToken } }, processes);
    expect(pressed).toEqual({ accepted: 1, replayed: 199, duplicates: 0, receipts: 1, devices: 1, added: ONE, bad: 0 });
  });
});

describe('two processes that share nothing but the database', () => {
  const race = (arrivals: ReturnType<typeof arrivalOf>[]) =>
    Promise.all(
      arrivals.map((arrival, i) =>
        insertReports(i % 2 ? db.pool : db.other, [arrival]).then(([answer]) => answer as Arrived),
      ),
    );
  const kinds = (answers: Arrived[]) => answers.map(({ kind }) => kind).sort();

  it('agree on one device that reports for the first time on both', async () => {
    const device = newDevice();
    const before = await db.rows();
    const answers = await race(Array.from({ length: 100 }, () => arrivalOf(report(), { device })));
    expect(new Set(kinds(answers))).toEqual(new Set(['accepted']));
    const after = await db.rows();
    expect(after).toMatchObject({
      reports: before.reports + 100,
      reporters: before.reporters + 1,
      devices: before.devices + 1,
      orphans: 0,
      dangling: 0,
    });
    const codes = answers.map((answer) =>
      'recovery' in answer ? Buffer.from(answer.recovery.recoveryHash).toString('hex') : '',
    );
    expect(new Set(codes).size).toBe(1);
  });

  it('agree on one report of a number in a minute, under whatever keys it comes', async () => {
    const [device, body] = [newDevice(), report()];
    const arrivals = Array.from({ length: 100 }, (_, i) => arrivalOf(body, { device }, `key-of-press-${i}`));
    const answers = await race(arrivals);
    expect(kinds(answers)).toEqual(['accepted', ...Array(99).fill('duplicate')].sort());
    const again = await race(arrivals);
    expect(new Set(kinds(again))).toEqual(new Set(['replayed']));
    const receipts = [...answers, ...again].map((answer) => ('receipt' in answer ? answer.receipt : ''));
    expect(new Set(receipts).size).toBe(1);
    expect(await db.rows()).toMatchObject({ orphans: 0, dangling: 0 });
  });

  it('tell one key used for two reports', async () => {
    const device = newDevice();
    const answers = await race(Array.from({ length: 40 }, () => arrivalOf(report(), { device }, 'one-key-for-all')));
    expect(kinds(answers)).toEqual(['accepted', ...Array(39).fill('key_reused')]);
  });

  it('end without deadlock when batches hold the same devices, keys and numbers in every order', async () => {
    const devices = Array.from({ length: 8 }, newDevice);
    const bodies = Array.from({ length: 8 }, () => report());
    const all = devices.flatMap((device) => bodies.map((body) => arrivalOf(body, { device })));
    const before = await db.rows();
    const shuffled = (seed: number) =>
      all.map((arrival, i) => ({ arrival, at: (i * 7_919 + seed * 104_729) % 65_537 })).sort((a, b) => a.at - b.at);
    const batches = Array.from({ length: 12 }, (_, seed) => shuffled(seed).map(({ arrival }) => arrival));
    const answers = await Promise.all(batches.map((batch, i) => insertReports(i % 2 ? db.pool : db.other, batch)));
    expect(answers.flat().filter(({ kind }) => kind === 'accepted')).toHaveLength(64);
    expect(answers.flat().filter(({ kind }) => kind === 'replayed')).toHaveLength(64 * 11);
    expect(await db.rows()).toMatchObject({
      reports: before.reports + 64,
      reporters: before.reporters + 8,
      orphans: 0,
      dangling: 0,
    });
  });
});

describe('one batch', () => {
  it('answers in the order of the arrivals, doubles and strangers among them', async () => {
    const [device, body] = [newDevice(), report()];
    const { code } = mintRecovery(keys, randomBytes(16));
    const first = arrivalOf(body, { device });
    // Of doubles in one batch the one whose key is claimed first is stored, and keys are claimed in their own order.
    let again = arrivalOf(body, { device }, 'another-key');
    for (let n = 0; Buffer.compare(again.key, first.key) < 0; n++)
      again = arrivalOf(body, { device }, `another-key-${n}`);
    const batch = [
      first,
      arrivalOf(report(), { recovery: code }),
      again,
      arrivalOf(report(), { device }),
      arrivalOf(body, { device }),
      arrivalOf(report()),
    ];
    const answers = await insertReports(db.pool, batch);
    expect(answers.map(({ kind }) => kind)).toEqual([
      'accepted',
      'unknown_recovery',
      'duplicate',
      'accepted',
      'replayed',
      'accepted',
    ]);
    expect(answers[0]).toMatchObject({
      receipt: batch[0]?.row.receipt,
      calledAt: new Date('2026-11-22T04:00:00Z'),
      claim: 'named',
      insurerId: 'pingan',
    });
    expect(answers[2]).toMatchObject({ receipt: batch[0]?.row.receipt });
    expect(answers[4]).toMatchObject({ receipt: batch[0]?.row.receipt });
    expect(await db.rows()).toMatchObject({ orphans: 0, dangling: 0 });
  });
});
