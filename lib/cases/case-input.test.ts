import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '@/lib/platform/calendar-day';
import { readCaseChange, readNewCase } from './case-input';
import { CASE_ENDS } from './case-outcome';

const TODAY = '2026-11-22';
const good = {
  channel: '12378',
  insurer: 'pingan',
  filedOn: '2026-11-02',
  toldDueOn: '',
  receipts: 'ABCDEFGHJKMNPQRS',
};

it('reads a case, with one call or several or none', () => {
  const read = { channel: '12378', insurerId: 'pingan', filedOn: '2026-11-02', toldDueOn: null };
  expect(readNewCase(good, TODAY)).toEqual({ ok: true, value: { ...read, receipts: ['ABCDEFGHJKMNPQRS'] } });
  expect(readNewCase({ ...good, insurer: '', receipts: undefined }, TODAY)).toEqual({
    ok: true,
    value: { ...read, insurerId: null, receipts: [] },
  });
});

it('says of each field what to mend', () => {
  const problems = (change: object) => {
    const read = readNewCase({ ...good, ...change }, TODAY);
    return read.ok ? [] : read.error.map(({ field, code }) => `${field} ${code}`);
  };
  expect(problems({ channel: '', insurer: 'nobody', filedOn: '2026-02-30' })).toEqual([
    'channel choose',
    'insurer choose',
    'filedOn day',
  ]);
  expect(problems({ filedOn: '2026-11-23' })).toEqual(['filedOn future']);
  expect(problems({ filedOn: '2019-01-01' })).toEqual(['filedOn too_old']);
  expect(problems({ toldDueOn: '2026-11-01' })).toEqual(['toldDueOn before_filed']);
  expect(problems({ toldDueOn: 'soon' })).toEqual(['toldDueOn day']);
});

it('never throws, whatever a form holds', () => {
  const form = fc.dictionary(fc.constantFrom(...Object.keys(good), 'outcome', 'outcomeOn'), fc.anything());
  fc.assert(
    fc.property(form, (said) => {
      expect(typeof readNewCase(said, TODAY).ok).toBe('boolean');
      expect(typeof readCaseChange(said, '2026-11-02', TODAY).ok).toBe('boolean');
    }),
  );
});

it('takes an end only with a day between complaint and today', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CASE_ENDS), fc.integer({ min: -40, max: 40 }), (outcome, days) => {
      const outcomeOn = addDays('2026-11-02', days);
      const read = readCaseChange({ outcome, outcomeOn, toldDueOn: '' }, '2026-11-02', TODAY);
      expect(read.ok).toBe(days >= 0 && outcomeOn <= TODAY);
    }),
  );
  const waiting = readCaseChange({ outcome: 'waiting', outcomeOn: '2026-11-05' }, '2026-11-02', TODAY);
  expect(waiting.ok && waiting.value.outcomeOn).toBeNull();
  expect(readCaseChange({ outcome: 'stopped', outcomeOn: '' }, '2026-11-02', TODAY)).toEqual({
    ok: false,
    error: [{ field: 'outcomeOn', code: 'needed' }],
  });
});
