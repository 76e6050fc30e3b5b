'use server';

import { countMyReminders, dropMyPush, keepMyPush } from '@/lib/shield/my-shield.server';

/** Keeps the reminders that this browser agreed to. */
export const keepPushAction = async (wish: unknown) => keepMyPush(wish);

/** How many reminders this browser still has. */
export const countRemindersAction = async (endpoint: string) => countMyReminders(String(endpoint));

/** Forgets this browser and its reminders. */
export const dropPushAction = async (endpoint: string) => dropMyPush(String(endpoint));
