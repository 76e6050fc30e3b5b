import { addDays, chinaDate } from '@/lib/platform/calendar-day';
import type { FoundCall, FoundCalls } from '../found-call';
import { clockOf, readLine } from '../read-line';
import { mendRecognised } from './mend-recognised';
import { pictureEntries, type RecognisedLine } from './picture-entries';

/**
 * The calls in the recognised lines of one screenshot. An entry is read apart from its neighbours: a time that was not recognised is no other's.
 * @param taken the moment of the screenshot: what it calls «yesterday» is the day before
 */
export function readPictureLines(
  lines: readonly RecognisedLine[],
  picture: { readonly width: number; readonly height: number },
  taken: Date,
): FoundCalls {
  const mended = lines.map((line) => ({ ...line, text: mendRecognised(line.text) }));
  const clock = clockOf(taken);
  const calls: FoundCall[] = [];
  let unread = 0;
  let relative = false;
  let heading: string | null = null;
  for (const text of pictureEntries(mended, picture, chinaDate(taken))) {
    const [entry] = readLine(text, clock);
    if (!entry) continue;
    const { number, day, time, direction, name } = entry;
    const timed = day !== null || time !== null;
    if (number !== null && timed) {
      relative ||= entry.relative || (day === null && heading === null);
      const last = time !== null && time > clock.time ? addDays(clock.day, -1) : clock.day;
      calls.push({ number, day: day ?? heading ?? last, time, direction, name });
    } else if (number !== null || (timed && name !== null)) unread++;
    else if (day !== null && time === null) heading = day;
  }
  return { calls, unread, relative };
}
