import { expect, it } from 'vitest';
import { data, fields, spoken, text, texts } from './action-input';

const form = (...pairs: [string, string | Blob][]): FormData => {
  const made = new FormData();
  for (const [name, value] of pairs) made.append(name, value);
  return made;
};
const shape = fields({ name: text(5), ticked: texts(2, 3), locale: spoken });

it('a form is its fields, each of its kind; what is not there is empty, what is too long is cut, what is strange is left out', () => {
  const full = form(
    ['name', '1234567'],
    ['ticked', 'abcd'],
    ['ticked', 'b'],
    ['ticked', 'c'],
    ['locale', 'en'],
    ['x', 'y'],
  );
  expect(shape.parse(full)).toEqual({ name: '12345', ticked: ['abc', 'b'], locale: 'en' });
  expect(shape.parse(form(['locale', 'fr']))).toEqual({ name: '', ticked: [], locale: 'zh-CN' });
});

it.each([
  ['a text', 'x'],
  ['nothing', undefined],
  ['an object', { name: 'x' }],
  ['a field given twice', form(['name', 'a'], ['name', 'b'])],
  ['a file in the place of a text', form(['name', new Blob(['x'])])],
  ['a file among the boxes', form(['ticked', new Blob(['x'])])],
])('%s is no such form', (_, sent) => expect(shape.safeParse(sent).success).toBe(false));

it('data is what JSON has under names', () => {
  expect(data.safeParse({ a: [1, 'b', null, { c: true }] }).success).toBe(true);
  for (const odd of [null, undefined, 'x', 5, [], new FormData(), { a: new Date() }, { a: () => {} }, { a: new Map() }])
    expect(data.safeParse(odd).success).toBe(false);
});
