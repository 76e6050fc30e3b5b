'use server';

import { dropMyCopies, readMyCopies, saveMyCopy } from '@/lib/canaries/my-canaries.server';
import { action } from '@/lib/platform/actions/action.server';
import { data } from '@/lib/platform/actions/action-input';

/** The encrypted copies of the visitor. */
export const readCopiesAction = action([], async () => readMyCopies());

/** Keeps an encrypted copy. */
export const saveCopyAction = action([data], async (copy) => saveMyCopy(copy));

/** Deletes the encrypted copies. */
export const dropCopiesAction = action([], async (): Promise<void> => {
  await dropMyCopies();
});
