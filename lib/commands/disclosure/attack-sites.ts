import { type AttackedLive, attackLive } from '@/lib/dataset/attack/live/attack-live';
import { liveReports } from '@/lib/dataset/attack/live/live-world';

/** Drivers of a round as the site has them by default. */
const ROUND = 5;

/** Made-up sites of one size, attacked through all their rounds. */
export type AttackedSites = AttackedLive & { readonly drivers: number; readonly sites: number };

/** Attacks made-up sites of several sizes with every answer of their live ranking: several worlds of each, added up. */
export const attackSites = (): AttackedSites[] =>
  [
    { drivers: 300, sites: 20 },
    { drivers: 2_000, sites: 6 },
    { drivers: 8_000, sites: 2 },
  ].map(({ drivers, sites }) => ({
    ...{ drivers, sites },
    ...Array.from({ length: sites }, (_, n) => attackLive(liveReports({ drivers, seed: n + 1 }), ROUND)).reduce(
      together,
    ),
  }));

const together = (a: AttackedLive, b: AttackedLive): AttackedLive => ({
  rounds: a.rounds + b.rounds,
  fewestInRound: Math.min(a.fewestInRound, b.fewestInRound),
  moves: a.moves + b.moves,
  fewestBehindMove: Math.min(a.fewestBehindMove, b.fewestBehindMove),
  slices: a.slices + b.slices,
  withheld: a.withheld + b.withheld,
  proved: a.proved + b.proved,
  disclosed: a.disclosed + b.disclosed,
});
