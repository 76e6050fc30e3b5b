import type { Manifest } from '@/lib/dataset/release/manifest';
import { chinaDate } from '@/lib/platform/calendar-day';
import { fillWhole } from '@/lib/platform/fill';
import type { Locale } from '@/lib/platform/locale';
import { periodRange } from '@/lib/platform/period-range';
import { monthName, words } from './say';

type Named = Pick<Manifest, 'month' | 'revision' | 'origin' | 'synthetic'>;

/** Version of a release: year, month, revision (2026.10.1). */
export const versionOf = ({ month, revision }: Pick<Manifest, 'month' | 'revision'>): string =>
  `${month.slice(0, 4)}.${Number(month.slice(5))}.${revision}`;

/** Where the files of a release stand. */
export const addressOf = ({ origin, month }: Pick<Manifest, 'origin' | 'month'>): string =>
  `${origin}/dataset/${month}/`;

/** The name of a release. A made-up one says so first. */
export const titleOf = (release: Named, locale: Locale): string =>
  `${release.synthetic ? words(locale).synthetic : ''}${fillWhole(words(locale).title, { month: monthName(release.month, locale) })}`;

/** What a release is, in a few sentences. */
export const descriptionOf = (release: Named, locale: Locale): string =>
  `${release.synthetic ? words(locale).synthetic : ''}${fillWhole(words(locale).description, { month: monthName(release.month, locale) })}`;

/** How to name a release in a text. */
export const citationOf = (release: Named, locale: Locale): string =>
  `${release.synthetic ? words(locale).synthetic : ''}${fillWhole(words(locale).citation, {
    month: monthName(release.month, locale),
    version: versionOf(release),
    url: addressOf(release),
  })}`;

/** First and last day of the periods of a release, in China. */
export function daysOf({ periods }: Pick<Manifest, 'periods'>): { first: string; last: string } {
  const ranges = periods.map(periodRange);
  const day = (at: number) => chinaDate(new Date(at));
  return {
    first: day(Math.min(...ranges.map(([from]) => from.getTime()))),
    last: day(Math.max(...ranges.map(([, to]) => to.getTime())) - 1),
  };
}
