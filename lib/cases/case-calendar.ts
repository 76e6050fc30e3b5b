import { reminderCalendar } from '@/lib/shield/reminder-calendar';

/** The calendar file of one case: the day on which its answer is due. Neither the case number nor what it is about stands in it. */
export const caseCalendar = (
  { id, dueOn }: { readonly id: string; readonly dueOn: string },
  locale: string,
  words: { readonly name: string; readonly title: string; readonly text: string },
  stamp: Date,
): string =>
  reminderCalendar(
    words.name,
    locale,
    [{ uid: `case-${id}@wurao`, on: dueOn, title: words.title, text: words.text }],
    stamp,
  );
