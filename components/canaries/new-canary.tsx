'use client';

import { type FormEvent, useState } from 'react';
import { CANARY_KINDS, type Canary, type CanaryKind, LONGEST_VARIANT, MOST_CANARIES } from '@/lib/canaries/canary';
import { CANARY_PLACES, type CanaryPlace } from '@/lib/canaries/canary-places';
import { type CanaryWords, filled, type PlaceLabels } from './canary-words';
import { Proposals } from './proposals';

type NewCanaryInput = {
  canaries: readonly Canary[];
  words: CanaryWords;
  places: PlaceLabels;
  keep: (canaries: readonly Canary[]) => Promise<boolean>;
};

const BOX = 'mt-2 block min-h-12 w-full border border-ink bg-paper px-3 aria-invalid:border-2';

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
    const problem = problemOf(chosen, own.trim(), canaries);
    if (problem) return setSaid({ problem: true, text: add.problems[problem] });
    const now = Date.now();
    const since = new Date(now + 8 * 3600_000).toISOString().slice(0, 10);
    const done = await keep([
      { id: crypto.randomUUID(), place, at: at.trim(), kind, variant: chosen, since, changed: now },
    ]);
    if (!done) return;
    setSaid({ problem: false, text: filled(add.saved, { variant: chosen, place: places[place] }) });
    setVariant('');
    setAt('');
  }

  const full = canaries.length >= MOST_CANARIES;
  return (
    <form onSubmit={(event) => void save(event)} noValidate className="no-print mt-8 max-w-line space-y-6">
      <h3 className="text-lg">{add.title}</h3>
      <label className="block">
        <span className="font-semibold">{add.place}</span>
        <select value={place} onChange={({ target }) => setPlace(target.value as CanaryPlace)} className={BOX}>
          {CANARY_PLACES.map((code) => (
            <option key={code} value={code}>
              {places[code]}
            </option>
          ))}
        </select>
      </label>
      <TextBox label={add.at} hint={add.atHint} value={at} onChange={setAt} />
      <fieldset>
        <legend className="font-semibold">{add.kind}</legend>
        <div className="mt-2 flex flex-wrap gap-6">
          {CANARY_KINDS.map((code) => (
            <label key={code} className="inline-flex min-h-11 items-center gap-2">
              <input type="radio" name="canary-kind" checked={kind === code} onChange={() => setKind(code)} />
              {kinds[code]}
            </label>
          ))}
        </div>
      </fieldset>
      <TextBox label={add.own[kind]} hint={add.ownHint[kind]} value={own} onChange={setOwn} />
      <Proposals kind={kind} own={own} canaries={canaries} words={add} chosen={variant} choose={setVariant} />
      <TextBox
        label={add.variant}
        hint={add.variantHint}
        value={variant}
        onChange={setVariant}
        problem={said?.problem ? said.text : null}
      />
      <button
        type="submit"
        disabled={full}
        className="inline-flex min-h-11 cursor-pointer items-center border border-ink bg-ink px-5 font-semibold text-paper disabled:opacity-60"
      >
        {add.save}
      </button>
      <p role="status" className="empty:hidden">
        {full ? add.full : said && !said.problem ? said.text : ''}
      </p>
    </form>
  );
}

/** `same`: the true name marks nothing. `taken`: left at two places it tells neither. */
function problemOf(variant: string, own: string, canaries: readonly Canary[]): 'empty' | 'same' | 'taken' | null {
  if (variant === '') return 'empty';
  if (variant === own) return 'same';
  return canaries.some((canary) => canary.variant === variant) ? 'taken' : null;
}

type TextBoxInput = {
  label: string;
  hint: string;
  value: string;
  onChange: (text: string) => void;
  problem?: string | null;
};

function TextBox({ label, hint, value, onChange, problem = null }: TextBoxInput) {
  return (
    <label className="block">
      <span className="font-semibold">{label}</span>
      <span className="block text-sm text-muted">{hint}</span>
      {problem ? (
        <span role="alert" className="mt-2 block border-l-4 border-ink pl-3 font-semibold">
          {problem}
        </span>
      ) : null}
      <input
        type="text"
        value={value}
        maxLength={LONGEST_VARIANT}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem ? true : undefined}
        onChange={({ target }) => onChange(target.value)}
        className={BOX}
      />
    </label>
  );
}
