import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { REFUSED_CALL } from './refused-call';

type Sent<A extends readonly z.ZodType[]> = { [I in keyof A]: z.input<A[I]> };
type Read<A extends readonly z.ZodType[]> = { [I in keyof A]: z.output<A[I]> };

/**
 * A server action: every export of a file of actions is made by this (a test walks them). Anybody may call an action with anything; `work` is called
 * with arguments that are what `takes` says, in that number, and not at all otherwise: the front then answers 400, as Next itself has no word for it.
 */
export function action<const A extends readonly z.ZodType[], T>(
  takes: A,
  work: (...args: Read<A>) => Promise<T>,
): (...args: Sent<A>) => Promise<T> {
  const whole = z.tuple(takes as unknown as [z.ZodType]);
  return async (...args) => {
    const read = whole.safeParse(args);
    if (read.success) return work(...(read.data as unknown as Read<A>));
    (await cookies()).set({ name: REFUSED_CALL, value: '1', path: '/', maxAge: 0 });
    return undefined as never;
  };
}
