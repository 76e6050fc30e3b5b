import type { ComponentProps } from 'react';
import { FieldProblem } from './field-problem';
import { Labelled } from './labelled';
import { TextInput } from './text-input';

type TextFieldInput = ComponentProps<typeof TextInput> & { label: string; help?: string | undefined; large?: boolean };

/** A one-line answer with its label, hint and problem. */
export function TextField({ label, help, large = false, ...input }: TextFieldInput) {
  return (
    <Labelled id={input.name} label={label} hint={help} large={large}>
      <FieldProblem field={input.name} />
      <div className="mt-2">
        <TextInput {...input} hint={Boolean(help)} />
      </div>
    </Labelled>
  );
}
