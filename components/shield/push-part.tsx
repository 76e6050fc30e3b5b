'use client';

import { useEffect, useState } from 'react';
import { chinaDate } from '@/lib/platform/calendar-day';
import { fill } from '@/lib/platform/fill';
import type { Locale } from '@/lib/platform/locale';
import type { Result } from '@/lib/platform/result';
import { type WeekReminder, weekReminders } from '@/lib/shield/week-reminders';
import { browserOf, pushWorker, subscribeToPush } from './push-browser';
import type { PushWords } from './shield-words';

/** The server's side: it is given Mondays, never the expiry day. */
export type PushActions = {
  keep(wish: unknown): Promise<Result<number, string>>;
  count(endpoint: string): Promise<number>;
  drop(endpoint: string): Promise<void>;
};

type PushPartInput = {
  locale: Locale;
  live: boolean;
  expiry: string | null;
  words: PushWords;
  publicKey: string;
  actions: PushActions;
};

type State = { kind: 'unknown' | 'unable' | 'ready' } | { kind: 'on'; count: number };

/** Reminders by the browser, for those who agree to the days that are kept for it. */
export function PushPart({ locale, live, expiry, words, publicKey, actions }: PushPartInput) {
  const [state, setState] = useState<State>({ kind: 'unknown' });
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    stateOf(actions).then(setState, () => setState({ kind: 'unable' }));
  }, [actions]);

  async function run(work: () => Promise<string>) {
    setBusy(true);
    setSaid(await work().catch(() => words.failed));
    setState(await stateOf(actions).catch((): State => ({ kind: 'unable' })));
    setBusy(false);
  }

  const days = expiry ? weekReminders(expiry, chinaDate(new Date())) : null;
  return (
    <section aria-labelledby="push-title" className="mt-10 max-w-line border-t border-rule pt-8">
      <h3 id="push-title" className="text-lg">
        {words.title}
      </h3>
      <p className="mt-2">{words.lead}</p>
      <p className="mt-2 text-sm text-muted">{words.china}</p>
      {live ? null : <p className="mt-4 text-muted">{words.withoutScript}</p>}
      {state.kind === 'unable' ? <p className="mt-4 font-semibold">{words.unable}</p> : null}
      {state.kind === 'on' ? (
        <>
          <p className="mt-4 font-semibold">{fill(words.onNow, { count: state.count })}</p>
          <Button busy={busy} label={words.stop} press={() => run(() => stop(actions, words))} />
        </>
      ) : null}
      {state.kind === 'ready' ? (
        <>
          <KeptDays days={days} words={words} />
          {days && days.length > 0 ? (
            <Button
              busy={busy}
              label={words.ask}
              press={() => run(() => ask(actions, publicKey, locale, days, words))}
            />
          ) : null}
        </>
      ) : null}
      <p role="status" className="mt-3 empty:hidden">
        {said}
      </p>
    </section>
  );
}

function KeptDays({ days, words }: { days: readonly WeekReminder[] | null; words: PushWords }) {
  if (!days) return <p className="mt-4 text-muted">{words.first}</p>;
  if (days.length === 0) return <p className="mt-4 text-muted">{words.none}</p>;
  return (
    <>
      <p className="mt-4">{words.days}</p>
      <p className="tabular-nums">{days.map(({ on }) => on).join(' · ')}</p>
    </>
  );
}

function Button({ busy, label, press }: { busy: boolean; label: string; press: () => Promise<void> }) {
  return (
    <button type="button" disabled={busy} onClick={() => void press()} className="button-quiet mt-4">
      {label}
    </button>
  );
}

async function stateOf(actions: PushActions): Promise<State> {
  const registration = await pushWorker();
  if (!registration) return { kind: 'unable' };
  const subscription = await registration.pushManager.getSubscription();
  const count = subscription ? await actions.count(subscription.endpoint) : 0;
  return count > 0 ? { kind: 'on', count } : { kind: 'ready' };
}

async function ask(
  actions: PushActions,
  publicKey: string,
  locale: Locale,
  reminders: readonly WeekReminder[],
  words: PushWords,
): Promise<string> {
  const subscribed = await subscribeToPush(publicKey);
  if (!subscribed.ok) return words[subscribed.error];
  const subscription = subscribed.value;
  const wish = { ...browserOf(subscription, locale), reminders };
  const kept = await actions.keep(wish);
  if (kept.ok) return words.done;
  await subscription.unsubscribe();
  return words.failed;
}

async function stop(actions: PushActions, words: PushWords): Promise<string> {
  const registration = await pushWorker();
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription) {
    await actions.drop(subscription.endpoint);
    await subscription.unsubscribe();
  }
  return words.stopped;
}
