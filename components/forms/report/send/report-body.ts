import { addDays, chinaDate } from '@/lib/platform/calendar-day';

/** A report as JSON: the answers of the form by name. */
export type ReportBody = Readonly<Record<string, string | readonly string[]>>;

const NOT_SENT = ['again'];

/**
 * The body to send for a filled form. «Just now» becomes its moment, so that a report sent later keeps it; answers that belong to a choice not
 * taken stay behind.
 * @param now the moment of pressing send
 */
export function reportBody(entries: Iterable<[string, FormDataEntryValue]>, now: Date): ReportBody {
  const body: Record<string, string | string[]> = {};
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || value.trim() === '' || NOT_SENT.includes(name)) continue;
    const before = body[name];
    body[name] = before === undefined ? value : [before, value].flat();
  }
  if (body.numberState !== 'shown') delete body.number;
  if (body.when !== 'at') delete body.calledAt;
  if (body.when !== 'today' && body.when !== 'yesterday') delete body.dayPart;
  return body.when === 'now' ? { ...body, when: 'at', calledAt: now.toISOString() } : body;
}

/** 'HH:mm' that stands for each part of the day. */
export type DayPartMiddles = Readonly<Record<string, string>>;

/**
 * The body of a kept report at the moment it is sent. «Today» and «yesterday» are left as they are on the day they were said; on a later day they
 * become the middle of the part of the day that was meant.
 */
export function bodyOnDay(body: ReportBody, said: Date, now: Date, middles: DayPartMiddles): ReportBody {
  const relative = body.when === 'today' || body.when === 'yesterday';
  if (!relative || chinaDate(said) === chinaDate(now)) return body;
  const { dayPart, ...rest } = body;
  const day = body.when === 'today' ? chinaDate(said) : addDays(chinaDate(said), -1);
  return { ...rest, when: 'at', calledAt: `${day}T${middles[String(dayPart)] ?? '12:00'}` };
}
