import { expect, test } from 'vitest';
import { INSURERS } from '@/lib/insurers/registry';
import { formerNamesOf, groupsByLetter } from './insurer-groups';

const today = INSURERS.filter(({ id, currentId }) => id === currentId).map(({ id }) => id);

test.each(['zh-CN', 'en'] as const)('every company of today stands under one letter (%s)', (locale) => {
  const groups = groupsByLetter(locale);
  expect(groups.every(({ letter }) => /^[A-Z]$/.test(letter))).toBe(true);
  expect(groups.flatMap(({ insurers }) => insurers.map(({ id }) => id)).sort()).toEqual([...today].sort());
  const letters = groups.map(({ letter }) => letter);
  expect(letters).toEqual([...new Set(letters)].sort());
});

test('Chinese pages go by pinyin, English pages by the English name', () => {
  const letterOf = (locale: 'zh-CN' | 'en', id: string) =>
    groupsByLetter(locale).find(({ insurers }) => insurers.some((insurer) => insurer.id === id))?.letter;
  expect([letterOf('zh-CN', 'picc'), letterOf('en', 'picc')]).toEqual(['R', 'P']);
});

test('a company knows the names it had', () => {
  const names = (id: string) => INSURERS.filter((i) => i.id === id).flatMap((i) => formerNamesOf(i).map((f) => f.id));
  expect(names('dajia')).toEqual(['anbang']);
  expect(names('anbang')).toEqual([]);
});
