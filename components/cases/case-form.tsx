'use client';

import { useActionState, useEffect, useRef } from 'react';
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
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  return (
    <form action={submit} noValidate className="max-w-line space-y-6">
      <Summary
        title={words.problemTitle}
        problems={problems.map(({ field, code }) => ({
          anchor: labels.has(field) ? `case-${field}` : null,
          text: [labels.get(field), words.problems[code] ?? code].filter(Boolean).join(' – '),
        }))}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <Field key={field.name} field={field} value={typed[field.name] ?? ''} message={messageOf(field.name)} />
      ))}
      <button
        type="submit"
        disabled={pending}
        className="inline-flex min-h-11 cursor-pointer items-center border border-ink bg-ink px-5 font-semibold text-paper"
      >
        {words.save}
      </button>
    </form>
  );
}

function Summary({ title, problems }: { title: string; problems: readonly { anchor: string | null; text: string }[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="border-l-4 border-ink py-1 pl-4 outline-none">
      <p className="font-semibold">{title}</p>
      <ul>
        {problems.map(({ anchor, text }) => (
          <li key={text}>{anchor ? <a href={`#${anchor}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  );
}

type FieldInput = { field: CaseField; value: string | readonly string[]; message: string | null };

const BOX = 'mt-2 block min-h-12 w-full border border-ink bg-paper px-3 tabular-nums aria-invalid:border-2';

function Field({ field, value, message }: FieldInput) {
  const id = `case-${field.name}`;
  const described =
    [field.hint ? `${id}-hint` : '', message ? `${id}-problem` : ''].filter(Boolean).join(' ') || undefined;
  const said = (
    <>
      {field.hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {field.hint}
        </p>
      ) : null}
      {message ? (
        <p id={`${id}-problem`} className="mt-2 border-l-4 border-ink pl-3 font-semibold">
          {message}
        </p>
      ) : null}
    </>
  );
  if (field.kind === 'ticks') return <Ticks field={field} id={id} value={value} said={said} />;
  const shared = {
    id,
    name: field.name,
    'aria-describedby': described,
    'aria-invalid': message ? true : undefined,
    className: BOX,
  };
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {field.label}
      </label>
      {said}
      {field.kind === 'list' ? (
        // A select forgets its default when the same form comes back: the key makes it anew.
        <select key={String(value)} {...shared} defaultValue={String(value)}>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input {...shared} type="date" max={field.max} defaultValue={String(value)} />
      )}
    </div>
  );
}

type TicksInput = {
  field: Extract<CaseField, { kind: 'ticks' }>;
  id: string;
  value: string | readonly string[];
  said: React.ReactNode;
};

function Ticks({ field, id, value, said }: TicksInput) {
  const ticked = [value].flat();
  return (
    <fieldset id={id}>
      <legend className="font-semibold">{field.label}</legend>
      {field.choices.length > 0 ? said : <p className="mt-1 text-sm text-muted">{field.empty}</p>}
      <ul className="mt-2 max-h-80 overflow-y-auto border-b border-rule empty:hidden">
        {field.choices.map((choice) => (
          <li key={choice.value} className="border-t border-rule">
            <label className="flex min-h-12 items-center gap-3 py-1">
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
