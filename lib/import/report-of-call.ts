import type { OfferedCall } from './sift-calls';

/** What the driver says of several calls at once. */
export type SharedAnswers = { readonly city: string; readonly role: string | null };

/** The report of one ticked call, in the fields of the form. A day without a time is reported as that day. */
export function reportOfCall(
  { shown, day, time }: Pick<OfferedCall, 'shown' | 'day' | 'time'>,
  insurer: string,
  { city, role }: SharedAnswers,
): Record<string, string> {
  const caller = shown === '' ? { numberState: 'hidden' } : { number: shown, numberState: 'shown' };
  const when = { when: 'at', calledAt: time === null ? day : `${day}T${time}` };
  return { ...caller, insurer, ...when, city, ...(role ? { role } : {}) };
}
