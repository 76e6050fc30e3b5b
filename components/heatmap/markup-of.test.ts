import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { COUNTRY } from '@/lib/heatmaps/outlines';
import { drawAreas } from './draw-areas';
import { drawCalendar } from './draw-calendar';
import { drawHoursWide } from './draw-hours';
import { brokenLines } from './draw-picture';
import { markupOf } from './markup-of';

/** React closes every element by a tag of its own; a file need not. */
const likeFile = (html: string) => html.replaceAll(/><\/(?:path|rect|use|circle)>/g, '/>').replaceAll('&#x27;', "'");

const marks = Object.keys(COUNTRY.areas).map((adcode, i) => ({
  adcode,
  name: `${adcode} <&>`,
  title: `${adcode} <&>`,
  figure: '',
  href: i % 2 ? `/x?a=1&b=${adcode}` : null,
  step: i % 8 === 7 ? null : i % 8,
}));
const words = { days: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], unsocial: 'x' };
const hours = Array.from({ length: 192 }, (_, i) => ({
  day: Math.floor(i / 24),
  hour: i % 24,
  step: i % 7,
  faded: i % 3 === 0,
}));
const days = ['2026-01-01', '2026-01-02'].map((date) => ({ date, step: 3, holiday: true }));

describe('a drawing as text', () => {
  it.each([
    ['a map', drawAreas({ id: 'm', outline: COUNTRY, marks, sprite: null, seaName: '南海', names: true })],
    ['a week', drawHoursWide({ id: 'h', hours, words })],
    [
      'a calendar',
      drawCalendar({
        id: 'c',
        days,
        words: { month: (m) => m, weekdays: ['1', '2', '3', '4', '5', '6', '7'] },
        columns: 5,
      }),
    ],
  ])('%s is what React writes', (_name, { body }) => {
    const drawn = createElement('svg', null, body);
    expect(markupOf(drawn)).toBe(likeFile(renderToStaticMarkup(drawn)));
  });
});

describe('words in lines', () => {
  it('break Chinese anywhere and English between words', () => {
    expect(brokenLines('每一格都要有足够多的人举报', 5)).toEqual(['每一格都要', '有足够多的', '人举报']);
    expect(brokenLines('How long before expiry', 7.6)).toEqual(['How long', 'before expiry']);
  });
});
