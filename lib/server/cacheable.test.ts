import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheable, runsWasm, splitLocale } from './cacheable';

const upstream = (path: string) => cacheable(new URL(path, 'http://front'))?.upstream ?? null;
const publicPath = (of: string) => of.replace(/^\/zh-CN(?=\/|\?|$)/, '').replace(/^(?=\?|$)/, '/');

it('outlines are kept for ever: their name holds their hash', () => {
  expect(cacheable(new URL('http://front/heatmaps/outlines/440000-0123456789.svg'))?.forever).toBe(true);
});

it('only the query page and the import may compile WebAssembly', () => {
  for (const path of ['/zh-CN/dataset/query', '/en/dataset/query', '/zh-CN/report/import', '/en/report/import'])
    expect(runsWasm(path)).toBe(true);
  for (const path of [
    '/zh-CN/dataset',
    '/en/dataset/query/x',
    '/fr/dataset/query',
    '/zh-CN/report',
    '/zh-CN/report/imported',
  ])
    expect(runsWasm(path)).toBe(false);
});

describe('a page that is the same for everybody', () => {
  it.each([
    ['/', '/zh-CN'],
    ['/en', '/en'],
    ['/en/', '/en'],
    ['/rankings', '/zh-CN/rankings'],
    ['/en/rankings', '/en/rankings'],
    ['/insurers/pingan', '/zh-CN/insurers/pingan'],
    ['/methodology?utm_source=x', '/zh-CN/methodology'],
    ['/en/dataset/query?sql=x', '/en/dataset/query'],
    ['/report/import?shared=1', '/zh-CN/report/import'],
    ['/dataset/query?month=2026-09&x', '/zh-CN/dataset/query?month=2026-09'],
    ['/dataset/query?month=2026-13', '/zh-CN/dataset/query'],
    ['/rankings?period=2026-10&province=440000', '/zh-CN/rankings?period=2026-10&province=440000'],
    ['/rankings?province=440000&period=2026-10', '/zh-CN/rankings?period=2026-10&province=440000'],
    ['/rankings?measure=calls&role=agency', '/zh-CN/rankings?role=agency&measure=calls'],
    ['/rankings?measure=index', '/zh-CN/rankings'],
    ['/rankings?measure=premium', '/zh-CN/rankings?measure=premium'],
    ['/en/rankings?measure=vehicles&x=1', '/en/rankings?measure=vehicles'],
    ['/rankings?period=live', '/zh-CN/rankings'],
    ['/rankings/runs', '/zh-CN/rankings/runs'],
    ['/rankings/runs?before=0090&x=1', '/zh-CN/rankings/runs?before=90'],
    ['/rankings/runs?before=x', '/zh-CN/rankings/runs'],
    ['/en/rankings/runs/2026-11-22', '/en/rankings/runs/2026-11-22'],
    ['/api/v1/rankings/runs/7?x', '/api/v1/rankings/runs/7'],
    ['/api/v1/exposure', '/api/v1/exposure'],
    ['/rankings?period=2026-13', '/zh-CN/rankings'],
    ['/rankings?province=999999', '/zh-CN/rankings'],
    ['/rankings?province=440000&province=110000', '/zh-CN/rankings?province=440000'],
    ['/rankings?province=440000&role=agency', '/zh-CN/rankings?province=440000'],
    ['/api/v1/rankings?measure=calls&x=y', '/api/v1/rankings'],
    ['/api/v1/rankings?relation=current', '/api/v1/rankings?relation=current'],
    ['/heatmaps', '/zh-CN/heatmaps'],
    ['/en/heatmaps/hours?x=y&role=agency', '/en/heatmaps/hours?role=agency'],
    ['/heatmaps/map/440000?region=110000&insurer=pingan&period=2026-Q3', '/zh-CN/heatmaps/map/440000?period=2026-Q3'],
    ['/heatmaps/tiles?measure=count&by=insurer', '/zh-CN/heatmaps/tiles?measure=count'],
    ['/heatmaps/pictures/map.card.png?region=440000', '/zh-CN/heatmaps/pictures/map.card.png?region=440000'],
    ['/en/embed/heatmaps/expiry?by=insurer', '/en/embed/heatmaps/expiry?by=insurer'],
    ['/dataset/2026-Q4/insurer_province_month.csv?x', '/dataset/2026-Q4/insurer_province_month.csv'],
  ])('%s is rendered at %s', (path, expected) => expect(upstream(path)).toBe(expected));

  it.each([
    '/report',
    '/report/imported',
    '/me',
    '/en/me',
    '/sign-in',
    '/report/receipt/S34CHJ68S34CHJ68',
    '/api/health',
    '/api/auth/session',
    '/api/v1/reports',
    '/zh-CN/zh-CN/rankings',
    '/rankings/',
    '/rankings/runs/../../me',
    '/rankings/runs/latest',
    '/RANKINGS',
    '/insurers/',
    '/insurers/PingAn',
    '/insurers/..%2fme',
    `/insurers/${'a'.repeat(41)}`,
    '/dataset/2026-13/x.csv',
    '/heatmaps/maps',
    '/heatmaps/map/44',
    '/heatmaps/pictures/map.gif',
    '/heatmaps/outlines/country.svg',
    '/dataset/2026-10/x.exe',
    '/en/api/v1/rankings',
  ])('%s is not kept', (path) => expect(upstream(path)).toBeNull());
});

const query = fc
  .array(
    fc.tuple(
      fc.constantFrom('period', 'province', 'role', 'relation', 'measure', 'x', 'Period', '__proto__'),
      fc.oneof(fc.constantFrom('2026-10', '2026-Q4', 'live', '440000', 'agency', 'current', 'calls', ''), fc.string()),
    ),
    { maxLength: 6 },
  )
  .map((pairs) => String(new URLSearchParams(pairs)));
const path = fc.constantFrom(
  '/',
  '/en',
  '/rankings',
  '/en/rankings',
  '/insurers',
  '/insurers/pingan',
  '/api/v1/rankings',
  '/dataset',
);

it('has one address, and asking for that leads to itself', () => {
  fc.assert(
    fc.property(path, query, (at, asked) => {
      const first = upstream(`${at}?${asked}`) ?? '';
      expect(upstream(publicPath(first))).toBe(first);
    }),
  );
});

it('has no more addresses than there are views, whatever is asked', () => {
  const known =
    /^(\/(?:zh-CN|en))?(\/[a-z0-9/-]*)?(\?(period=20\d\d-(\d\d|Q\d))?&?((province|role|relation)=[a-z0-9_]+)?&?(measure=(calls|premium|vehicles))?)?$/;
  fc.assert(fc.property(path, query, (at, asked) => known.test(upstream(`${at}?${asked}`) ?? 'none')));
});

it('takes the language from the first step of a path only', () => {
  expect(splitLocale('/en/me')).toEqual({ locale: 'en', path: '/me' });
  expect(splitLocale('/english')).toEqual({ locale: 'zh-CN', path: '/english' });
  expect(splitLocale('/zh-CN/me')).toEqual({ locale: 'zh-CN', path: '/zh-CN/me' });
  expect(splitLocale('/me/en')).toEqual({ locale: 'zh-CN', path: '/me/en' });
});
