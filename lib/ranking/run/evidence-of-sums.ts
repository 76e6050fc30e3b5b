import type { EvidenceSums } from '@/lib/ranking/state/evidence-sums';
import type { InsurerEvidenceRows, RunEvidence } from './run-evidence';

type Drafts = { [key in keyof InsurerEvidenceRows]: InsurerEvidenceRows[key][number][] };

/** Sums over reporters in the form that a run reads and stores. */
export function evidenceOfSums({ cells, reporters, squares, companions, provinces }: EvidenceSums): RunEvidence {
  const insurers = new Map<string, Drafts>();
  const of = (id = ''): Drafts => {
    const draft = insurers.get(id) ?? { cells: [], pairs: [], companions: [] };
    insurers.set(id, draft);
    return draft;
  };
  for (const [key, hundredths] of cells) {
    const [id, province = '', ...numbers] = key.split('|');
    const [week = 0, signUp = 0, tier = 0] = numbers.map(Number);
    of(id).cells.push([province, week, signUp, tier, hundredths]);
  }
  for (const [key, count] of reporters) {
    const [id, ...numbers] = key.split('|');
    const [signUp = 0, tier = 0] = numbers.map(Number);
    of(id).pairs.push([signUp, tier, count, squares.get(key) ?? 0]);
  }
  for (const [key, hundredths] of companions) {
    const [named = '', id, ...numbers] = key.split('|');
    const [signUp = 0, tier = 0] = numbers.map(Number);
    of(id).companions.push([named, signUp, tier, hundredths]);
  }
  return {
    insurers: Object.fromEntries([...insurers].sort(([a], [b]) => (a < b ? -1 : 1))),
    provinces: [...provinces].map(([key, count]) => {
      const [province = '', tier] = key.split('|');
      return [province, Number(tier), count];
    }),
  };
}
