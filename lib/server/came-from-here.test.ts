import { expect, it } from 'vitest';
import { cameFromHere } from './came-from-here';

it.each([
  [{}, true],
  [{ origin: 'https://wurao.example', host: 'inside:3000' }, true],
  [{ origin: 'http://192.168.1.7:3000', host: '192.168.1.7:3000' }, true],
  [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
  [{ 'sec-fetch-site': 'none' }, true],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'same-site', origin: 'https://wurao.example' }, false],
  [{ origin: 'https://elsewhere.example', host: 'wurao.example' }, false],
  [{ origin: 'https://wurao.example.elsewhere.example', host: 'wurao.example' }, false],
  [{ origin: 'https://wurao.example:8443', host: 'wurao.example' }, false],
  [{ origin: 'null', host: 'null' }, false],
  [{ origin: '', host: '' }, false],
] as [Record<string, string>, boolean][])('%j: %s', (headers, expected) => {
  expect(cameFromHere({ headers }, 'wurao.example')).toBe(expected);
});
