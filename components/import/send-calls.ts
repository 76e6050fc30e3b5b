import { deviceStore } from '@/components/device/device-list';
import { type Posted, postReport } from '@/components/forms/report/send/post-report';
import { takeProof } from '@/components/forms/report/send/proof-of-effort';
import type { ReportBody } from '@/components/forms/report/send/report-body';
import { serverNow } from '@/components/forms/report/send/server-now';
import { keepDraft } from '@/components/forms/report/waiting/kept-drafts';
import { inOneTab } from '@/components/forms/report/waiting/one-tab';
import { sendDrafts } from '@/components/forms/report/waiting/send-drafts';

/** One call on its way. `key` is its Idempotency-Key: sent twice it counts once. */
export type Outgoing = {
  readonly key: string;
  readonly mark: string;
  readonly label: string;
  readonly body: ReportBody;
  /** The screenshot in which it was read. */
  readonly picture: File | null;
};

/** Puts every call among the reports that wait on this device, so that none is lost with the page; false when the device has no room. */
export function queueCalls(calls: readonly Outgoing[]): boolean {
  const at = new Date().toISOString();
  return calls.every(({ key, body }) => keepDraft(deviceStore(), { id: key, body, at }));
}

/**
 * Sends what waits, one after the other, until all is told or the network or a limit stops it. The first carries a solved puzzle.
 * @param tell hears of every answer by the key of its call
 * @returns what stopped it, or null when nothing did
 */
export async function sendQueued(
  language: string,
  tell: (key: string, posted: Posted) => void,
): Promise<Posted | null> {
  let stopped: Posted | null = null;
  let proof = await takeProof();
  const post = async (body: ReportBody, key: string): Promise<Posted> => {
    const proven = proof ? { ...body, proof } : body;
    proof = null;
    const posted = await postReport(proven, key, language);
    stopped = posted.kind === 'later' || posted.kind === 'unreachable' ? posted : null;
    tell(key, posted);
    return posted;
  };
  await inOneTab(async () => {
    await sendDrafts({ store: deviceStore(), post, now: serverNow, middles: {}, editing: null });
  });
  return stopped;
}
