'use client';

import { type HTMLAttributes, useActionState, useId } from 'react';

/** What a refused form shows again: the code of the problem and what was typed. */
export interface OneFieldState {
  readonly problem: string | null;
  readonly typed: string;
}

interface OneFieldForm {
  action: (before: OneFieldState, form: FormData) => Promise<OneFieldState>;
  name: string;
  type: 'email' | 'tel' | 'text';
  autoComplete: string;
  inputMode: HTMLAttributes<HTMLInputElement>['inputMode'];
  labels: { label: string; hint: string; button: string; problemTitle: string; problems: Record<string, string> };
  hidden: Readonly<Record<string, string>>;
}

/** A form of one field that works without script: a refused value comes back with a summary linked to the field. */
export function OneFieldForm({ action, name, type, autoComplete, inputMode, labels, hidden }: OneFieldForm) {
  const [{ problem, typed }, submit, pending] = useActionState(action, { problem: null, typed: '' });
  const id = useId();
  const message = problem === null ? null : (labels.problems[problem] ?? labels.problemTitle);
  return (
    <form action={submit} noValidate className="max-w-line">
      {message ? <Summary title={labels.problemTitle} message={message} field={id} /> : null}
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <label htmlFor={id} className="block font-semibold">
        {labels.label}
      </label>
      <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
        {labels.hint}
      </p>
      {message ? (
        <p id={`${id}-problem`} className="mt-2 font-semibold">
          {message}
        </p>
      ) : null}
      <input
        id={id}
        name={name}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={254}
        defaultValue={typed}
        aria-invalid={message ? true : undefined}
        aria-describedby={message ? `${id}-hint ${id}-problem` : `${id}-hint`}
        className="mt-3 block min-h-11 w-full border border-ink bg-paper px-3 tabular-nums"
      />
      <button
        type="submit"
        disabled={pending}
        className="mt-4 inline-flex min-h-11 cursor-pointer items-center justify-center border border-ink bg-ink px-5 font-semibold text-paper"
      >
        {labels.button}
      </button>
    </form>
  );
}

function Summary({ title, message, field }: { title: string; message: string; field: string }) {
  return (
    <div role="alert" className="mb-6 border-l-4 border-ink py-1 pl-4">
      <p className="font-semibold">{title}</p>
      <p>
        <a href={`#${field}`}>{message}</a>
      </p>
    </div>
  );
}
