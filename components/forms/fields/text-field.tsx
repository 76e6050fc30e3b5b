import type { ComponentProps } from 'react';
import { FieldProblem } from './field-problem';
import { TextInput } from './text-input';

type TextFieldInput = ComponentProps<typeof TextInput> & { label: string; help?: string | undefined; large?: boolean };

/** A one-line answer with its label, hint and problem. */
export function TextField({ label, help, large = false, ...input }: TextFieldInput) {
  return (
    <div>
      <label htmlFor={input.name} className={large ? 'text-lg font-semibold' : 'font-semibold'}>
        {label}
      </label>
      {help ? (
        <p id={`${input.name}-hint`} className="text-sm text-muted">
          {help}
        </p>
      ) : null}
      <FieldProblem field={input.name} />
      <div className="mt-2">
        <TextInput {...input} hint={Boolean(help)} />
      </div>
    </div>
  );
}
