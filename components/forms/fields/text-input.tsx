'use client';

import type { ComponentProps } from 'react';
import { useProblem } from './shown-problem';

type TextInputProps = Omit<ComponentProps<'input'>, 'id' | 'className'> & {
  name: string;
  hint?: boolean;
  width?: string;
};

/** The box of a one-line answer; its id is its name. Label and hint (`<name>-hint`) stand beside it. */
export function TextInput({ name, hint = false, width = '', ...rest }: TextInputProps) {
  const problem = useProblem(name);
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...rest}
      id={name}
      name={name}
      aria-invalid={problem ? true : undefined}
      aria-describedby={hint ? `${name}-hint ${name}-problem` : `${name}-problem`}
      className={`box scroll-my-28 ${width}`}
    />
  );
}
