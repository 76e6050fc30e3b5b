'use server';

import { z } from 'zod';
import { amIRemindedOfCase, dropMyCaseReminder, remindMeOfCase } from '@/lib/cases/my-case-reminder.server';
import { action } from '@/lib/platform/actions/action.server';
import { data } from '@/lib/platform/actions/action-input';

const id = z.string().max(40);
const endpoint = z.string().max(1000);

/** Reminds this browser of the day on which an answer is due. */
export const keepCaseReminderAction = action([id, data], async (of, browser) => remindMeOfCase(of, browser));

/** Whether this browser will be reminded of a complaint. */
export const hasCaseReminderAction = action([id, endpoint], async (of, at) => amIRemindedOfCase(of, at));

/** Takes the reminder of a complaint back. */
export const dropCaseReminderAction = action([id, endpoint], async (of, at) => dropMyCaseReminder(of, at));
