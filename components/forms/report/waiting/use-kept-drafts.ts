'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { receiptOfHeard } from '@/components/canaries/heard-calls';
import { deviceStore } from '@/components/device/device-list';
import { queueForSync, takeSettled, unqueue } from '@/components/installed/sync-queue';
import type { Locale } from '@/lib/platform/locale';
import { rememberNumber } from '../again/kept-numbers';
import { postReport } from '../send/post-report';
import type { DayPartMiddles, ReportBody } from '../send/report-body';
import { serverNow } from '../send/server-now';
import { dropDraft, type KeptDraft, keepDraft, readDrafts } from './kept-drafts';
import { inOneTab } from './one-tab';
import { sendDrafts } from './send-drafts';

/** How long the page waits before it tries again on its own, in milliseconds: an outage ends without the device noticing. */
const PATIENCE = 15_000;

/**
 * The reports that wait on this device: sent on load, when the network returns, on demand, and every now and then while some are left. `editing`
 * names one to leave alone.
 */
export function useKeptDrafts(locale: Locale, middles: DayPartMiddles) {
  const [drafts, setDrafts] = useState<readonly KeptDraft[]>([]);
  const [sent, setSent] = useState<readonly (string | null)[]>([]);
  const editing = useRef<string | null>(null);
  const refresh = useCallback(() => setDrafts(readDrafts(deviceStore())), []);
  const send = useCallback(async () => {
    const elsewhere = await dropSettled();
    if (elsewhere.length > 0) setSent((before) => [...before, ...elsewhere]);
    refresh();
    if (readDrafts(deviceStore()).length === 0) return;
    await inOneTab(async () => {
      const post = async (body: ReportBody, id: string) => {
        const posted = await postReport(body, id, locale);
        if (posted.kind === 'stored') receiptOfHeard(deviceStore(), id, posted.receipt);
        return posted;
      };
      const parts = { store: deviceStore(), post, now: serverNow, middles, editing: editing.current };
      const waiting = readDrafts(deviceStore());
      const receipts = await sendDrafts(parts);
      forgetSent(waiting);
      setSent((before) => [...before, ...receipts]);
    });
    refresh();
  }, [locale, middles, refresh]);
  useEffect(() => {
    refresh();
    void send();
    window.addEventListener('online', send);
    window.addEventListener('storage', refresh);
    return () => {
      window.removeEventListener('online', send);
      window.removeEventListener('storage', refresh);
    };
  }, [refresh, send]);
  const waits = drafts.some(({ refused }) => refused === undefined);
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => void send(), PATIENCE);
    return () => clearInterval(timer);
  }, [waits, send]);
  const keep = (draft: KeptDraft): boolean => {
    const kept = keepDraft(deviceStore(), draft);
    if (kept) void queueForSync(draft);
    refresh();
    return kept;
  };
  const drop = (id: string): void => {
    dropDraft(deviceStore(), id);
    void unqueue(id);
    refresh();
  };
  return { drafts, sent, editing, send, keep, drop };
}

/** Drops what the service worker has sent; receipts of it. */
async function dropSettled(): Promise<(string | null)[]> {
  const waiting = new Map(readDrafts(deviceStore()).map(({ id, body }) => [id, body]));
  const settled = (await takeSettled()).filter(([id]) => waiting.has(id));
  for (const [id, receipt] of settled) {
    if (receipt !== null) {
      rememberNumber(waiting.get(id) ?? {}, receipt);
      receiptOfHeard(deviceStore(), id, receipt);
    }
    dropDraft(deviceStore(), id);
  }
  return settled.map(([, receipt]) => receipt);
}

/** What has been sent from the page is none of the service worker's business any more. */
function forgetSent(before: readonly KeptDraft[]): void {
  const left = new Set(readDrafts(deviceStore()).map(({ id }) => id));
  for (const { id } of before) if (!left.has(id)) void unqueue(id);
}

export type KeptDrafts = ReturnType<typeof useKeptDrafts>;
