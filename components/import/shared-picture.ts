import { createStore, del, get, set } from 'idb-keyval';

/**
 * What another app shared with the installed site, kept on this device alone. The service worker puts it here; the import page reads it; the form
 * of one report finds the picture that its answers were read from. Interface for whoever attaches that picture: `keptPicture()` gives it,
 * `dropPicture()` forgets it once the report is sent.
 */
export type Shared = { readonly text: string; readonly files: readonly File[]; readonly at: number };

const SHARED = 'shared';
const PICTURE = 'picture';
/** What nobody came back for is forgotten. */
const KEPT_MS = 24 * 3_600_000;

/** A database of its own: one that idb-keyval has made takes no second store. */
const store = () => createStore('wurao-shared', 'shared');

/** Keeps what was shared until the import page has read it. */
export const keepShared = (shared: Shared): Promise<void> => set(SHARED, shared, store());

/** Takes what was shared; null when there is nothing, or nothing of today. */
export async function takeShared(): Promise<Shared | null> {
  const shared = await get<Shared>(SHARED, store()).catch(() => undefined);
  await del(SHARED, store()).catch(() => {});
  return shared && Date.now() - shared.at < KEPT_MS ? shared : null;
}

/** Keeps the picture from which one report was filled in. */
export const keepPicture = (picture: File): Promise<void> =>
  set(PICTURE, { picture, at: Date.now() }, store()).catch(() => {});

/** The picture from which the report on this page was filled in, or null. */
export async function keptPicture(): Promise<File | null> {
  const kept = await get<{ picture: File; at: number }>(PICTURE, store()).catch(() => undefined);
  return kept && Date.now() - kept.at < KEPT_MS ? kept.picture : null;
}

/** Forgets it. */
export const dropPicture = (): Promise<void> => del(PICTURE, store()).catch(() => {});
