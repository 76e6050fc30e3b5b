'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { deviceStore } from '@/components/device/device-list';
import type { Posted } from '@/components/forms/report/send/post-report';
import { startProof } from '@/components/forms/report/send/proof-of-effort';
import { readDrafts } from '@/components/forms/report/waiting/kept-drafts';
import { queueForSync } from '@/components/installed/sync-queue';
import { keepReported } from './reported-calls';
import { type Outgoing, queueCalls, sendQueued } from './send-calls';

/** A report and the screenshot that may be its evidence. */
export type Pictured = { readonly receipt: string; readonly picture: File };

/** What became of one call so far. */
export type SentState = 'waiting' | 'stored' | 'there' | 'refused';
export type Sending = {
  readonly calls: readonly Outgoing[];
  readonly states: ReadonlyMap<string, SentState>;
  readonly receipts: readonly string[];
  /** Calls that were taken, each with the screenshot in which it was read. */
  readonly pictured: readonly Pictured[];
  readonly recoveryCode: string | null;
  /** Why it stands still: no network, a limit in the server's words, or a server that cannot. */
  readonly held: Posted | null;
  readonly finished: boolean;
};

/** Pause before it is tried again: a network may be back any moment, a limit lets go within the hour. */
const PATIENCE_MS = { unreachable: 15_000, later: 60_000 };

/** Sends the ticked calls and goes on by itself when the network or the limit lets it. */
export function useSending(language: string) {
  const [sending, setSending] = useState<Sending | null>(null);
  const busy = useRef(false);

  const tell = useCallback((key: string, posted: Posted) => {
    setSending((before) => before && answered(before, key, posted));
  }, []);

  const go = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    startProof();
    const held = await sendQueued(language, tell).finally(() => {
      busy.current = false;
    });
    setSending((before) => before && settled(before, held));
    if (held) for (const draft of readDrafts(deviceStore())) void queueForSync(draft);
  }, [language, tell]);

  const start = (calls: readonly Outgoing[]): boolean => {
    if (!queueCalls(calls)) return false;
    const states = new Map(calls.map(({ key }) => [key, 'waiting' as const]));
    setSending({ calls, states, receipts: [], pictured: [], recoveryCode: null, held: null, finished: false });
    void go();
    return true;
  };

  const held = sending?.finished === false ? sending.held?.kind : undefined;
  const pause = held === 'unreachable' || held === 'later' ? PATIENCE_MS[held] : null;
  useEffect(() => {
    if (pause === null) return;
    const timer = setInterval(() => void go(), pause);
    window.addEventListener('online', go);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', go);
    };
  }, [pause, go]);

  return { sending, start, go: () => void go(), leave: () => setSending(null) };
}

function answered(before: Sending, key: string, posted: Posted): Sending {
  const call = before.calls.find((each) => each.key === key);
  if (!call || posted.kind === 'later' || posted.kind === 'unreachable') return before;
  const state: SentState =
    posted.kind === 'refused' ? 'refused' : posted.kind === 'stored' && !posted.before ? 'stored' : 'there';
  if (state !== 'refused') keepReported([call.mark]);
  const receipts = posted.kind === 'stored' ? [...before.receipts, posted.receipt] : before.receipts;
  const shown = posted.kind === 'stored' && call.picture && { receipt: posted.receipt, picture: call.picture };
  const pictured = shown ? [...before.pictured, shown] : before.pictured;
  const recoveryCode = (posted.kind === 'stored' && posted.recoveryCode) || before.recoveryCode;
  return { ...before, states: new Map(before.states).set(key, state), receipts, pictured, recoveryCode };
}

/** Another tab may have sent what is no longer waiting. */
function settled(before: Sending, held: Posted | null): Sending {
  const waiting = new Set(readDrafts(deviceStore()).map(({ id }) => id));
  const states = new Map(
    [...before.states].map(([key, state]) => [
      key,
      state === 'waiting' && !waiting.has(key) ? ('stored' as const) : state,
    ]),
  );
  const finished = ![...states.values()].includes('waiting');
  return { ...before, states, held, finished };
}
