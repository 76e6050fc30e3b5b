import { chinaLocal } from '@/lib/platform/china-time';
import type { DAY_PARTS } from './taxonomy-codes';

export type DayPart = (typeof DAY_PARTS)[number];

const PARTS: readonly { code: DayPart; from: string; before: number; middle: string }[] = [
  { code: 'early', from: '00:00', before: 8, middle: '07:00' },
  { code: 'work_am', from: '08:00', before: 12, middle: '10:00' },
  { code: 'noon', from: '12:00', before: 14, middle: '13:00' },
  { code: 'work_pm', from: '14:00', before: 18, middle: '16:00' },
  { code: 'evening', from: '18:00', before: 21, middle: '19:30' },
  { code: 'night', from: '21:00', before: 24, middle: '22:30' },
];

/** The part of the day in China into which an instant falls. */
export function dayPartOf(d: Date): DayPart {
  return dayPartOfHour(Number(chinaLocal(d).slice(11, 13)));
}

/** The part of the day to which an hour of the clock (0..23) belongs. */
export function dayPartOfHour(hour: number): DayPart {
  return PARTS.find((part) => hour < part.before)?.code ?? 'night';
}

/** 'HH:mm' that stands for a part of the day: the middle of its waking hours (the early part counts from 6:00). */
export function dayPartMiddle(code: DayPart): string {
  return PARTS.find((part) => part.code === code)?.middle ?? '12:00';
}

/** 'HH:mm' at which a part of the day begins. */
export function dayPartStart(code: DayPart): string {
  return PARTS.find((part) => part.code === code)?.from ?? '00:00';
}
