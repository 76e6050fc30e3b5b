'use server';

import { z } from 'zod';
import { action } from '@/lib/platform/actions/action.server';
import { data } from '@/lib/platform/actions/action-input';
import { countMyReminders, dropMyPush, keepMyPush } from '@/lib/shield/my-shield.server';

const endpoint = z.string().max(1000);

/** Keeps the reminders that this browser agreed to. */
export const keepPushAction = action([data], async (wish) => keepMyPush(wish));

/** How many reminders this browser still has. */
export const countRemindersAction = action([endpoint], async (at) => countMyReminders(at));

/** Forgets this browser and its reminders. */
export const dropPushAction = action([endpoint], async (at) => dropMyPush(at));
