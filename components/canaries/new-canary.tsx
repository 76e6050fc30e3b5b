'use client';

import { type FormEvent, useState } from 'react';
import { boxNames, Labelled } from '@/components/forms/fields/labelled';
import { CANARY_KINDS, type Canary, type CanaryKind, LONGEST_VARIANT, MOST_CANARIES } from '@/lib/canaries/canary';
import { CANARY_PLACES, type CanaryPlace } from '@/lib/canaries/canary-places';
import { variantProblem } from '@/lib/canaries/variant-problem';
import { chinaDate } from '@/lib/platform/calendar-day';
import { fill } from '@/lib/platform/fill';
import type { CanaryWords, PlaceLabels } from './canary-words';
import { Proposals } from './proposals';

type NewCanaryInput = {
  canaries: readonly Canary[];
  words: CanaryWords;
  places: PlaceLabels;
  keep: (canaries: readonly Canary[]) => Promise<boolean>;
};

/** One more variant: where, whether name or address, and which. The true name is typed to make proposals and kept nowhere. */
export function NewCanary({ canaries, words: { add, kinds }, places, keep }: NewCanaryInput) {
  const [place, setPlace] = useState<CanaryPlace>(CANARY_PLACES[0]);
  const [kind, setKind] = useState<CanaryKind>('name');
  const [at, setAt] = useState('');
  const [own, setOwn] = useState('');
  const [variant, setVariant] = useState('');
  const [said, setSaid] = useState<{ problem: boolean; text: string } | null>(null);

  async function save(event: FormEvent) {
    event.preventDefault();
    const chosen = variant.trim();
    const problem = variantProblem(chosen, own.trim(), canaries);
    if (problem) return setSaid({ problem: true, text: add.problems[problem] });
    const now = new Date();
    const done = await keep([
      {
        id: crypto.randomUUID(),
        place,
        at: at.trim(),
        kind,
        variant: chosen,
        since: chinaDate(now),
        changed: now.getTime(),
      },
    ]);
    if (!done) return;
    setSaid({ problem: false, text: fill(add.saved, { variant: chosen, place: places[place] }) });
    setVariant('');
    setAt('');
  }

  const full = canaries.length >= MOST_CANARIES;
  return (
    <form onSubmit={(event) => void save(event)} noValidate className="no-print mt-8 max-w-line space-y-6">
      <h3 className="text-lg">{add.title}</h3>
      <PlaceField label={add.place} places={places} value={place} onChange={setPlace} />
      <TextBox id="canary-at" label={add.at} hint={add.atHint} value={at} onChange={setAt} />
      <KindField legend={add.kind} kinds={kinds} value={kind} onChange={setKind} />
      <TextBox id="canary-own" label={add.own[kind]} hint={add.ownHint[kind]} value={own} onChange={setOwn} />
      <Proposals kind={kind} own={own} canaries={canaries} words={add} chosen={variant} choose={setVariant} />
      <TextBox
        id="canary-variant"
        label={add.variant}
        hint={add.variantHint}
        value={variant}
        onChange={setVariant}
        problem={said?.problem ? said.text : null}
      />
      <button type="submit" disabled={full} className="button">
        {add.save}
      </button>
      <p role="status" className="empty:hidden">
        {full ? add.full : said && !said.problem ? said.text : ''}
      </p>
    </form>
  );
}

type PlaceInput = { label: string; places: PlaceLabels; value: CanaryPlace; onChange: (place: CanaryPlace) => void };

function PlaceField({ label, places, value, onChange }: PlaceInput) {
  return (
    <Labelled id="canary-place" label={label}>
      <select
        id="canary-place"
        value={value}
        onChange={({ target }) => onChange(target.value as CanaryPlace)}
        className="box mt-2"
      >
        {CANARY_PLACES.map((code) => (
          <option key={code} value={code}>
            {places[code]}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

type KindInput = {
  legend: string;
  kinds: CanaryWords['kinds'];
  value: CanaryKind;
  onChange: (kind: CanaryKind) => void;
};

function KindField({ legend, kinds, value, onChange }: KindInput) {
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      <div className="mt-2 flex flex-wrap gap-6">
        {CANARY_KINDS.map((code) => (
          <label key={code} className="inline-flex min-h-11 items-center gap-2">
            <input type="radio" name="canary-kind" checked={value === code} onChange={() => onChange(code)} />
            {kinds[code]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type TextBoxInput = {
  id: string;
  label: string;
  hint: string;
  value: string;
  onChange: (text: string) => void;
  problem?: string | null;
};

function TextBox({ value, onChange, ...asked }: TextBoxInput) {
  return (
    <Labelled {...asked} alone>
      <input
        {...boxNames(asked)}
        type="text"
        value={value}
        maxLength={LONGEST_VARIANT}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
        className="box mt-2"
      />
    </Labelled>
  );
}
