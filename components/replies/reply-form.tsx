'use client';

import { useActionState } from 'react';
import { boxNames, HintAndProblem, Labelled } from '@/components/forms/fields/labelled';
import { ProblemSummary } from '@/components/forms/fields/problem-summary';

/** What a refused form shows again: what was typed, and what to mend. */
export type TypedState = {
  readonly problems: readonly { readonly field: string; readonly code: string }[];
  readonly typed: Readonly<Record<string, string>>;
};

/** A field: a choice of few, a text, or a link. */
export type TypedField = { readonly name: string; readonly label: string; readonly hint?: string } & (
  | { readonly kind: 'choice'; readonly choices: readonly { readonly value: string; readonly label: string }[] }
  | { readonly kind: 'text'; readonly rows: number; readonly lang: string }
  | { readonly kind: 'link' }
);

type FormInput = {
  readonly id: string;
  readonly action: (before: TypedState, form: FormData) => Promise<TypedState>;
  readonly fields: readonly TypedField[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly words: { readonly problemTitle: string; readonly button: string };
};

const NOTHING: TypedState = { problems: [], typed: {} };

/** A form of choices and texts that works without script: what was typed comes back, with a summary linked to the fields. */
export function ReplyForm({ id, action, fields, hidden, problems: sentences, words }: FormInput) {
  const [{ problems, typed }, submit, pending] = useActionState(action, NOTHING);
  const sentence = (code: string) => sentences[code] ?? code;
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]));
  return (
    <form action={submit} noValidate className="max-w-line space-y-6">
      <ProblemSummary
        title={words.problemTitle}
        problems={problems.map(({ field, code }) => ({ field, message: sentence(code) }))}
        labels={labels}
        anchorOf={(field) => (field in labels ? `${id}-${field}` : null)}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => {
        const problem = problems.find((found) => found.field === field.name);
        const said = { id: `${id}-${field.name}`, hint: field.hint, problem: problem ? sentence(problem.code) : null };
        return <Field key={field.name} field={field} said={said} value={typed[field.name] ?? ''} />;
      })}
      <button type="submit" disabled={pending} className="button">
        {words.button}
      </button>
    </form>
  );
}

type Said = { readonly id: string; readonly hint?: string | undefined; readonly problem: string | null };

function Field({ field, said, value }: { field: TypedField; said: Said; value: string }) {
  if (field.kind === 'choice') return <Choice field={field} said={said} value={value} />;
  const box = { ...boxNames(said), name: field.name, defaultValue: value };
  return (
    <Labelled {...said} label={field.label}>
      {field.kind === 'text' ? (
        <textarea {...box} rows={field.rows} lang={field.lang} className="box mt-2 py-2" />
      ) : (
        <input {...box} type="url" inputMode="url" autoComplete="off" className="box mt-2" />
      )}
    </Labelled>
  );
}

type ChoiceInput = { field: Extract<TypedField, { kind: 'choice' }>; said: Said; value: string };

function Choice({ field: { name, label, choices }, said, value }: ChoiceInput) {
  return (
    <fieldset id={said.id} aria-describedby={boxNames(said)['aria-describedby']}>
      <legend className="font-semibold">{label}</legend>
      <HintAndProblem {...said} />
      {choices.map((choice) => (
        <label key={choice.value} className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name={name}
            value={choice.value}
            defaultChecked={value === choice.value}
            className="size-5 shrink-0 accent-ink"
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
