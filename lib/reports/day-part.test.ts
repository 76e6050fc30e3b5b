import { expect, it } from 'vitest';
import { fromChinaLocal } from '@/lib/platform/china-time';
import { dayPartMiddle, dayPartOf, dayPartStart } from './day-part';
import { DAY_PARTS } from './taxonomy-codes';

const at = (time: string) => dayPartOf(fromChinaLocal(`2026-03-01T${time}`) ?? new Date(Number.NaN));

it('changes at 8, 12, 14, 18 and 21 in China', () => {
  const edges = [
    '00:00',
    '07:59',
    '08:00',
    '11:59',
    '12:00',
    '13:59',
    '14:00',
    '17:59',
    '18:00',
    '20:59',
    '21:00',
    '23:59',
  ];
  expect(edges.map(at)).toEqual(DAY_PARTS.flatMap((part) => [part, part]));
});

it('the middle of a part lies in it', () => {
  for (const part of DAY_PARTS) expect(at(dayPartMiddle(part))).toBe(part);
});

it('parts follow one another from midnight', () => {
  expect(DAY_PARTS.map(dayPartStart)).toEqual(['00:00', '08:00', '12:00', '14:00', '18:00', '21:00']);
});
