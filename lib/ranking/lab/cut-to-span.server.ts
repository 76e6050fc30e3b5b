import 'server-only';
import type { LabSpan } from './lab-scenarios';
import type { Simulated } from './simulator.server';

const DAY = 86_400_000;
const WEEK_DAYS = 7;

/** Weeks that a span touches; the first and the last may be broken. */
const weeksOf = ({ first, days }: LabSpan) => {
  const from = Math.floor(first / WEEK_DAYS);
  return { from, weeks: Math.ceil((first + days) / WEEK_DAYS) - from };
};

/** What a platform would have of a world had it only the reports received within a span: a closed period, in whole weeks from the one it begins in. */
export function cutToSpan(simulated: Simulated, span: LabSpan): Simulated {
  const { world, reps, st } = simulated;
  const { from, weeks } = weeksOf(span);
  const shift = from * WEEK_DAYS;
  const within: number[] = [];
  for (let i = 0; i < st.n; i++) {
    const day = st.f.repDay[i] ?? -1;
    if (day >= span.first && day < span.first + span.days) within.push(i);
  }
  const pick = (of: { readonly [report: number]: number }, less = 0) =>
    Int32Array.from(within, (i) => (of[i] ?? 0) - less);
  const { rep, ins, legit, atk, repDay } = st.f;
  return {
    ...simulated,
    world: { ...world, start: new Date(Date.parse(world.start) + shift * DAY).toISOString(), days: weeks * WEEK_DAYS },
    reps: { ...reps, created: reps.created.map((day) => day - shift) },
    st: {
      n: within.length,
      f: { rep: pick(rep), ins: pick(ins), legit: pick(legit), atk: pick(atk), repDay: pick(repDay, shift) },
    },
  };
}
