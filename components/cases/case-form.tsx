'use client';

import { useActionState } from 'react';
import { boxNames, HintAndProblem, Labelled } from '@/components/forms/fields/labelled';
import { ProblemSummary } from '@/components/forms/fields/problem-summary';
import type { CaseFormState, Choice, FieldWords } from './case-form-state';

/** A field of a form of a case: a list, a day, or ticks. */
export type CaseField =
  | ({ readonly kind: 'list'; readonly name: string; readonly choices: readonly Choice[] } & FieldWords)
  | ({ readonly kind: 'day'; readonly name: string; readonly max?: string } & FieldWords)
  | ({
      readonly kind: 'ticks';
      readonly name: string;
      readonly choices: readonly Choice[];
      readonly empty: string;
    } & FieldWords);

type CaseFormInput = {
  action: (before: CaseFormState, form: FormData) => Promise<CaseFormState>;
  fields: readonly CaseField[];
  /** What stands in the fields before anything was typed. */
  values: CaseFormState['typed'];
  hidden: Readonly<Record<string, string>>;
  words: { problemTitle: string; problems: Readonly<Record<string, string>>; save: string };
};

/** A form that works without script: what was typed comes back with a summary linked to the fields. */
export function CaseForm({ action, fields, values, hidden, words }: CaseFormInput) {
  const [{ problems, typed }, submit, pending] = useActionState(action, { problems: [], typed: values });
  const messageOf = (field: string) => {
    const problem = problems.find((candidate) => candidate.field === field);
    return problem ? (words.problems[problem.code] ?? problem.code) : null;
  };
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]));
  return (
    <form action={submit} noValidate className="max-w-line space-y-6">
      <ProblemSummary
        title={words.problemTitle}
        problems={problems.map(({ field, code }) => ({ field, message: words.problems[code] ?? code }))}
        labels={labels}
        anchorOf={(field) => (field in labels ? `case-${field}` : null)}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <Field key={field.name} field={field} value={typed[field.name] ?? ''} message={messageOf(field.name)} />
      ))}
      <button type="submit" disabled={pending} className="button">
        {words.save}
      </button>
    </form>
  );
}

type FieldInput = { field: CaseField; value: string | readonly string[]; message: string | null };

function Field({ field, value, message }: FieldInput) {
  if (field.kind === 'ticks') return <Ticks field={field} value={value} message={message} />;
  const asked = { id: `case-${field.name}`, hint: field.hint, problem: message };
  const box = { ...boxNames(asked), name: field.name, className: 'box mt-2' };
  return (
    <Labelled {...asked} label={field.label}>
      {field.kind === 'list' ? (
        // A select forgets its default when the same form comes back: the key makes it anew.
        <select key={String(value)} {...box} defaultValue={String(value)}>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input {...box} type="date" max={field.max} defaultValue={String(value)} />
      )}
    </Labelled>
  );
}

type TicksInput = {
  field: Extract<CaseField, { kind: 'ticks' }>;
  value: string | readonly string[];
  message: string | null;
};

function Ticks({ field, value, message }: TicksInput) {
  const id = `case-${field.name}`;
  const ticked = [value].flat();
  return (
    <fieldset id={id}>
      <legend className="font-semibold">{field.label}</legend>
      {field.choices.length > 0 ? (
        <HintAndProblem id={id} hint={field.hint} problem={message} />
      ) : (
        <p className="mt-1 text-sm text-muted">{field.empty}</p>
      )}
      <ul className="mt-2 max-h-80 overflow-y-auto border-b border-rule empty:hidden">
        {field.choices.map((choice) => (
          <li key={choice.value} className="border-t border-rule">
            <label className="flex min-h-12 items-center gap-3 py-2">
              <input
                type="checkbox"
                name={field.name}
                value={choice.value}
                defaultChecked={ticked.includes(choice.value)}
                className="size-5 shrink-0"
              />
              {choice.label}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
