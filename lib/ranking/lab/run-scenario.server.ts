import 'server-only';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { rankCrossChecked } from '@/lib/ranking/cross-check/rank-cross-checked';
import { seededRandom, seedFor } from '../random';
import { addLedger, inputOf, openTables } from './cells-of-ledger';
import { cutToSpan } from './cut-to-span.server';
import type { LabScenario } from './lab-scenarios';
import { EXPOSURE_SD, LAB_SEED, type RankedFile } from './rank-lab-input.server';
import { addNote, type ReporterLedger, WEEK_RADIX, windowOf } from './reporter-ledger';
import { exposureOf, type HonestWorld, type Simulated, type Simulator } from './simulator.server';

export type LabTruth = {
  readonly target: string;
  readonly insurers: readonly {
    readonly insurerId: string;
    readonly theta: number;
    readonly rank: number;
    readonly eligible: boolean;
    readonly honestReporters: number;
  }[];
};

export type LabColumns = ReturnType<typeof columnsOf>;

/** A ranking of one scenario in the shape that the lab's scorer takes. */
export type LabRun = { readonly truth: LabTruth; readonly columns: LabColumns; readonly cpuMs: number };

const DAY = 86_400_000;

/** Adds the scenario's attack to an honest world, ranks what a platform would have stored, and tells the truth beside it; one run per span of the scenario. */
export function runScenario(simulator: Simulator, honest: HonestWorld, scenario: LabScenario, seed: number): LabRun[] {
  const simulated = simulator.attack(honest, scenario.scenario, scenario.share);
  const parts = scenario.spans.length === 0 ? [simulated] : scenario.spans.map((span) => cutToSpan(simulated, span));
  return parts.map((part) => rankSimulated(simulator, part, scenario, seed));
}

function rankSimulated(simulator: Simulator, simulated: Simulated, scenario: LabScenario, seed: number): LabRun {
  const exposure = exposureOf(simulator, simulated);
  const window = windowOf(exposure);
  const tables = openTables(window, exposure);
  addLedger(tables, ledgerOf(simulator, simulated, scenario.audited, seed), CROSS_CHECK_PARAMETERS);
  const input = inputOf(tables, exposure, EXPOSURE_SD);
  const before = process.cpuUsage();
  const { rows } = rankCrossChecked(input, CROSS_CHECK_PARAMETERS, LAB_SEED);
  const { user, system } = process.cpuUsage(before);
  const truth = truthOf(simulator, simulated);
  return { truth, columns: columnsOf(truth, rows), cpuMs: (user + system) / 1000 };
}

// The audit of attached evidence finds each forging account with the given probability; it falls back to tier 1.
function ledgerOf({ PROV }: Simulator, { st, reps, world }: Simulated, audited: number, seed: number): ReporterLedger {
  const ledger: ReporterLedger = new Map();
  const { rep, ins, repDay, legit } = st.f;
  const found = (reporter: number) => seededRandom(seedFor(seed, `u${reporter}`)).uniform() < audited;
  for (let i = 0; i < st.n; i++) {
    if (legit[i]) continue;
    const [reporter, insurer] = [rep[i] ?? 0, ins[i] ?? -1];
    const tier = reps.verif[reporter] ?? 0;
    const forged = tier === 2 && reps.atk[reporter] && found(reporter);
    addNote(ledger, {
      reporterId: `u${reporter}`,
      created: Date.parse(world.start) + (reps.created[reporter] ?? 0) * DAY,
      tier: forged ? 1 : tier,
      province: PROV[reps.prov[reporter] ?? 0]?.code ?? '',
      key: insurer < 0 ? null : insurer * WEEK_RADIX + Math.floor((repDay[i] ?? 0) / 7),
    });
  }
  return ledger;
}

function truthOf(simulator: Simulator, simulated: Simulated): LabTruth {
  const { theta, rank, eligible, honestReporters, target } = simulator.truthOf(simulated);
  const ids = simulated.world.ins.map((insurer) => insurer.id);
  return {
    target: ids[target] ?? '',
    insurers: ids.map((insurerId, i) => ({
      insurerId,
      theta: theta[i] ?? 0,
      rank: rank[i] ?? 0,
      eligible: eligible[i] === 1,
      honestReporters: honestReporters[i] ?? 0,
    })),
  };
}

function columnsOf({ insurers }: LabTruth, rows: RankedFile['rows']) {
  const byId = new Map(rows.map((row) => [row.insurerId, row]));
  const column = <T>(of: (row: RankedFile['rows'][number]) => T, otherwise: T) =>
    insurers.map(({ insurerId }) => {
      const row = byId.get(insurerId);
      return row ? of(row) : otherwise;
    });
  return {
    score: column((row) => row.score, Number.NEGATIVE_INFINITY),
    lo: column((row) => row.rankLow, 1),
    hi: column((row) => row.rankHigh, insurers.length),
    ranked: column((row) => row.ranked, false),
    red: column((row) => row.red, false),
  };
}
