import { describe, expect, it } from 'vitest';
import { insurerName } from './insurer-name';
import { currentInsurer, INSURER_SOURCES, INSURERS, insurerById } from './registry';

const CODE = /^(?:[SPR]\d+|recall)$/;
const SHAPES = {
  service95: /^95\d{3,4}$/,
  service96: /^(?:96\d{3}|0\d{2,3}96\d{3})$/,
  access10: /^10\d{6}$/,
  toll400: /^400\d{7}$/,
  landline: /^0\d{9,11}$/,
};

describe('the registry', () => {
  it('has one row per id and short name of an active company', () => {
    expect(new Set(INSURERS.map(({ id }) => id)).size).toBe(INSURERS.length);
    const active = INSURERS.filter(({ status }) => status === 'active').map(({ shortNameZh }) => shortNameZh);
    expect(new Set(active).size).toBe(active.length);
  });

  it('leads every former company to an active one, and only those', () => {
    for (const { id, status, successorId, currentId } of INSURERS) {
      expect(successorId !== null, id).toBe(status !== 'active');
      expect(insurerById(currentId)?.status, id).toBe('active');
      expect(currentInsurer(id)?.id).toBe(currentId);
    }
    expect(currentInsurer('anbang')?.id).toBe('dajia');
    expect(currentInsurer('picc')?.id).toBe('picc');
  });

  it('knows neither the pseudo entry nor strange ids', () => {
    for (const id of ['unknown', '', '__proto__', 'constructor']) {
      expect(insurerById(id)).toBeUndefined();
      expect(currentInsurer(id)).toBeUndefined();
    }
  });

  it('cites only declared sources', () => {
    for (const { id, source, numbers } of INSURERS) {
      for (const code of [source, ...numbers.map((number) => number.source)].flatMap((codes) => codes.split(' '))) {
        expect(code, id).toMatch(CODE);
        expect(INSURER_SOURCES, id).toHaveProperty(code);
      }
    }
  });

  it('gives every number the kind of its shape, but for the one printed too long', () => {
    for (const { number, kind } of INSURERS.flatMap(({ numbers }) => numbers)) {
      if (number !== '40096969999') expect(number).toMatch(SHAPES[kind]);
    }
  });

  it('grades low what nobody has verified', () => {
    for (const { grade, source } of INSURERS.flatMap((insurer) => [insurer, ...insurer.numbers])) {
      if (source === 'recall') expect(grade).toBe('low');
    }
  });
});

it('names a company in the language of the page', () => {
  const picc = insurerById('picc');
  expect(picc && [insurerName(picc, 'zh-CN'), insurerName(picc, 'en')]).toEqual([
    '人保财险',
    'PICC Property and Casualty',
  ]);
});
