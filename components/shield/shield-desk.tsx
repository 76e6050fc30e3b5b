'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { keepExpiry, readExpiry } from '@/components/device/kept-expiry';
import { boxNames, Labelled } from '@/components/forms/fields/labelled';
import { chinaDate, isDay } from '@/lib/platform/calendar-day';
import type { Locale } from '@/lib/platform/locale';
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
    setExpiry(nextExpiry(readExpiry(), chinaDate(new Date())) ?? '');
  }, []);

  async function make(event: FormEvent) {
    event.preventDefault();
    const today = chinaDate(new Date());
    const problem = expiryProblem(expiry, today);
    if (problem) return setSaid(problem);
    keepExpiry({ month: Number(expiry.slice(5, 7)), day: Number(expiry.slice(8, 10)) });
    // The file's library is fetched when it is wanted.
    const { shieldCalendar, SHIELD_FILE } = await import('@/lib/shield/shield-calendar');
    download(shieldCalendar(expiry, locale, file, new Date()), SHIELD_FILE);
    setSaid('done');
  }

  const problem = said === 'problem' || said === 'past' ? words[said] : null;
  const asked = { id: 'expiresOn', hint: live ? words.hint : words.hintWithoutScript, problem };
  return (
    <>
      <form method="post" action={door} noValidate className="max-w-line" onSubmit={(event) => void make(event)}>
        <Labelled {...asked} label={words.expiry} alone>
          <input
            {...boxNames(asked)}
            name="expiresOn"
            type="date"
            value={expiry}
            onChange={({ target }) => setExpiry(target.value)}
            className="box mt-2 sm:w-60"
          />
        </Labelled>
        <button type="submit" className="button mt-4">
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
