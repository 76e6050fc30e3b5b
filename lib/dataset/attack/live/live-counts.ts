import { type InsurerEvidence, noEvidence } from '@/lib/ranking/evidence';
import { FILTERS } from '@/lib/ranking/view';
import type { LiveReport } from './live-world';

type Own = { calls: number; refused: number; relation: string };
type Row = { evidence: InsurerEvidence; readonly drivers: Map<number, Own> };

export const WHOLE = 'live|all';
const viewsOf = ({ slices }: LiveReport): string[] => [WHOLE, ...FILTERS.map((by) => `live|${by}:${slices[by]}`)];

/** Counts reports as they come, view by view and company by company, as the site does. */
export class LiveCounts {
  private readonly views = new Map<string, Map<string, Row>>();

  add(report: LiveReport): void {
    for (const view of viewsOf(report)) {
      const rows = this.views.get(view) ?? new Map<string, Row>();
      this.views.set(view, rows);
      const row = rows.get(report.insurer) ?? { evidence: noEvidence(report.insurer), drivers: new Map() };
      rows.set(report.insurer, row);
      row.evidence = counted(row, report);
    }
  }

  /** Everything that is counted; `whole`: of all reports, or of the slices. */
  evidence(whole: boolean): Map<string, InsurerEvidence[]> {
    const views = [...this.views].filter(([view]) => (view === WHOLE) === whole);
    return new Map(views.map(([view, rows]) => [view, [...rows.values()].map(({ evidence }) => evidence)]));
  }
}

const SIDES = { current: 'own', former: 'rival', never: 'rival', unknown: 'unverified' } as const;

function counted({ evidence: row, drivers }: Row, { driver, refused, slices }: LiveReport): InsurerEvidence {
  const own = drivers.get(driver);
  const after = Number(refused);
  const side = SIDES[slices.relation as keyof typeof SIDES] ?? 'unverified';
  const before = new Set(own?.relation.split(' '));
  drivers.set(driver, {
    calls: (own?.calls ?? 0) + 1,
    refused: (own?.refused ?? 0) + after,
    relation: [...before.add(side)].join(' ').trim(),
  });
  return {
    ...row,
    reporters: row.reporters + Number(!own),
    ...{ units: row.units + 1, calls: row.calls + 1, squares: row.squares + 1 + 2 * (own?.calls ?? 0) },
    afterRefusal: row.afterRefusal + after,
    afterRefusalReporters: row.afterRefusalReporters + Number(refused && !own?.refused),
    [side]: row[side] + 1,
    [`${side}Reporters`]: row[`${side}Reporters`] + Number(!own?.relation.split(' ').includes(side)),
  };
}
