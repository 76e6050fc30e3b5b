import { createElement, Fragment, type ReactNode } from 'react';

// React's types know no MathML elements; these builders are all the formulas need.
const element =
  (tag: string) =>
  (...children: ReactNode[]) =>
    createElement(tag, null, ...children);

export const row = element('mrow');
export const fraction = element('mfrac');
export const root = element('msqrt');
export const sub = element('msub');
export const sup = element('msup');
export const subsup = element('msubsup');
export const under = element('munder');
export const name = element('mi');
export const number = element('mn');
export const operator = element('mo');

/** Pieces side by side; strings are operators. */
export const line = (...pieces: ReactNode[]) =>
  createElement(Fragment, null, ...pieces.map((piece) => (typeof piece === 'string' ? operator(piece) : piece)));

/** A formula on a line of its own. */
export const display = (label: string, ...pieces: ReactNode[]) =>
  createElement('math', { display: 'block', 'aria-label': label }, line(...pieces));

/** A symbol within a sentence. */
export const inline = (...pieces: ReactNode[]) => createElement('math', null, line(...pieces));

/** The names in a table of formulas or symbols, in the order in which it was written. */
export const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];
