import fc from 'fast-check';
import { reportInput } from '@/lib/reports/report-input';
import type { Request } from './front-under-test';

const GOOD = { number: '13812345678', insurer: 'pingan', city: '440100' };
const JSON_TYPE = { 'content-type': 'application/json' };
const names = Object.keys(reportInput.shape);
const lists = ['facts', 'lures', 'did', 'wants'];
const texts = names.filter((name) => !lists.includes(name) && name !== 'sameDayCalls' && name !== 'daysToExpiry');

const json = (value: unknown, headers: Request['headers'] = {}): Request => ({
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify(value),
});
const raw = (body: string | Buffer, headers: Request['headers'] = {}): Request => ({
  headers: { ...JSON_TYPE, ...headers },
  body,
});
const wild = fc.string({ unit: 'binary', maxLength: 40 });
const odd = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1.5, 1e308, [], {}, [[]], [null], [{}], { toString: 1 }, ''),
  fc.object({ maxDepth: 2 }),
);
const evilKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  '\0',
  '\ud800',
  'number\0',
  'Number',
  'id',
  'reporter_id',
  'receipt',
);
const withKey = (key: string, value: unknown): string =>
  `${JSON.stringify(GOOD).slice(0, -1)},${JSON.stringify(key)}:${JSON.stringify(value)}}`;

const anything = fc.jsonValue({ maxDepth: 4 }).map((value) => json(value));
const oddField = fc.tuple(fc.constantFrom(...texts), odd).map(([name, value]) => json({ ...GOOD, [name]: value }));
const huge = fc
  .tuple(
    fc.constantFrom(...names),
    fc.constantFrom(4_001, 20_000, 60_000),
    fc.constantFrom('1', '保', ' x', '\0', '\ud83d', "';--"),
  )
  .map(([name, length, piece]) =>
    json({
      ...GOOD,
      [name]: piece
        .repeat(length / piece.length)
        .slice(0, Math.floor(length / 3))
        .padEnd(4_100, 'x'),
    }),
  );
const deep = fc
  .tuple(
    fc.integer({ min: 1, max: 16_000 }),
    fc.constantFrom(['[', ']'], ['{"a":', '}'], ['{"insurer":[', ']}']),
    fc.boolean(),
  )
  .map(([depth, [open = '', shut = ''], closed]) => {
    const body = `${open.repeat(depth)}1${closed ? shut.repeat(depth) : ''}`;
    return raw(body.slice(0, 65_000));
  });
const evil = fc.tuple(evilKey, fc.jsonValue()).map(([key, value]) => raw(withKey(key, value)));
const twice = fc
  .tuple(
    fc.constantFrom('number', 'insurer', 'city'),
    odd.filter((value) => value !== undefined),
  )
  .map(([name, value]) => raw(withKey(name, value ?? null)));
const cut = fc
  .integer({ min: 0, max: JSON.stringify(GOOD).length - 1 })
  .map((length) => raw(JSON.stringify(GOOD).slice(0, length)));
const notUtf8 = fc
  .tuple(fc.nat({ max: 60 }), fc.constantFrom('ff', 'c0af', 'eda080', 'f5808080', 'e4bf'))
  .map(([at, bytes]) =>
    raw(
      Buffer.concat([
        Buffer.from(JSON.stringify(GOOD)).subarray(0, at),
        Buffer.from(bytes, 'hex'),
        Buffer.from(JSON.stringify(GOOD)).subarray(at),
      ]),
    ),
  );
const type = fc
  .constantFrom(
    '',
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/json; charset=gbk',
    'application/json, text/plain',
    'a/b/c',
  )
  .map((name) => json(GOOD, { 'content-type': name }));
const surrogate = fc
  .tuple(
    fc.constantFrom('number', 'insurer', 'city'),
    fc.constantFrom('\\ud800', '\\udfff', '\\ud800\\ud800', '\\udc00\\ud800'),
  )
  .map(([name, text]) => raw(withKey(name, 'X').replace('"X"', `"${text}"`)));
const nul = fc
  .tuple(
    fc.constantFrom(
      'number',
      'insurer',
      'role',
      'relation',
      'refusedOn',
      'outcome',
      'leakPoint',
      'dayPart',
      'calledAt',
      'formToken',
    ),
    wild,
  )
  .map(([name, text]) => raw(withKey(name, `\0${text}`)));
const range = fc
  .constantFrom<[string, unknown]>(
    ['sameDayCalls', 100],
    ['sameDayCalls', 0],
    ['sameDayCalls', 1e308],
    ['sameDayCalls', '1e1'],
    ['sameDayCalls', '0x10'],
    ['daysToExpiry', 401],
    ['daysToExpiry', -401],
    ['daysToExpiry', 0.1],
    ['daysToExpiry', '٣'],
    ['refusedOn', '2026-02-30'],
    ['refusedOn', '9999-01-01'],
    ['refusedOn', '0000-01-01'],
    ['calledAt', '275760-09-13T00:00'],
    ['calledAt', '-271821-04-20T00:00'],
    ['calledAt', '2026-11-22T99:99'],
    ['facts', Array(1_000).fill('abuse')],
    ['lures', ['gift', 7]],
    ['did', { 0: 'blocked' }],
    ['again', 'S34CHJ68S34CHJ68'],
    ['again', 7],
  )
  .map(([name, value]) => raw(withKey(name, value)));
const large = fc
  .tuple(fc.constantFrom(65_537, 65_538, 200_000), fc.boolean())
  .map(([size, chunked]) => ({ ...raw(JSON.stringify(GOOD).padEnd(size, ' ')), chunked }));
const header = fc
  .constantFrom<Record<string, string>>(
    { 'idempotency-key': 'short' },
    { 'idempotency-key': 'has a space in it' },
    { 'idempotency-key': 'x'.repeat(201) },
    { 'idempotency-key': '\u00e9'.repeat(20) },
    { authorization: 'Basic eDp5' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer AAAAA-AAAAA-AAAAA-AAAAB' },
    { authorization: `Bearer ${'x'.repeat(5_000)}` },
    { 'content-encoding': 'gzip' },
    { 'content-encoding': 'br, gzip' },
    { 'accept-language': '*'.repeat(3_000), 'idempotency-key': '-' },
  )
  .map((headers) => json(GOOD, headers));
const dressed = fc
  .tuple(
    fc.oneof(anything, evil, cut),
    fc.constantFrom<Record<string, string>>(
      { cookie: 'wurao_device=\u00ff; wurao_device=x' },
      { cookie: `wurao_device=${'0'.repeat(32)}` },
      { 'x-forwarded-for': '::ffff:999.1.1.1, evil' },
      { 'accept-language': 'en;q=0, zz' },
      { 'user-agent': '\u00ff'.repeat(2_000) },
      { te: 'trailers' },
      { 'x-wurao-draft': 'x' },
    ),
  )
  .map(([request, more]) => ({ ...request, headers: { ...request.headers, ...more } }));

/** Requests to `POST /api/v1/reports` of which none may ever be taken, of every kind we could think of. */
export const badRequest: fc.Arbitrary<Request> = fc
  .tuple(
    fc.oneof(anything, oddField, huge, deep, evil, twice, cut, notUtf8, type, surrogate, nul, range, header, dressed, {
      arbitrary: large,
      weight: 1,
    }),
    fc.boolean(),
  )
  .map(([request, chunked]) => ({ ...request, chunked: request.chunked ?? chunked }));
