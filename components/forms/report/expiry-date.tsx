'use client';

import { useEffect, useRef, useState } from 'react';
import { keepExpiry, type MonthDay, readExpiry } from '@/components/device/kept-expiry';
import { fillDays } from './fill-days';

type ExpiryDateInput = {
  /** `months` and `days` are the twelve and the thirty-one names of the language. */
  words: {
    title: string;
    hint: string;
    month: string;
    day: string;
    months: readonly string[];
    days: readonly string[];
  };
};

/** Month and day of expiry, kept on the device only: they fill in the days, which alone are sent. Not there without script. */
export function ExpiryDate({ words }: ExpiryDateInput) {
  const box = useRef<HTMLDivElement>(null);
  const [expiry, setExpiry] = useState<MonthDay | null>(null);

  useEffect(() => setExpiry(readExpiry()), []);
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form || !expiry) return;
    fillDays(form, expiry);
    const follow = ({ target }: Event) => {
      if (target instanceof HTMLInputElement && ['when', 'calledAt'].includes(target.name)) fillDays(form, expiry);
    };
    const refill = () => setTimeout(fillDays, 0, form, expiry);
    form.addEventListener('change', follow);
    form.addEventListener('reset', refill);
    return () => {
      form.removeEventListener('change', follow);
      form.removeEventListener('reset', refill);
    };
  }, [expiry]);

  function choose(chosen: Partial<MonthDay>) {
    const next = { month: 0, day: 0, ...expiry, ...chosen };
    setExpiry(next);
    keepExpiry(next);
    const form = box.current?.closest('form');
    if (form) fillDays(form, next, true);
  }

  return (
    <div ref={box} className="empty:hidden">
      {expiry ? (
        <fieldset>
          <legend className="font-semibold">{words.title}</legend>
          <p className="text-sm text-muted">{words.hint}</p>
          <div className="mt-2 flex gap-3">
            <Pick label={words.month} names={words.months} value={expiry.month} choose={(month) => choose({ month })} />
            <Pick label={words.day} names={words.days} value={expiry.day} choose={(day) => choose({ day })} />
          </div>
        </fieldset>
      ) : null}
    </div>
  );
}

type PickInput = { label: string; names: readonly string[]; value: number; choose: (value: number) => void };

/** A list without a name: a form never sends it. */
function Pick({ label, names, value, choose }: PickInput) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => choose(Number(target.value))}
      className="box w-auto"
    >
      <option value={0}>{label}</option>
      {names.map((name, i) => (
        <option key={name} value={i + 1}>
          {name}
        </option>
      ))}
    </select>
  );
}
