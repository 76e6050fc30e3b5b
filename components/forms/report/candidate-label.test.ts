import { expect, it } from 'vitest';
import { findCity } from '@/lib/places/find-city';
import { CITIES } from '@/lib/places/places';
import { candidateLabel, cityLabel } from './candidate-label';

it.each(['zh-CN', 'en'] as const)('%s: the label of every city, typed again, is that city', (locale) => {
  for (const city of CITIES) expect(findCity(cityLabel(city, locale))).toEqual({ kind: 'one', city });
});

it('names candidates of insurer and city, and shows a code it does not know', () => {
  expect(candidateLabel('insurer', 'picc', 'zh-CN')).toBe('人保财险');
  expect(candidateLabel('insurer', 'picc', 'en')).toBe('PICC Property and Casualty');
  expect(candidateLabel('city', '320500', 'en')).toBe('Suzhou, Jiangsu');
  expect(candidateLabel('city', '320500', 'zh-CN')).toBe('江苏苏州');
  expect(candidateLabel('city', CITIES.find((city) => city.shortZh === '北京')?.adcode ?? '', 'zh-CN')).toBe('北京');
  expect(candidateLabel('city', '999999', 'en')).toBe('999999');
});
