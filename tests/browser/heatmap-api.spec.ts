import { fillSite } from './filled-site';
import { expect, test } from './quiet-page';

const HEAT_MAPS = ['map', 'hours', 'expiry', 'calendar'] as const;

test.beforeEach(async ({ request }) => {
  test.setTimeout(120_000);
  await fillSite();
  await expect(async () => {
    const { figures } = await (await request.get('/api/v1/heatmaps/map')).json();
    expect(figures?.areas.some(({ reporters }: { reporters: number | null }) => reporters !== null)).toBe(true);
  }).toPass({ timeout: 90_000, intervals: [3_000] });
});

test('every heatmap is there as JSON and as a table that say the same, and unchanged costs nothing @js @phone', async ({
  request,
}) => {
  for (const map of HEAT_MAPS) {
    const json = await request.get(`/api/v1/heatmaps/${map}`);
    expect(json.headers()).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'access-control-allow-origin': '*',
      vary: expect.stringContaining('Accept'),
    });
    expect((await json.json()).map).toBe(map);
    const file = await request.get(`/heatmaps/${map}.csv`);
    expect(file.status()).toBe(200);
    expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8; header=present');
    const text = await file.text();
    for (const other of [
      await request.get(`/api/v1/heatmaps/${map}`, { headers: { accept: 'text/csv' } }),
      await request.get(`/api/v1/heatmaps/${map}?format=csv`),
    ]) {
      expect(await other.text()).toBe(text);
    }
    for (const path of [`/api/v1/heatmaps/${map}`, `/heatmaps/${map}.csv`]) {
      const etag = (await request.get(path)).headers().etag ?? '';
      expect(etag, path).toMatch(/^(?:W\/)?"/);
      expect((await request.get(path, { headers: { 'if-none-match': etag } })).status(), path).toBe(304);
    }
  }
});

test('the map’s rows are the provinces, rounded to five, the same in both forms @js @phone', async ({ request }) => {
  const { figures } = await (await request.get('/api/v1/heatmaps/map')).json();
  const rows = (await (await request.get('/heatmaps/map.csv')).text()).trim().split(/\r?\n/);
  expect(rows[0]).toBe('adcode,name_zh,name_en,reporters,reports,cars,reporters_per_100000_cars_shrunk');
  expect(rows).toHaveLength(35);
  expect(figures.areas).toHaveLength(34);
  for (const { adcode, reporters, reports, rate, cars } of figures.areas) {
    const row = rows.find((line) => line.startsWith(`${adcode},`));
    expect(row).toContain(`,${reporters ?? ''},${reports ?? ''},${cars ?? ''},${rate ?? ''}`);
    for (const count of [reporters, reports]) expect((count ?? 0) % 5).toBe(0);
    expect(rate === null).toBe(reporters === null || cars === null);
  }
});

test('a query that is not understood is refused with the reason, and no query makes the site fail @js @phone', async ({
  request,
}) => {
  const refused: readonly [string, string, string][] = [
    ['map?insurer=nobody', 'insurer', 'bad_value'],
    ['map?region=999999', 'region', 'bad_value'],
    ['hours?region=440000', 'region', 'unknown_parameter'],
    ['hours?role=unknown', 'role', 'bad_value'],
    ['expiry?insurer=picc&role=agency', 'role', 'not_together'],
    ['expiry?insurer=picc&by=insurer', 'by', 'not_together'],
    ['calendar?period=2026-Q3', 'period', 'bad_value'],
    ['map?period=live&period=live', 'period', 'repeated'],
  ];
  for (const [query, field, code] of refused) {
    for (const path of [`/api/v1/heatmaps/${query}`, `/heatmaps/${query.replace('?', '.csv?')}`]) {
      const answer = await request.get(path);
      expect([path, answer.status()]).toEqual([path, 400]);
      expect(answer.headers()['content-type']).toContain('application/problem+json');
      const problem = await answer.json();
      expect(problem.errors[0]).toMatchObject({ field, code });
      expect(problem.errors[0].message).toContain(field);
    }
  }
  expect((await request.get('/api/v1/heatmaps/nonsense')).status()).toBe(404);
  expect((await request.get('/heatmaps/nonsense.csv')).status()).toBe(404);
});

const HOSTILE = [
  "insurer=' OR 1=1 --",
  'insurer=%00',
  'insurer=%',
  'insurer=%E4%B8',
  'period=2026-Q9',
  'period=2026-Q4%0d%0aX-Evil:%201',
  '__proto__=1',
  'constructor=1',
  'region[]=440000',
  'by=insurer&by=hour',
  `insurer=${'a'.repeat(4_000)}`,
  Array.from({ length: 300 }, (_, i) => `p${i}=1`).join('&'),
  'measure=%F0%9F%92%A3',
  'format=csv&format=csv',
  '?&&=&=',
];

test('hostile queries are answered 200 or 4xx, in every form @js @phone', async ({ request }) => {
  const forms = [
    ...HEAT_MAPS.flatMap((map) => [`/api/v1/heatmaps/${map}`, `/heatmaps/${map}.csv`]),
    ...['/heatmaps/map', '/heatmaps/hours', '/embed/heatmaps/expiry', '/heatmaps/pictures/calendar.svg'],
  ];
  for (const form of forms) {
    for (const query of HOSTILE) {
      const answer = await request.get(`${form}?${query}`);
      expect([form, query, answer.status() < 500]).toEqual([form, query, true]);
      expect(answer.headers()['x-evil']).toBeUndefined();
    }
  }
});
