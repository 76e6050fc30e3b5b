'use client';

import { get, set } from 'idb-keyval';
import { type FormEvent, useEffect, useState } from 'react';
import { deviceNotes } from '@/components/device/device-notes';
import { Labelled } from '@/components/forms/fields/labelled';

type CaseNumberInput = {
  id: string;
  words: { label: string; hint: string; save: string; saved: string; notKept: string; withoutScript: string };
};

const LONGEST = 80;

/** The authority's case number. It has no field in any form of the page and is kept by the browser alone. */
export function CaseNumber({ id, words }: CaseNumberInput) {
  const [number, setNumber] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const key = `case ${id}`;
  useEffect(() => {
    get<unknown>(key, deviceNotes()).then(
      (kept) => setNumber(typeof kept === 'string' ? kept : ''),
      () => setNumber(''),
    );
  }, [key]);

  function keep(event: FormEvent) {
    event.preventDefault();
    set(key, (number ?? '').trim().slice(0, LONGEST), deviceNotes()).then(
      () => setSaid(words.saved),
      () => setSaid(words.notKept),
    );
  }

  if (number === null) return <p className="max-w-line text-muted">{words.withoutScript}</p>;
  return (
    <form onSubmit={keep} className="max-w-line">
      <Labelled id="case-number" label={words.label} hint={words.hint}>
        <input
          id="case-number"
          aria-describedby="case-number-hint"
          type="text"
          value={number}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setNumber(target.value)}
          className="box mt-2 font-mono"
        />
      </Labelled>
      <button type="submit" className="button-quiet mt-3">
        {words.save}
      </button>
      <p role="status" className="mt-2 empty:hidden">
        {said}
      </p>
    </form>
  );
}
