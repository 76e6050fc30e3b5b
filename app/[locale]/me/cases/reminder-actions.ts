'use server';

import { amIRemindedOfCase, dropMyCaseReminder, remindMeOfCase } from '@/lib/cases/my-case-reminder.server';

/** Reminds this browser of the day on which an answer is due. */
export const keepCaseReminderAction = async (id: string, browser: unknown) => remindMeOfCase(String(id), browser);

/** Whether this browser will be reminded of a complaint. */
export const hasCaseReminderAction = async (id: string, endpoint: string) =>
  amIRemindedOfCase(String(id), String(endpoint));

/** Takes the reminder of a complaint back. */
export const dropCaseReminderAction = async (id: string, endpoint: string) =>
  dropMyCaseReminder(String(id), String(endpoint));
