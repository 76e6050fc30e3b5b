'use client';

import { useState } from 'react';
import type { Particulars } from '@/lib/pack/particulars';
import { forgetParticulars, keepParticulars } from './kept-particulars';
import type { PackDeskWords } from './pack-words';

const FIELDS = [
  { name: 'name', autoComplete: 'name', inputMode: 'text' },
  { name: 'phone', autoComplete: 'tel', inputMode: 'tel' },
  { name: 'address', autoComplete: 'street-address', inputMode: 'text' },
  { name: 'idNumber', autoComplete: 'off', inputMode: 'text' },
] as const;

type Fields = {
  words: PackDeskWords['yours'];
  particulars: Particulars;
  onChange: (particulars: Particulars) => void;
};

/** Who the driver is: typed here, filled into the files here, sent nowhere. */
export function ParticularsFields({ words, particulars, onChange }: Fields) {
  const [kept, setKept] = useState(() => Object.values(particulars).some(Boolean));
  const change = (name: keyof Particulars, text: string) => {
    const changed = { ...particulars, [name]: text };
    onChange(changed);
    if (kept) keepParticulars(changed);
  };
  const keep = (wanted: boolean) => setKept(wanted ? keepParticulars(particulars) : !forgetParticulars());
  return (
    <div className="grid max-w-line gap-5">
      {FIELDS.map(({ name, autoComplete, inputMode }) => (
        <div key={name}>
          <label htmlFor={`pack-${name}`} className="font-semibold">
            {words[name]}
          </label>
          {name === 'idNumber' ? (
            <p id="pack-idHint" className="text-sm text-muted">
              {words.idHint}
            </p>
          ) : null}
          <input
            id={`pack-${name}`}
            type="text"
            value={particulars[name]}
            maxLength={120}
            autoComplete={autoComplete}
            inputMode={inputMode}
            aria-describedby={name === 'idNumber' ? 'pack-idHint' : undefined}
            onChange={(event) => change(name, event.target.value)}
            className="mt-2 block min-h-12 w-full border border-muted bg-paper px-3"
          />
        </div>
      ))}
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={kept}
          onChange={(event) => keep(event.target.checked)}
          className="size-5 shrink-0 accent-ink"
        />
        {words.keep}
      </label>
    </div>
  );
}
