import { expect, it } from 'vitest';
import { doorOf } from './sender-of';

const door = (headers: Record<string, string>) => doorOf({ headers }, 'wurao.example');

it.each([
  [{ origin: 'https://wurao.example', host: 'inside:3000' }, 'script'],
  [{ origin: 'http://192.168.1.7:3000', host: '192.168.1.7:3000' }, 'script'],
  [{ host: 'wurao.example' }, 'api'],
  [{ origin: 'https://elsewhere.example', host: 'wurao.example' }, 'api'],
  [{ origin: 'https://wurao.example.elsewhere.example', host: 'wurao.example' }, 'api'],
  [{ origin: 'null', host: 'null' }, 'api'],
  [{ origin: '', host: '' }, 'api'],
  [{}, 'api'],
] as [Record<string, string>, string][])('%j came through the door %s', (headers, expected) => {
  expect(door(headers)).toBe(expected);
});
