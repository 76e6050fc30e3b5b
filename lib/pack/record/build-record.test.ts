import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FACTS, LURES, NUMBER_KINDS, ROLES } from '@/lib/reports/taxonomy';
import { buildLetters, packLetters } from '../build-letters';
import { textsOf } from '../document';
import { packedCall } from '../pack-facts.fixture';
import { NO_PARTICULARS } from '../particulars';
import { writeCsv } from '../write-csv';
import { buildRecord } from './build-record';
import { packContext } from './pack-context';

const anyCall = fc.record({
  calledAt: fc
    .date({ min: new Date('2025-11-01'), max: new Date('2026-11-20'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  calledPrecision: fc.constantFrom('minute' as const, 'part' as const, 'day' as const),
  claim: fc.constantFrom('named', 'impersonation', 'unknown', 'multi', 'not_insurer'),
  role: fc.constantFrom(...ROLES),
  numberKind: fc.constantFrom(...NUMBER_KINDS),
  refusal: fc.constantFrom('none' as const, 'this_call' as const, 'before' as const, 'unknown' as const),
  refusedDaysAgo: fc.option(fc.nat(300), { nil: null }),
  facts: fc.subarray([...FACTS]),
  lures: fc.subarray([...LURES]),
  daysToExpiry: fc.option(fc.integer({ min: -400, max: 400 }), { nil: null }),
  saidName: fc.constantFrom('yes', 'no', 'not_asked', 'unknown'),
});

const anyFacts = fc.array(anyCall, { minLength: 1, maxLength: 12 }).map((told) => {
  const calls = told.map((one, i) => {
    const named = one.claim === 'named' || one.claim === 'impersonation';
    return packedCall({ ...one, receipt: `R${String(i).padStart(15, '0')}`, insurerId: named ? 'picc' : null });
  });
  return {
    calls,
    all: calls.length,
    log: null,
    complaints: [],
    site: 'https://wurao.example',
    madeAt: '2026-11-22T09:00:00.000Z',
  };
});

it('every call stands in the record once, in the order of time, and in the CSV; nothing is left unfilled', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom('zh-CN' as const, 'en' as const), (facts, locale) => {
      const context = packContext(facts, { particulars: NO_PARTICULARS, numbers: {} }, locale);
      const record = buildRecord(context, new Map());
      const tables = record.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
      const list = tables.find(({ columns }) => columns.length === 8);
      expect(list?.rows.map(([no]) => no)).toEqual(facts.calls.map((_, i) => String(i + 1)));
      const times = context.calls.map(({ calledAt }) => calledAt);
      expect(times).toEqual(times.toSorted());
      for (const document of [record, buildLetters(context, null)]) {
        for (const text of textsOf(document)) expect(text).not.toMatch(/\{\w+\}|undefined|NaN/);
      }
      expect(writeCsv(context).trimEnd().split('\r\n')).toHaveLength(facts.calls.length + 1);
    }),
    { numRuns: 30 },
  );
});

it('the calls of the companies add up to the calls of the record', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { groups, calls } = packContext(facts, { particulars: NO_PARTICULARS, numbers: {} }, 'zh-CN');
      expect(groups.reduce((sum, group) => sum + group.calls.length, 0)).toBe(calls.length);
    }),
  );
});

it('a letter to an insurer is written for each that was named, to its full name', () => {
  const facts = {
    calls: [
      packedCall(),
      packedCall({ receipt: 'B', insurerId: 'pingan' }),
      packedCall({ receipt: 'C', claim: 'unknown', insurerId: null }),
    ],
    all: 3,
    log: null,
    complaints: [],
    site: 'https://wurao.example',
    madeAt: '2026-11-22T09:00:00.000Z',
  };
  const letters = packLetters(packContext(facts, { particulars: NO_PARTICULARS, numbers: {} }, 'zh-CN'));
  const demands = letters.filter(({ letter }) => letter.id === 'stop_demand');
  expect(demands.map(({ written }) => written.blocks[0]?.text)).toEqual([
    '中国人民财产保险股份有限公司：',
    '中国平安财产保险股份有限公司：',
  ]);
  expect(letters.filter(({ letter }) => letter.id === 'report_12321')).toHaveLength(3);
});

it('a spreadsheet takes no text of a driver for a formula, and long numbers stay whole', () => {
  const facts = {
    calls: [packedCall({ receipt: '1234567890123456' })],
    all: 1,
    log: null,
    complaints: [],
    site: 'https://wurao.example',
    madeAt: '2026-11-22T09:00:00.000Z',
  };
  const device = { particulars: NO_PARTICULARS, numbers: { '1234567890123456': '+85212345678' } };
  const csv = writeCsv(packContext(facts, device, 'zh-CN'));
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv).toContain(`"'+85212345678"`);
  expect(csv).toContain('"\t1234567890123456"');
});

it('a complaint that went to the company before stands in the one to the regulator', () => {
  const facts = {
    calls: [packedCall()],
    all: 1,
    log: null,
    complaints: [
      { insurerId: 'picc', filedOn: '2026-10-08' },
      { insurerId: 'pingan', filedOn: '2026-11-01' },
    ],
    site: 'https://wurao.example',
    madeAt: '2026-11-22T09:00:00.000Z',
  };
  const letters = packLetters(packContext(facts, { particulars: NO_PARTICULARS, numbers: {} }, 'zh-CN'));
  const [complaint] = letters.filter(({ letter }) => letter.id === 'complaint_12378');
  const told = complaint?.written.blocks.find((block) => block.kind === 'field' && block.id === 'facts');
  expect(told?.text).toContain('我已于 2026年10月8日 向该公司投诉，编号 ＿＿');
});
