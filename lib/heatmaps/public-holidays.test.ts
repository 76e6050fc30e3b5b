import { expect, it } from 'vitest';
import { publicHoliday } from './public-holidays';

it.each([
  ['2026-01-01', '元旦'],
  ['2026-02-17', '春节'],
  ['2026-10-03', '国庆节'],
  ['2026-10-07', '国庆节'],
  // Not announced when this was written: the days of the regulation alone.
  ['2031-01-23', '春节'],
  ['2031-05-02', '劳动节'],
  ['2031-10-03', '国庆节'],
])('%s is %s', (date, name) => expect(publicHoliday(date)?.zh).toBe(name));

it.each(['2026-02-14', '2026-10-10', '2026-11-21', '2026-11-22', '2031-10-04'])(
  '%s is a day of work or an ordinary weekend',
  (date) => expect(publicHoliday(date)).toBeNull(),
);
