import { PROVINCES } from '@/lib/places/places';
import { ROLES } from '@/lib/reports/taxonomy';
import { type Timings, timingsOf } from './timings';

/** Renders views of the ranking that nobody has asked this server for yet, one after the other: what a page costs before it is kept. */
export async function coldRenders(origin: string): Promise<Timings> {
  await fetch(`${origin}/rankings`).then((answer) => answer.text());
  const views = [...PROVINCES.map(({ adcode }) => `province=${adcode}`), ...ROLES.map((role) => `role=${role}`)];
  const paths = views.flatMap((view) => [`/rankings?${view}`, `/en/rankings?${view}`]);
  const durations: number[] = [];
  let failed = 0;
  for (const path of paths) {
    const began = performance.now();
    const answer = await fetch(origin + path);
    await answer.text();
    durations.push(performance.now() - began);
    if (!answer.ok) failed++;
  }
  return timingsOf(durations, durations.reduce((sum, duration) => sum + duration, 0) / 1000, failed);
}
