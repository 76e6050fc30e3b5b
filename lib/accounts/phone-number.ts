import { err, ok, type Result } from '@/lib/platform/result';

/** A mobile number of mainland China in the one form that is hashed and written to: `+86` and eleven digits. Never stored. */
export type MobileNumber = string & { readonly __brand: 'MobileNumber' };

const SHAPE = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/;

/** Reads what a person typed: spaces, dashes, brackets and full-width digits; with or without the country's code. */
export function parseMobileNumber(text: string): Result<MobileNumber, 'malformed'> {
  const plain = text.normalize('NFKC').replace(/[\s\p{Dash}\p{Cf}().·]/gu, '');
  const [, digits] = SHAPE.exec(plain) ?? [];
  return digits ? ok(`+86${digits}` as MobileNumber) : err('malformed');
}
