declare const passedTheGate: unique symbol;

/** A value that went through the privacy gate. Pages, API and files accept nothing else; only `gate.ts` makes one. */
export type Published<T> = T & { readonly [passedTheGate]: true };
