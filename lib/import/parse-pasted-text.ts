import { addDays } from '@/lib/platform/calendar-day';
import type { Direction, FoundCall, FoundCalls } from './found-call';
import { plainLines } from './plain-text';
import { clockOf, type LogClock, type ReadLine, readLine } from './read-line';

/** An entry that is being put together; who called may be a contact whose number the log does not show. */
type Open = {
  number: string | null;
  day: string | null;
  time: string | null;
  direction: Direction;
  name: string | null;
  entered: boolean;
};

/**
 * Reads a call log as it is copied from a phone, typed, or recognised in a picture: number and time in one line or on lines of their own, either
 * first, several in a line, days as headings. Never throws.
 * @param now the moment of the log: «yesterday» is the day before it, and a time without a day is the last that has been
 */
export function parsePastedText(text: string, now: Date): FoundCalls {
  const clock = clockOf(now);
  const log = new LogReader(clock);
  for (const line of plainLines(text)) {
    if (line === '') log.gap();
    else for (const entry of readLine(line, clock)) log.take(entry);
  }
  return log.end();
}

class LogReader {
  private readonly calls: FoundCall[] = [];
  private unread = 0;
  private relative = false;
  private open: Open | null = null;
  /** The day of a heading; holds until the next. */
  private heading: string | null = null;
  /** A time that stands before its number. */
  private ahead: ReadLine | null = null;

  constructor(private readonly clock: LogClock) {}

  take(line: ReadLine): void {
    this.relative ||= line.relative;
    const timed = line.day !== null || line.time !== null;
    if (line.number !== null) this.takeNumber(line, timed);
    else if (timed) this.takeWhen(line);
    else if (line.direction !== 'unknown') this.takeDirection(line.direction);
    else if (line.name !== null) this.takeName(line.name);
  }

  /** An empty line ends an entry that is whole; a time does not reach over it. */
  gap(): void {
    if (this.open?.entered) this.close();
    this.ahead = null;
  }

  end(): FoundCalls {
    this.close();
    return { calls: this.calls, unread: this.unread, relative: this.relative };
  }

  private takeNumber(line: ReadLine, timed: boolean): void {
    const before = this.ahead;
    const contact = this.open?.number === null && !this.open.entered && !timed ? this.open.name : null;
    if (contact !== null) this.open = null;
    this.close();
    this.ahead = null;
    const { number, day, time, direction, name } = line;
    this.open = { number, day, time, direction, name: name ?? contact, entered: timed };
    if (timed || !before) return;
    Object.assign(this.open, { day: before.day, time: before.time, entered: true });
    if (direction === 'unknown') this.open.direction = before.direction;
    this.close();
  }

  private takeWhen(line: ReadLine): void {
    const { open } = this;
    if (!open) {
      if (line.time === null) this.heading = line.day;
      else this.ahead = line;
      return;
    }
    if (!open.entered) this.complete(open, line);
    else if (line.time === null) this.heading = line.day;
    else if (open.time === null) this.complete(open, line);
    else this.next(open, line);
    if (line.name !== null && open.number !== null) open.name ??= line.name;
  }

  private complete(open: Open, { day, time, direction }: ReadLine): void {
    open.day = day ?? open.day ?? (time === null ? null : this.heading);
    open.time = time ?? open.time;
    open.entered = true;
    if (direction !== 'unknown') open.direction = direction;
  }

  /** One more call of the same caller, as the page of one caller lists them. */
  private next(open: Open, line: ReadLine): void {
    const day = line.day ?? this.heading ?? open.day;
    this.close();
    this.open = { ...open, day, time: line.time, direction: line.direction, entered: true };
  }

  private takeDirection(direction: Direction): void {
    if (this.open?.direction === 'unknown') this.open.direction = direction;
  }

  /** A name on a line of its own begins an entry, whose number may follow; below a number it is the place he called from. */
  private takeName(name: string): void {
    if (this.open?.number && !this.open.entered) return;
    this.close();
    this.open = { number: null, day: null, time: null, direction: 'unknown', name, entered: false };
  }

  private close(): void {
    const { open } = this;
    this.open = null;
    if (!open) return;
    const { number, time, direction, name } = open;
    if (!open.entered || number === null) {
      if (open.entered || number !== null) this.unread++;
      return;
    }
    const day = open.day ?? this.heading ?? this.lastDayOf(time);
    this.calls.push({ number, day, time, direction, name });
  }

  /** A time alone is today's, or yesterday's when it has not been yet. */
  private lastDayOf(time: string | null): string {
    this.relative = true;
    return time !== null && time > this.clock.time ? addDays(this.clock.day, -1) : this.clock.day;
  }
}
