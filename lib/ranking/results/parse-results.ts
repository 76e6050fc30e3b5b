/** A measured figure, with its target and whether it was met where there is one. */
export type Measured = { readonly value: number; readonly target: string | null; readonly met: boolean | null };

/** How the method did in one scenario of the lab, averaged over its seeds. */
export type MeasuredScenario = {
  readonly key: string;
  readonly title: string;
  readonly tau: Measured | null;
  /** Share of the true top five among the five that come first, and of intervals that hold the truth. */
  readonly topFive: Measured | null;
  readonly covers: Measured | null;
  /** Places that the attacked insurer moved: mean, and worst seed. Null without an attack. */
  readonly places: Measured | null;
  readonly worst: Measured | null;
};

const HEADS = {
  tau: 'τ-b',
  topFive: 'top five',
  covers: 'covers',
  places: 'places, mean',
  worst: 'worst seed',
} as const;
const FIGURE = /^(-?\d+(?:\.\d+)?)(?: ([≥≤] \d+(?:\.\d+)?) ([✓✗]))?$/;

/** Reads the table of docs/ranking-results.md, which `npm run rank-lab` writes; empty when it is not that table. */
export function parseResults(markdown: string): MeasuredScenario[] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|'));
  const head = lines.map(cellsOf).find((cells) => cells.includes(HEADS.tau)) ?? [];
  return lines.flatMap((line): MeasuredScenario | [] => {
    const cells = cellsOf(line);
    const named = /^\*\*(.+?)\*\* (.+)$/.exec(cells[0] ?? '');
    const figure = (key: keyof typeof HEADS) => measuredOf(cells[head.indexOf(HEADS[key])]);
    if (!named?.[1] || !named[2] || head.length === 0) return [];
    return {
      ...{ key: named[1], title: named[2] },
      ...{ tau: figure('tau'), topFive: figure('topFive'), covers: figure('covers') },
      ...{ places: figure('places'), worst: figure('worst') },
    };
  });
}

/** The seeds behind the table, as written above it. */
export const seedsOf = (markdown: string): number =>
  /Seeds ([\d, ]+)/
    .exec(markdown)?.[1]
    ?.split(',')
    .filter((seed) => seed.trim() !== '').length ?? 0;

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

function measuredOf(text: string | undefined): Measured | null {
  const found = FIGURE.exec(text ?? '');
  if (!found) return null;
  return { value: Number(found[1]), target: found[2] ?? null, met: found[3] ? found[3] === '✓' : null };
}
