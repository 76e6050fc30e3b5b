import chineseDays from 'chinese-days';
import { addDays } from '@/lib/platform/calendar-day';

// Node sees a CommonJS module without named exports.
const { getDayDetail, getHolidaysInRange, getSolarDateFromLunar, getSolarTermDate } = chineseDays;

/** A public holiday in China, by its two names. */
export type PublicHoliday = { readonly zh: string; readonly en: string };

/**
 * The public holiday on a day (YYYY-MM-DD), or null: as the State Council announced it, weekends within the days off included; in a year whose
 * days off are not announced yet, the days that the regulation on public holidays itself names.
 */
export function publicHoliday(date: string): PublicHoliday | null {
  const year = date.slice(0, 4);
  const known = years.get(year) ?? holidaysOf(year);
  years.set(year, known);
  return known.get(date) ?? null;
}

/** The last year whose days off are known to this program; it is part of the version of what is folded. */
export function lastAnnouncedYear(from: number): number {
  return isAnnounced(String(from + 1)) ? lastAnnouncedYear(from + 1) : from;
}

const years = new Map<string, ReadonlyMap<string, PublicHoliday>>();

// Weekends left out: a year without an announcement then has none.
const isAnnounced = (year: string) => getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0;

function holidaysOf(year: string): Map<string, PublicHoliday> {
  return isAnnounced(year) ? announced(year) : statutory(Number(year));
}

function announced(year: string): Map<string, PublicHoliday> {
  const days = getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, true);
  return new Map(
    days.flatMap((date) => {
      const [en = '', zh] = getDayDetail(date).name.split(',');
      return zh ? [[date, { en, zh }] as const] : [];
    }),
  );
}

/** Regulation on Public Holidays for National Annual Festivals and Memorial Days, as amended in November 2024. */
function statutory(year: number): Map<string, PublicHoliday> {
  const newYear = getSolarDateFromLunar(`${year}-01-01`).date;
  const days: [string, string, string][] = [
    [`${year}-01-01`, '元旦', "New Year's Day"],
    ...[-1, 0, 1, 2].map((n): [string, string, string] => [addDays(newYear, n), '春节', 'Spring Festival']),
    [getSolarTermDate(year, 4, 'pure_brightness'), '清明', 'Tomb-sweeping Day'],
    [`${year}-05-01`, '劳动节', 'Labour Day'],
    [`${year}-05-02`, '劳动节', 'Labour Day'],
    [getSolarDateFromLunar(`${year}-05-05`).date, '端午', 'Dragon Boat Festival'],
    [getSolarDateFromLunar(`${year}-08-15`).date, '中秋', 'Mid-autumn Festival'],
    ...[1, 2, 3].map((day): [string, string, string] => [`${year}-10-0${day}`, '国庆节', 'National Day']),
  ];
  return new Map(days.map(([date, zh, en]) => [date, { zh, en }]));
}
