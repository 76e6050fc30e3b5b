import { findDays } from '../find-days';
import { findNumbers } from '../find-numbers';
import { findTimes } from '../find-times';
import { mendTime } from './mend-recognised';
import { UNITS_ACROSS } from './text-boxes';

/** One line of text that was recognised in a picture, and where. */
export type RecognisedLine = {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Lines of one entry stand closer to each other than this, in units of a phone's width. */
const WITHIN_ENTRY = 13;
/** A time beside an entry is at most so far above or below its middle. */
const BESIDE = 26;
/** Part of the picture's height at the top in which the phone tells its own time. */
const STATUS_BAR = 0.055;

type Entry = { top: number; bottom: number; parts: string[] };

/**
 * Puts the recognised lines of a call log together as one text per entry: what stands below each other in the left column, and the time that stands
 * beside it.
 * @param picture width and height in the same pixels as the lines
 * @param today 'YYYY-MM-DD', the day of the picture
 */
export function pictureEntries(
  lines: readonly RecognisedLine[],
  picture: { readonly width: number; readonly height: number },
  today: string,
): string[] {
  const unit = picture.width / UNITS_ACROSS;
  const below = lines.filter(({ top }) => top > picture.height * STATUS_BAR).sort((a, b) => a.top - b.top);
  const isRight = ({ left }: RecognisedLine) => left > picture.width * 0.45;
  const entries = leftEntries(
    below.filter((line) => !isRight(line)),
    unit,
  );
  for (const line of below.filter(isRight)) {
    const text = whenSaid(line.text, today);
    if (text === null) continue;
    const middle = line.top + line.height / 2;
    const nearest = entries
      .map((entry) => ({
        entry,
        away: Math.max(entry.top - middle, middle - entry.bottom, 0),
        middle: Math.abs((entry.top + entry.bottom) / 2 - middle),
      }))
      .sort((a, b) => a.away - b.away || a.middle - b.middle)[0];
    if (nearest && nearest.middle <= BESIDE * unit) nearest.entry.parts.push(text);
  }
  return entries.map(({ parts }) => parts.join(' '));
}

function leftEntries(lines: readonly RecognisedLine[], unit: number): Entry[] {
  const entries: Entry[] = [];
  for (const { text, top, height } of lines) {
    const last = entries.at(-1);
    const starts = findNumbers(text).length > 0 && last?.parts.some((part) => findNumbers(part).length > 0);
    if (last && !starts && top - last.bottom < WITHIN_ENTRY * unit) {
      last.parts.push(text);
      last.bottom = Math.max(last.bottom, top + height);
    } else entries.push({ top, bottom: top + height, parts: [text] });
  }
  return entries;
}

/** What stands at the right is a day and a time, or an icon; null when it is neither. */
function whenSaid(text: string, today: string): string | null {
  const { days, rest } = findDays(text, today);
  if (findTimes(rest).times.length > 0) return text;
  const mended = mendTime(text);
  if (findTimes(findDays(mended, today).rest).times.length > 0) return mended;
  return days.length > 0 ? text : null;
}
