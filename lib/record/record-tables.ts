import { isoWeek, weekStart, weeksBack } from '@/lib/platform/china-time';
import { periodRange } from '@/lib/platform/period-range';
import type { TableShape } from '@/lib/privacy/gate';

/** A table made of what drivers say after their reports; frozen once for each period. */
export type RecordTableSpec = TableShape & { readonly period: 'month' | 'quarter' };

/**
 * The predefined tables. A margin is listed where another of them tells the same sum. States and answers exclude each other, so cells may be totalled.
 */
export const RECORD_TABLES = {
  /** Weeks of drivers who keep a record: with calls, or without. */
  kept_weeks: { period: 'month', dimensions: ['state'], margins: [[]], totals: true },
  kept_weeks_province: { period: 'month', dimensions: ['province', 'state'], margins: [['state'], []], totals: false },
  /** What came after a complaint or a renewal: the last answer about each. */
  after_step: { period: 'quarter', dimensions: ['channel', 'answer'], margins: [['channel'], []], totals: true },
  /** How final prices stood to those that calls had named. */
  quotes: { period: 'quarter', dimensions: ['outcome'], margins: [[]], totals: true },
  quotes_insurer: {
    period: 'quarter',
    dimensions: ['insurer', 'outcome'],
    margins: [['insurer'], ['outcome'], []],
    totals: true,
  },
} as const satisfies Record<string, RecordTableSpec>;

export type RecordTableName = keyof typeof RECORD_TABLES;

/** The ISO weeks (yyyyww) of a month: those whose Thursday falls in it, as ISO 8601 does with years. */
export function weeksOfMonth(month: string): number[] {
  const [from, to] = periodRange(month);
  const weeks: number[] = [];
  for (let week = isoWeek(from); weekStart(week) < to; week = weeksBack(week, -1)) {
    const thursday = weekStart(week).getTime() + 3 * 86_400_000;
    if (thursday >= from.getTime() && thursday < to.getTime()) weeks.push(week);
  }
  return weeks;
}
