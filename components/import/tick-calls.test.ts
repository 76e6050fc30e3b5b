import { describe, expect, it } from 'vitest';
import type { OfferedCall } from '@/lib/import/sift-calls';
import { commonName, firstChoice, nameTicked, tick, unnamed } from './tick-calls';

const call = (id: string, official: string[] = []): OfferedCall => ({
  ...{ id, caller: id, shown: id, day: '2026-11-20', time: '09:12', missed: false, name: null, known: null },
  official,
});
const offered = [call('a', ['picc']), call('b'), call('c'), call('d', ['pingan', 'picc'])];

describe('what is ticked', () => {
  it('is nothing at first; official numbers of one company have its name', () => {
    const first = firstChoice(offered);
    expect(first.ticked.size).toBe(0);
    expect([...first.named]).toEqual([['a', 'picc']]);
  });

  it('gets one company in one gesture, but for official numbers among others', () => {
    const all = nameTicked(tick(firstChoice(offered), offered, true), offered, 'cpic');
    expect(Object.fromEntries(all.named)).toEqual({ a: 'picc', b: 'cpic', c: 'cpic', d: 'cpic' });
    expect(commonName(all, offered)).toBe('cpic');
    expect(unnamed(all)).toBe(0);
  });

  it('alone, an official number gets the company that is said', () => {
    const one = nameTicked(tick(firstChoice(offered), offered.slice(0, 1), true), offered, 'cpic');
    expect(one.named.get('a')).toBe('cpic');
    expect(unnamed(tick(one, offered.slice(0, 2), true))).toBe(1);
    expect(tick(one, offered, false).ticked.size).toBe(0);
  });
});
