import { UNTOLD } from '@/lib/heatmaps/fold/heat-report';
import type { Line } from '@/lib/privacy/gate';
import { grouped } from './heat-cells';
import { type Geography, type Guard, linesOfPeriod, mutual, totalOf } from './heat-lines';

/** Every sum that a reader knows of the cells of a batch. */
export function linesOfBatch(guards: readonly Guard[], geography: Geography): Line[] {
  const periods = [...grouped(guards, ({ cell }) => cell.period).values()];
  return [...periods.flatMap((own) => linesOfPeriod(own, geography)), ...linesOverTime(guards, geography.provinces)];
}

/** In a batch the days of the calendar and the places of all quarters count the same reports, code by code. */
function linesOverTime(guards: readonly Guard[], provinces: number): Line[] {
  const codes = grouped(
    guards.filter(({ cell: { family, code } }) => code !== UNTOLD && (family === 'day' || family === 'place')),
    ({ cell }) => `${cell.filter} ${cell.code}`,
  );
  return [...codes.values()].flatMap((all) => {
    const [days, places] = (['day', 'place'] as const).map((family) =>
      all.filter(({ cell }) => cell.family === family),
    ) as [Guard[], Guard[]];
    const quarters = new Set(places.map(({ cell }) => cell.period)).size;
    const side = (parts: readonly Guard[], possible: number) => ({
      parts: parts.map(({ guard }) => guard),
      untold: null,
      possible,
    });
    // There is no end to days.
    return mutual([side(days, Number.POSITIVE_INFINITY), side(places, provinces * quarters)], totalOf(places));
  });
}
