'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { chinaDay } from '@/components/forms/report/china-clock';
import { keepExpiry, readExpiry } from '@/components/forms/report/expiry-days-input';
import type { Locale } from '@/lib/platform/locale';
import { isDay } from '@/lib/shield/calendar-day';
import { expiryProblem, nextExpiry } from '@/lib/shield/expiry-day';
import { type PushActions, PushPart } from './push-part';
import type { PushWords, ShieldFileWords } from './shield-words';

type ShieldDeskInput = {
  locale: Locale;
  /** Where the form is posted without script. */
  door: string;
  words: ShieldFileWords;
  push: PushWords;
  file: { name: string; more: string };
  publicKey: string;
  actions: PushActions;
  /** What a form that came back without script has to mend. */
  refused: 'problem' | 'past' | null;
};

/** The expiry day and what is made of it: a file made on the device, and the days a browser may be reminded on. */
export function ShieldDesk({ locale, door, words, push, file, publicKey, actions, refused }: ShieldDeskInput) {
  const [live, setLive] = useState(false);
  const [expiry, setExpiry] = useState('');
  const [said, setSaid] = useState<'done' | 'problem' | 'past' | null>(refused);

  useEffect(() => {
    setLive(true);
    setExpiry(nextExpiry(readExpiry(), chinaDay(new Date())) ?? '');
  }, []);

  async function make(event: FormEvent) {
    event.preventDefault();
    const today = chinaDay(new Date());
    const problem = expiryProblem(expiry, today);
    if (problem) return setSaid(problem);
    keepExpiry({ month: Number(expiry.slice(5, 7)), day: Number(expiry.slice(8, 10)) });
    // The file's library is fetched when it is wanted.
    const { shieldCalendar, SHIELD_FILE } = await import('@/lib/shield/shield-calendar');
    download(shieldCalendar(expiry, locale, file, new Date()), SHIELD_FILE);
    setSaid('done');
  }

  const problem = said === 'problem' || said === 'past' ? words[said] : null;
  const described = ['shield-hint', problem ? 'shield-problem' : ''].filter(Boolean).join(' ');
  return (
    <>
      <form method="post" action={door} noValidate className="max-w-line" onSubmit={(event) => void make(event)}>
        <label htmlFor="expiresOn" className="font-semibold">
          {words.expiry}
        </label>
        <p id="shield-hint" className="text-sm text-muted">
          {live ? words.hint : words.hintWithoutScript}
        </p>
        {problem ? (
          <p id="shield-problem" role="alert" className="mt-2 border-l-4 border-ink pl-3 font-semibold">
            {problem}
          </p>
        ) : null}
        <input
          id="expiresOn"
          name="expiresOn"
          type="date"
          value={expiry}
          onChange={({ target }) => setExpiry(target.value)}
          aria-describedby={described}
          aria-invalid={problem ? true : undefined}
          className="mt-2 block min-h-12 w-full border border-ink bg-paper px-3 tabular-nums aria-invalid:border-2 sm:w-60"
        />
        <button
          type="submit"
          className="mt-4 inline-flex min-h-11 cursor-pointer items-center border border-ink bg-ink px-5 font-semibold text-paper"
        >
          {words.button}
        </button>
        <p role="status" className="mt-3 empty:hidden">
          {said === 'done' ? words.done : ''}
        </p>
        <p className="mt-3 text-sm text-muted">{words.note}</p>
      </form>
      <PushPart
        locale={locale}
        live={live}
        expiry={isDay(expiry) ? expiry : null}
        words={push}
        publicKey={publicKey}
        actions={actions}
      />
    </>
  );
}

function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
