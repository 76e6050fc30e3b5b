/** A part of a body, both ends included. */
export type ByteRange = { readonly from: number; readonly to: number };

/**
 * The part of `size` bytes that a Range header asks for (RFC 9110, 14.1). Null: none, or one that is better answered whole: several
 * parts, another unit, nonsense. `beyond`: nothing of it is there.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'beyond' | null {
  const [, first = '', last = ''] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const tail = Math.min(Number(last), size);
    return tail === 0 ? 'beyond' : { from: size - tail, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return null;
  return from >= size ? 'beyond' : { from, to };
}

type Conditions = { readonly [name: string]: string | string[] | undefined };
export type Validators = { readonly etag: string; readonly modified: Date };

const text = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
const weak = (tag: string): string => tag.trim().replace(/^W\//, '');
/** HTTP dates have no fractions of seconds. */
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

function since(header: string | undefined): number | null {
  const at = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(at) ? null : Math.floor(at / 1000);
}

/** Whether the client's copy is this very one (RFC 9110, 13.2.2): a tag decides, a date only without one. */
export function isUnchanged(headers: Conditions, { etag, modified }: Validators): boolean {
  const tags = text(headers['if-none-match']);
  if (tags !== undefined) return tags.trim() === '*' || tags.split(',').some((tag) => weak(tag) === etag);
  const at = since(text(headers['if-modified-since']));
  return at !== null && seconds(modified) <= at;
}

/** Whether the request may only be answered if another copy than this one stands here. */
export function isRefused(headers: Conditions, { etag, modified }: Validators): boolean {
  const tags = text(headers['if-match']);
  if (tags !== undefined) return tags.trim() !== '*' && !tags.split(',').some((tag) => tag.trim() === etag);
  const at = since(text(headers['if-unmodified-since']));
  return at !== null && seconds(modified) > at;
}

/** Whether a part may be sent to someone who has the beginning of a copy: only if it is a part of the same. */
export function continues(headers: Conditions, { etag, modified }: Validators): boolean {
  const condition = text(headers['if-range']);
  if (condition === undefined) return true;
  if (/^(?:W\/)?"/.test(condition.trim())) return condition.trim() === etag;
  return since(condition) === seconds(modified);
}
