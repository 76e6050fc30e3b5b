import 'server-only';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Tier } from '@/lib/ranking/cross-check/evidence-cells';
import { type LabExposure, labExposure } from './lab-format';

type Reporters = {
  readonly created: Int16Array;
  readonly verif: { readonly [reporter: number]: Tier };
  readonly prov: Int8Array;
  readonly atk: Int8Array;
};

type World = {
  /** Start of the window, ISO 8601. */
  readonly start: string;
  /** Days from there; the simulator's, where none are given. */
  readonly days?: number;
  readonly ins: readonly {
    readonly id: string;
    readonly pubVehicles: number;
    readonly pubProv: Float64Array;
  }[];
};

/** A simulated platform as the lab keeps it: reports as columns, reporters as columns. */
export type Simulated = {
  readonly world: World;
  readonly reps: Reporters;
  readonly st: {
    readonly n: number;
    readonly f: Readonly<Record<'rep' | 'ins' | 'repDay' | 'legit' | 'atk', Int16Array | Int32Array | Int8Array>>;
  };
};

export type HonestWorld = Simulated;

/** The lab's simulator, loaded from the lab; its files document what it does. */
export type Simulator = {
  readonly START_MS: number;
  readonly DAYS: number;
  readonly PROV: readonly { readonly code: string; readonly vehicles: number }[];
  world(seed: number): World;
  honest(world: World, options: { readonly evidence: number }): HonestWorld;
  attack(honest: HonestWorld, scenario: string, share: number): Simulated;
  truthOf(simulated: Simulated): {
    readonly theta: readonly number[];
    readonly rank: readonly number[];
    readonly eligible: readonly number[];
    readonly honestReporters: readonly number[];
    readonly target: number;
  };
};

/** The simulator in a folder of made-up worlds. @throws when there is none */
export const loadSimulator = async (lab: string): Promise<Simulator> =>
  (await import(pathToFileURL(join(lab, 'lib', 'sim.mjs')).href)) as Simulator;

/** The honest reports of a world; every scenario of the same seed and evidence shares them. */
export function honestWorld(simulator: Simulator, seed: number, evidence: number): HonestWorld {
  const start = new Date(simulator.START_MS).toISOString();
  return simulator.honest({ ...simulator.world(seed), start }, { evidence });
}

/** What the lab's simulator publishes beside the reports. */
export const exposureOf = ({ PROV, DAYS }: Simulator, { world }: Simulated): LabExposure =>
  labExposure.parse({
    windowStart: world.start,
    days: world.days ?? DAYS,
    provinces: PROV,
    insurers: world.ins.map(({ id, pubVehicles, pubProv }) => ({
      insurerId: id,
      insuredVehicles: Math.round(pubVehicles),
      provinceVehicles: Object.fromEntries(
        PROV.flatMap(({ code }, p) => (pubProv[p] ? [[code, Math.round(pubProv[p])]] : [])),
      ),
    })),
  });
