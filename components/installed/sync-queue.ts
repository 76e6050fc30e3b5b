import { createStore, del, entries, set } from 'idb-keyval';
import { bodyOnDay } from '../forms/report/send/report-body';
import type { KeptDraft } from '../forms/report/waiting/kept-drafts';

/** A report that the service worker may send when the network is back, even with no page open; `id` is its Idempotency-Key. */
export type Queued = Pick<KeptDraft, 'id' | 'body'>;

/** What the worker is woken by. */
export const SYNC_TAG = 'reports';

const queue = () => createStore('wurao-queue', 'reports');
const settled = () => createStore('wurao-settled', 'reports');

/**
 * Copies a waiting report to where the service worker can read it, and asks to be woken. The list on the page stays the one that counts: a report
 * sent by both is one report. «Today» and «yesterday» become their day, since nobody knows when it is sent.
 */
export async function queueForSync({ id, body, at }: KeptDraft): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } };
    if (!sync) return;
    await set(id, { id, body: onItsDay(body, new Date(at)) } satisfies Queued, queue());
    await sync.register(SYNC_TAG);
  } catch {
    // Without it the report is sent when a page is opened.
  }
}

function onItsDay(body: KeptDraft['body'], said: Date): KeptDraft['body'] {
  if (body.when !== 'today' && body.when !== 'yesterday') return body;
  const { calledAt = '' } = bodyOnDay(body, said, new Date(0), {});
  const { dayPart } = body;
  return { ...body, when: 'at', calledAt: String(calledAt).slice(0, 10), ...(dayPart ? { dayPart } : {}) };
}

/** Takes a report back: the page has sent it, or its author dropped or is mending it. */
export const unqueue = (id: string): Promise<void> => del(id, queue()).catch(() => {});

/** For the worker: what is to be sent. */
export const readQueue = async (): Promise<Queued[]> => (await entries<string, Queued>(queue())).map(([, row]) => row);

/** For the worker: a report that the server has, with its receipt where it was told. */
export async function settle(id: string, receipt: string | null): Promise<void> {
  await set(id, receipt, settled());
  await unqueue(id);
}

/** What the worker sent since a page last asked: ids with receipts. */
export async function takeSettled(): Promise<readonly (readonly [string, string | null])[]> {
  try {
    const rows = await entries<string, string | null>(settled());
    await Promise.all(rows.map(([id]) => del(id, settled())));
    return rows;
  } catch {
    return [];
  }
}
