import { randomBytes } from 'node:crypto';
import { base32crockford } from '@scure/base';

/** A receipt that no report has, in the form in which the intake makes them. */
export const randomReceipt = (): string => base32crockford.encode(randomBytes(10));
