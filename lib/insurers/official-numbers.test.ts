import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialNumberOf } from './official-numbers';
import { INSURERS } from './registry';

const owners = (number: string) => officialNumberOf(number).map(({ insurerId }) => insurerId);

describe('officialNumberOf', () => {
  it('matches every listed number to the company of today', () => {
    for (const { currentId, numbers } of INSURERS) {
      for (const { number } of numbers) expect(owners(number), number).toContain(currentId);
    }
  });

  it.each([
    ['95518', 'picc'],
    ['095518', 'picc'],
    ['01095518', 'picc'],
    ['0755 95511', 'pingan'],
    ['+86 95500', 'cpic'],
    ['400-123-4567', 'picc'],
    ['04001234567', 'picc'],
    ['1010 8888', 'cpic'],
    ['021956030', 'guoren'],
    ['0551-96999', 'guoyuan'],
    ['40096969999', 'guoyuan'],
    ['4009696999', 'guoyuan'],
    ['0591-96331', 'haixia'],
  ])('reads %s as a number of %s', (number, id) => expect(owners(number)).toEqual([id]));

  it.each([
    '',
    '0',
    '9551',
    '955180',
    '0955180',
    '13800095518',
    '96331',
    '059596331',
    '4001234568',
    '01012395518',
    '95518x',
  ])('finds nobody behind «%s»', (number) => expect(owners(number)).toEqual([]));

  it('answers once per line of succession, today’s own listing first', () => {
    expect(officialNumberOf('95569')).toMatchObject([{ insurerId: 'dajia', formerId: null, historic: false }]);
    expect(officialNumberOf('95505')).toMatchObject([{ insurerId: 'shenneng', formerId: null, grade: 'low' }]);
    expect(officialNumberOf('95507')).toMatchObject([{ insurerId: 'starr', formerId: 'dazhong', historic: true }]);
  });

  it('marks old sales lines and doubtful entries', () => {
    expect(officialNumberOf('4008000000')).toMatchObject([{ historic: true, grade: 'medium' }]);
    expect(officialNumberOf('95312')).toMatchObject([{ source: 'recall', grade: 'low' }]);
    expect(officialNumberOf('40096969999')).toMatchObject([{ grade: 'low' }]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(officialNumberOf(text))));
  });
});
