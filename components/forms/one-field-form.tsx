'use client';

import { type HTMLAttributes, useActionState, useId } from 'react';
import { boxNames, Labelled } from './fields/labelled';
import { ProblemSummary } from './fields/problem-summary';

/** What a refused form shows again: the code of the problem and what was typed. */
export interface OneFieldState {
  readonly problem: string | null;
  readonly typed: string;
}

interface OneFieldInput {
  action: (before: OneFieldState, form: FormData) => Promise<OneFieldState>;
  name: string;
  type: 'email' | 'tel' | 'text';
  autoComplete: string;
  inputMode: HTMLAttributes<HTMLInputElement>['inputMode'];
  labels: { label: string; hint: string; button: string; problemTitle: string; problems: Record<string, string> };
  hidden: Readonly<Record<string, string>>;
}

/** A form of one field that works without script: a refused value comes back with a summary linked to the field. */
export function OneFieldForm({ action, name, type, autoComplete, inputMode, labels, hidden }: OneFieldInput) {
  const [{ problem, typed }, submit, pending] = useActionState(action, { problem: null, typed: '' });
  const id = useId();
  const message = problem === null ? null : (labels.problems[problem] ?? labels.problemTitle);
  const asked = { id, hint: labels.hint, problem: message };
  return (
    <form action={submit} noValidate className="max-w-line">
      <ProblemSummary
        title={labels.problemTitle}
        problems={message ? [{ field: name, message }] : []}
        labels={{}}
        anchorOf={() => id}
      />
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Labelled {...asked} label={labels.label}>
        <input
          {...boxNames(asked)}
          name={name}
          type={type}
          inputMode={inputMode}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={254}
          defaultValue={typed}
          className="box mt-3"
        />
      </Labelled>
      <button type="submit" disabled={pending} className="button mt-4">
        {labels.button}
      </button>
    </form>
  );
}
