'use client';

import { useEffect, useState } from 'react';
import { browserOf, pushWorker, subscribeToPush } from '@/components/shield/push-browser';
import type { Result } from '@/lib/platform/result';

export type CaseReminderWords = Readonly<Record<'ask' | 'on' | 'stop' | 'denied' | 'failed', string>>;

type CaseReminderInput = {
  id: string;
  locale: string;
  publicKey: string;
  words: CaseReminderWords;
  actions: {
    keep(id: string, browser: unknown): Promise<Result<null, string>>;
    has(id: string, endpoint: string): Promise<boolean>;
    drop(id: string, endpoint: string): Promise<void>;
  };
};

/** Lets this browser remind of the day on which an answer is due. Nothing where the browser takes no push messages: the calendar file is beside it. */
export function CaseReminder({ id, locale, publicKey, words, actions }: CaseReminderInput) {
  const [on, setOn] = useState<boolean | null>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    const look = async () => {
      const worker = await pushWorker();
      const subscription = await worker?.pushManager.getSubscription();
      if (worker) setOn(subscription ? await actions.has(id, subscription.endpoint) : false);
    };
    look().catch(() => {});
  }, [id, actions]);

  async function ask() {
    const subscribed = await subscribeToPush(publicKey);
    if (!subscribed.ok) return setSaid(words[subscribed.error === 'denied' ? 'denied' : 'failed']);
    const kept = await actions.keep(id, browserOf(subscribed.value, locale));
    setOn(kept.ok);
    setSaid(kept.ok ? '' : words.failed);
  }

  async function stop() {
    const subscription = await (await pushWorker())?.pushManager.getSubscription();
    if (subscription) await actions.drop(id, subscription.endpoint);
    setOn(false);
  }

  async function press() {
    setBusy(true);
    await (on ? stop() : ask()).catch(() => setSaid(words.failed));
    setBusy(false);
  }

  if (on === null) return null;
  return (
    <>
      {on ? <p className="mt-4 max-w-line font-semibold">{words.on}</p> : null}
      <button
        type="button"
        disabled={busy}
        onClick={() => void press()}
        className="mt-2 block min-h-11 cursor-pointer text-left underline disabled:opacity-60"
      >
        {on ? words.stop : words.ask}
      </button>
      <p role="status" className="mt-1 max-w-line font-semibold empty:hidden">
        {said}
      </p>
    </>
  );
}
