import { isObject, readRows, type Store, writeRows } from '@/components/device/device-list';
import type { ReportBody } from '../send/report-body';

/** A report that waits on the device for a network. `id` is its Idempotency-Key, `at` the moment of pressing send, `refused` why it came back. */
export type KeptDraft = {
  readonly id: string;
  readonly body: ReportBody;
  readonly at: string;
  readonly refused?: string;
};

const KEY = 'wurao.drafts';

const isDraft = (row: unknown): row is KeptDraft =>
  isObject(row) && typeof row.id === 'string' && isObject(row.body) && !Number.isNaN(Date.parse(String(row.at)));

/** Oldest first. */
export const readDrafts = (store: Store | null): KeptDraft[] => readRows(store, KEY, isDraft);

/** Keeps a draft, in place of one with the same id; false when the device cannot. */
export const keepDraft = (store: Store | null, draft: KeptDraft): boolean =>
  writeRows(store, KEY, [...readDrafts(store).filter(({ id }) => id !== draft.id), draft]);

/** Lets go of a draft that was sent or thrown away. */
export function dropDraft(store: Store | null, id: string): void {
  writeRows(
    store,
    KEY,
    readDrafts(store).filter((draft) => draft.id !== id),
  );
}

/** Notes why the server refused a draft; it stays for its author to mend. */
export function refuseDraft(store: Store | null, id: string, refused: string): void {
  writeRows(
    store,
    KEY,
    readDrafts(store).map((draft) => (draft.id === id ? { ...draft, refused } : draft)),
  );
}
