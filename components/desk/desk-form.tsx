'use client';

import { useActionState } from 'react';
import { Labelled } from '@/components/forms/fields/labelled';

/** What was wrong with a decision, and what had been typed; null before there was one. */
export type DeskState = { readonly problem: string; readonly choice: string; readonly number: string } | null;

type Choice = {
  readonly decision: string;
  readonly label: string;
  readonly reasons: readonly { value: string; label: string }[];
};

type DeskFormInput = {
  readonly action: (before: DeskState, form: FormData) => Promise<DeskState>;
  readonly choices: readonly Choice[];
  readonly problems: Readonly<Record<string, string>>;
  readonly hidden: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<'legend' | 'number' | 'hint' | 'button' | 'logged', string>>;
};

/** A decision with its reason, and the number as it stands in the file. Works without JavaScript. */
export function DeskForm({ action, choices, problems, hidden, words }: DeskFormInput) {
  const [state, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} className="max-w-line">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state ? (
        <p role="alert" className="mb-6 border-l-4 border-vermilion py-1 pl-4 font-semibold">
          {problems[state.problem] ?? problems.gone}
        </p>
      ) : null}
      <Labelled id="desk-number" label={words.number} hint={words.hint}>
        <input
          id="desk-number"
          name="number"
          inputMode="tel"
          autoComplete="off"
          defaultValue={state?.number ?? ''}
          aria-describedby="desk-number-hint"
          className="box mt-2 mb-6"
        />
      </Labelled>
      <fieldset>
        <legend className="mb-2 font-semibold">{words.legend}</legend>
        {choices.map(({ decision, label, reasons }) => (
          <div key={decision} className="border-t border-rule py-2 sm:grid sm:grid-cols-[10rem_1fr]">
            <p className="py-2 font-semibold">{label}</p>
            <div>
              {reasons.map((reason) => (
                <label key={reason.value} className="flex min-h-11 items-center gap-3">
                  <input
                    type="radio"
                    name="choice"
                    value={reason.value}
                    required
                    defaultChecked={state?.choice === reason.value}
                    className="size-5 accent-ink"
                  />
                  {reason.label}
                </label>
              ))}
            </div>
          </div>
        ))}
      </fieldset>
      <p className="mt-4 mb-3 text-sm text-muted">{words.logged}</p>
      <button
        type="submit"
        disabled={pending}
        className="inline-flex min-h-12 cursor-pointer items-center justify-center bg-ink px-8 font-semibold text-paper hover:bg-vermilion disabled:bg-muted"
      >
        {words.button}
      </button>
    </form>
  );
}
