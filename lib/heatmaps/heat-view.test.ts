import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkHeatView, HEAT_FILTERS, HEAT_MAPS, heatFilter, heatSearch, readHeatView } from './heat-view';

const VALUES = {
  region: ['440000', '110000', '000000', 'x'],
  insurer: ['pingan', 'picc', 'nobody'],
  role: ['agency', 'unknown', 'robot'],
  relation: ['never', 'unknown'],
  refusal: ['after', 'before'],
  period: ['live', '2026-Q3', '2026', '2026-10', '2026-Q5'],
  measure: ['rate', 'count', 'x'],
  by: ['hour', 'insurer', 'x'],
  utm_source: ['a'],
} as const;
const query = fc
  .record(Object.fromEntries(Object.entries(VALUES).map(([name, values]) => [name, fc.constantFrom(...values)])), {
    requiredKeys: [],
  })
  .map((given) => new URLSearchParams(given as Record<string, string>));
const map = fc.constantFrom(...HEAT_MAPS);

it('makes of any query a view with at most one filter, and of the view one query that reads back as the same view', () => {
  fc.assert(
    fc.property(map, query, (name, given) => {
      const view = readHeatView(name, given);
      expect(HEAT_FILTERS.filter((filter) => view[filter] !== null).length).toBeLessThanOrEqual(1);
      expect(heatFilter(view) === null || heatFilter(view)?.code).toBeTruthy();
      const again = new URLSearchParams(heatSearch(view));
      expect(readHeatView(name, again)).toEqual(view);
      expect(checkHeatView(name, again)).toEqual({ ok: true, value: view });
    }),
  );
});

it('accepts in the API only what it keeps', () => {
  fc.assert(
    fc.property(map, query, (name, given) => {
      const checked = checkHeatView(name, given);
      if (!checked.ok) {
        expect(given.has(checked.error.parameter)).toBe(true);
        return;
      }
      for (const filter of HEAT_FILTERS) expect(checked.value[filter]).toBe(given.get(filter));
      expect(checked.value.period).toBe(given.get('period') ?? 'live');
    }),
  );
});

it.each([
  ['map', 'region=999999', 'bad_value', 'region'],
  ['map', 'regoin=440000', 'unknown_parameter', 'regoin'],
  ['map', 'region=440000&insurer=picc', 'not_together', 'insurer'],
  ['hours', 'insurer=picc&insurer=cpic', 'repeated', 'insurer'],
  ['hours', 'measure=count', 'unknown_parameter', 'measure'],
  ['hours', 'region=440000', 'unknown_parameter', 'region'],
  ['hours', 'role=unknown', 'bad_value', 'role'],
  ['expiry', 'insurer=picc&by=insurer', 'not_together', 'by'],
  ['calendar', 'period=2026-Q3', 'bad_value', 'period'],
] as const)('says of %s?%s what is wrong', (name, text, code, parameter) => {
  expect(checkHeatView(name, new URLSearchParams(text))).toEqual({ ok: false, error: { code, parameter } });
});
