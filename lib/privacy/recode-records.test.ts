import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodedRecords, type Published, publishRecords, type RecordGroup, recordJoin } from './gate';
import { Generalisation } from './generalisation';
import { fewestReporters, recodeRecords } from './recode-records';
import { countReporters } from './split-off';

const place = new Generalisation('place', [
  { code: 'any', parent: null },
  ...['north', 'south'].map((code) => ({ code, parent: 'any' })),
  ...['n1', 'n2', 'n3'].map((code) => ({ code, parent: 'north' })),
  ...['s1', 's2', 's3', 's4'].map((code) => ({ code, parent: 'south' })),
  { code: 'abroad', parent: 'any' },
]);
const kind = new Generalisation('kind', [
  { code: 'any', parent: null },
  ...['a', 'b', 'c'].map((code) => ({ code, parent: 'any' })),
]);
const flag = new Generalisation('flag', [
  { code: 'any', parent: null },
  ...['yes', 'no'].map((code) => ({ code, parent: 'any' })),
]);
const ALL = [place, kind, flag];
const anything = () => true;

type Plain = { who: number; place: string; kind: string; flag: string };

function coded(plain: readonly Plain[]): CodedRecords {
  const rows = [...plain].sort((a, b) => a.who - b.who);
  const column = (generalisation: Generalisation, of: (row: Plain) => string) =>
    Uint8Array.from(rows, (row) => generalisation.place(of(row)));
  return {
    reporters: Int32Array.from(rows, ({ who }) => who),
    columns: [column(place, (row) => row.place), column(kind, (row) => row.kind), column(flag, (row) => row.flag)],
  };
}

// Skewed, as people are: a few codes are common, some belong to one or two people.
const skewed = (codes: readonly string[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(codes[0] ?? '') }, { weight: 2, arbitrary: fc.constantFrom(...codes) });
const plain = fc.array(
  fc.record({
    who: fc.integer({ min: 1, max: 40 }),
    place: skewed(place.leaves),
    kind: skewed(kind.leaves),
    flag: skewed(flag.leaves),
  }),
  { maxLength: 160 },
);

const joined = (...parts: Published<RecordGroup[]>[]): RecordGroup[] => {
  const join = recordJoin();
  for (const part of parts) join.add(part);
  return join.all();
};

const rules = { generalisations: ALL, leastReporters: 5, mayShow: anything };

it('joins parts: each combination once, in the order of the codes, no record lost', () => {
  const person = (who: number, kind: string) => ({ who, place: 'n1', kind, flag: 'yes' });
  const [a, b] = ['b', 'a'].map((kind) => {
    const part = publishRecords(coded(Array.from({ length: 6 }, (_, who) => person(who, kind))), ALL, anything);
    if (!part.ok) throw new Error(part.error.code);
    return part.value;
  }) as [Published<RecordGroup[]>, Published<RecordGroup[]>];
  const of = (kindCode: string) => [place.place('n1'), kind.place(kindCode), flag.place('yes')];
  expect(joined(a, b, a)).toEqual([
    { places: of('a'), records: 6 },
    { places: of('b'), records: 12 },
  ]);
});

describe('recoding', () => {
  it('gives every record to one group that covers it, of five people or more, by every subset of its columns', () => {
    fc.assert(
      fc.property(plain, (rows) => {
        const records = coded(rows);
        const { groups, group } = recodeRecords(records, rules);
        const people = new Set(records.reporters).size;
        expect(groups.length === 0).toBe(people < 5);
        if (people < 5) return;
        for (const [row, at] of group.entries())
          for (const [i, generalisation] of ALL.entries()) {
            const leaf = records.columns[i]?.[row] ?? -1;
            const told = groups[at]?.places[i] ?? -1;
            expect(Array.from({ length: 4 }, (_, level) => generalisation.at(leaf, level))).toContain(told);
          }
        for (let subset = 0; subset < 8; subset++) {
          const whom = new Map<string, Set<number>>();
          for (const [row, at] of group.entries()) {
            const key = groups[at]?.places.filter((_, i) => subset & (1 << i)).join() ?? '';
            whom.set(key, (whom.get(key) ?? new Set()).add(records.reporters[row] ?? 0));
          }
          for (const reporters of whom.values()) expect(reporters.size).toBeGreaterThanOrEqual(5);
        }
        expect(fewestReporters({ groups, group }, records.reporters)).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 400 },
    );
  });

  it('is the same for the same records, in whatever order one person’s came', () => {
    fc.assert(
      fc.property(plain, (rows) => {
        const published = publishRecords(coded(rows), ALL, anything);
        const again = publishRecords(coded([...rows].reverse()), ALL, anything);
        expect(published.ok && joined(published.value)).toEqual(again.ok && joined(again.value));
      }),
    );
  });

  it('says nothing that may not be shown', () => {
    const hidden = (places: readonly number[]) => !(places[0] === place.place('n1') && places[1] === kind.place('a'));
    fc.assert(
      fc.property(plain, (rows) => {
        const published = publishRecords(coded(rows), ALL, hidden);
        for (const { places } of published.ok ? published.value : []) expect(hidden(places)).toBe(true);
      }),
    );
  });

  it('tells all there is where everybody is in a crowd', () => {
    const rows = Array.from({ length: 120 }, (_, i): Plain => {
      const [where = '', what = ''] = [place.leaves[i % 2], kind.leaves[i % 3]];
      return { who: i, place: where, kind: what, flag: i % 12 < 6 ? 'yes' : 'no' };
    });
    const published = publishRecords(coded(rows), ALL, anything);
    const groups: readonly RecordGroup[] = published.ok ? published.value : [];
    expect(groups.reduce((sum, { records }) => sum + records, 0)).toBe(120);
    for (const { places } of groups) expect(places.map((at, i) => ALL[i]?.isLeaf(at))).toEqual([true, true, true]);
  });

  it('lets the rest of too few take in only as many people as it lacks', () => {
    const crowd = Array.from({ length: 50 }, (_, who): Plain => ({ who, place: 'n1', kind: 'a', flag: 'no' }));
    const rows = [...crowd, { who: 60, place: 'n2', kind: 'a', flag: 'no' }];
    const published = publishRecords(coded(rows), ALL, anything);
    const groups = published.ok ? published.value : [];
    const exact = groups.find(({ places }) => places[0] === place.place('n1'));
    expect(exact?.records).toBe(46);
    expect(groups.reduce((sum, { records }) => sum + records, 0)).toBe(51);
  });

  it('publishes nothing of records that are not in order, or not of this table', () => {
    const fine = coded([{ who: 1, place: 'n1', kind: 'a', flag: 'no' }]);
    const unordered = { ...fine, reporters: Int32Array.of(2, 1), columns: fine.columns.map(() => Uint8Array.of(3, 3)) };
    expect(publishRecords(unordered, ALL, anything).ok).toBe(false);
    expect(publishRecords({ ...fine, columns: fine.columns.slice(1) }, ALL, anything).ok).toBe(false);
    const notALeaf = { ...fine, columns: fine.columns.map(() => Uint8Array.of(0)) };
    expect(publishRecords(notALeaf, ALL, anything).ok).toBe(false);
  });
});

describe('generalisation', () => {
  it('counts what a coarser code no longer tells', () => {
    expect([place.loss(place.place('n1')), place.loss(place.place('any'))]).toEqual([0, 1]);
    expect(place.loss(place.place('north'))).toBeCloseTo(2 / 7);
    expect(place.at(place.place('abroad'), 2)).toBe(place.place('abroad'));
  });

  it('is refused unless it is one tree', () => {
    const bad = [
      [{ code: 'a', parent: 'b' }],
      [
        { code: 'any', parent: null },
        { code: 'x', parent: 'y' },
        { code: 'y', parent: 'any' },
      ],
      [
        { code: 'any', parent: null },
        { code: 'any', parent: 'any' },
      ],
      [
        { code: 'any', parent: null },
        { code: 'other', parent: null },
      ],
    ];
    for (const levels of bad) expect(() => new Generalisation('bad', levels)).toThrow(RangeError);
  });

  it('counts people once', () => {
    expect(countReporters(Int32Array.of(0, 1, 2, 3), Int32Array.of(1, 1, 2, 2))).toBe(2);
  });
});
