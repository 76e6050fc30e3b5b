'use server';

import { dropMyCopies, readMyCopies, saveMyCopy } from '@/lib/canaries/my-canaries.server';

/** The encrypted copies of the visitor. */
export const readCopiesAction = async () => readMyCopies();

/** Keeps an encrypted copy. */
export const saveCopyAction = async (copy: unknown) => saveMyCopy(copy);

/** Deletes the encrypted copies. */
export async function dropCopiesAction(): Promise<void> {
  await dropMyCopies();
}
