import type { Store } from '@/components/device/device-list';
import type { Posted } from '../send/post-report';
import { bodyOnDay, type DayPartMiddles, type ReportBody } from '../send/report-body';
import { dropDraft, type KeptDraft, readDrafts, refuseDraft } from './kept-drafts';

export type SendParts = {
  readonly store: Store | null;
  readonly post: (body: ReportBody, id: string) => Promise<Posted>;
  readonly now: () => Date;
  readonly middles: DayPartMiddles;
  /** The draft that is being mended in the form: it is not sent behind its author's back. */
  readonly editing: string | null;
};

/**
 * Sends the kept drafts one after the other, each under its own key, so that one sent twice counts once. A draft goes only when the server has
 * it; one refused stays and is not tried again; without an answer the rest waits.
 * @returns receipts of those that got through; a draft that the server had from an earlier try has none
 */
export async function sendDrafts({ store, post, now, middles, editing }: SendParts): Promise<(string | null)[]> {
  const sent: (string | null)[] = [];
  const ready = readDrafts(store).filter(({ id, refused }) => refused === undefined && id !== editing);
  for (const draft of ready) {
    const posted = await post(bodyOnDay(draft.body, new Date(draft.at), now(), middles), draft.id);
    if (posted.kind === 'later' || posted.kind === 'unreachable') break;
    if (settle(store, draft, posted)) sent.push(posted.kind === 'stored' ? posted.receipt : null);
  }
  return sent;
}

function settle(store: Store | null, draft: KeptDraft, posted: Posted): boolean {
  if (posted.kind === 'refused') {
    refuseDraft(store, draft.id, posted.problems.map(({ message }) => message).join(' '));
    return false;
  }
  dropDraft(store, draft.id);
  return true;
}
