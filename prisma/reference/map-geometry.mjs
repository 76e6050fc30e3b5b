/** Plane geometry for drawing outlines: points are [x, y], rings closed (first point = last). */

/** Twice the signed area of a ring. */
export function ringArea(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return sum;
}

export function boxOf(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

export const centreOf = (ring) => {
  const [x0, y0, x1, y1] = boxOf(ring);
  return [(x0 + x1) / 2, (y0 + y1) / 2];
};

/** A ring cut to a rectangle [x0, y0, x1, y1] (Sutherland-Hodgman), or an empty one. */
export function clipRing(ring, [x0, y0, x1, y1]) {
  const sides = [
    [(p) => p[0] >= x0, (a, b) => [x0, a[1] + ((b[1] - a[1]) * (x0 - a[0])) / (b[0] - a[0])]],
    [(p) => p[0] <= x1, (a, b) => [x1, a[1] + ((b[1] - a[1]) * (x1 - a[0])) / (b[0] - a[0])]],
    [(p) => p[1] >= y0, (a, b) => [a[0] + ((b[0] - a[0]) * (y0 - a[1])) / (b[1] - a[1]), y0]],
    [(p) => p[1] <= y1, (a, b) => [a[0] + ((b[0] - a[0]) * (y1 - a[1])) / (b[1] - a[1]), y1]],
  ];
  let points = ring.slice(0, -1);
  for (const [inside, cut] of sides) {
    const kept = [];
    for (const [i, point] of points.entries()) {
      const before = points[(i + points.length - 1) % points.length];
      if (inside(point) !== inside(before)) kept.push(cut(before, point));
      if (inside(point)) kept.push(point);
    }
    points = kept;
  }
  return points.length < 3 ? [] : [...points, points[0]];
}

const inside = ([x, y], rings) => {
  let odd = false;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1];
      const [bx, by] = ring[i];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
    }
  return odd;
};

const distance = ([x, y], [ax, ay], [bx, by]) => {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
};

/** Where a name stands best in a polygon: the point of a grid that is farthest from every edge, sideways room counting less. */
export function labelPoint(rings) {
  const [x0, y0, x1, y1] = boxOf(rings[0]);
  const flat = rings.map((ring) => ring.map(([x, y]) => [x / 1.6, y]));
  let best = { point: centreOf(rings[0]), room: -1 };
  const steps = 36;
  for (let i = 1; i < steps; i++)
    for (let j = 1; j < steps; j++) {
      const point = [x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * j) / steps];
      const at = [point[0] / 1.6, point[1]];
      let room = Infinity;
      for (const ring of flat)
        for (let k = 1; k < ring.length && room > best.room; k++) room = Math.min(room, distance(at, ring[k - 1], ring[k]));
      if (room > best.room && inside(point, rings)) best = { point, room };
    }
  return best;
}

const rounded = (points) => {
  const out = [];
  for (const point of points) {
    const [x, y] = point.map(Math.round);
    const last = out.at(-1);
    if (!last || last[0] !== x || last[1] !== y) out.push([x, y]);
  }
  return out;
};

/** SVG path in whole units: an absolute start, then relative steps. */
function steps(points) {
  let text = `M${points[0][0]} ${points[0][1]}l`;
  for (let i = 1; i < points.length; i++) {
    const [dx, dy] = [points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]];
    text += `${i > 1 && dx >= 0 ? ' ' : ''}${dx}${dy < 0 ? '' : ' '}${dy}`;
  }
  return text;
}

export const linePath = (lines) =>
  lines
    .map(rounded)
    .filter((line) => line.length > 1)
    .map(steps)
    .join('');

/**
 * Path of polygons (each a list of rings, the first the outer one). An island too small for the paper is drawn as a diamond of `speck` units, several
 * on one spot as one: it stays on the map.
 */
export function areaPath(polygons, speck) {
  const seen = new Set();
  let text = '';
  for (const [outer, ...holes] of polygons) {
    const [x0, y0, x1, y1] = boxOf(outer);
    const ring = rounded(outer);
    if (ring.length < 4 || (x1 - x0) * (y1 - y0) < speck * speck) {
      const [x, y] = centreOf(outer).map(Math.round);
      const spot = `${Math.round(x / speck)} ${Math.round(y / speck)}`;
      if (seen.has(spot)) continue;
      seen.add(spot);
      text += `M${x - speck} ${y}l${speck}-${speck} ${speck} ${speck}-${speck} ${speck}z`;
      continue;
    }
    for (const each of [ring, ...holes.map(rounded)]) if (each.length > 3) text += `${steps(each.slice(0, -1))}z`;
  }
  return text;
}
