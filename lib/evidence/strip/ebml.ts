import { MalformedFile } from './file-stripper';

/** An element of EBML as its first bytes tell (RFC 8794). `size` of all of it, header included; null when it is not told. */
export type Element = { readonly id: number; readonly header: number; readonly size: number | null };

const VOID = 0xec;

/** Reads the header of the element that begins here; null when it is cut off. @throws MalformedFile when there is none */
export function elementAt(bytes: Buffer, at = 0): Element | null {
  const idLength = lengthAt(bytes, at, 4);
  const sizeAt = at + idLength;
  const sizeLength = sizeAt < bytes.length ? lengthAt(bytes, sizeAt, 8) : 0;
  if (sizeLength === 0 || sizeAt + sizeLength > bytes.length) return null;
  let size = (bytes[sizeAt] as number) & (0xff >> sizeLength);
  let unknown = size === 0xff >> sizeLength;
  for (const byte of bytes.subarray(sizeAt + 1, sizeAt + sizeLength)) {
    size = size * 256 + byte;
    unknown &&= byte === 0xff;
  }
  if (!unknown && !Number.isSafeInteger(size)) throw new MalformedFile('an element without end');
  const header = idLength + sizeLength;
  return { id: bytes.readUIntBE(at, idLength), header, size: unknown ? null : header + size };
}

/** Bytes of the number that stands here, as its leading zeros tell. */
function lengthAt(bytes: Buffer, at: number, most: number): number {
  const length = Math.clz32(bytes[at] ?? 0) - 23;
  if (length > most) throw new MalformedFile('no element');
  return length;
}

const NONE: Element = { id: 0, header: 0, size: null };

/** The elements within a body. @throws MalformedFile when they do not fill it */
export function* elementsIn(
  body: Buffer,
): Generator<{ readonly id: number; readonly header: number; readonly bytes: Buffer }> {
  for (let at = 0; at < body.length; ) {
    const { id, header, size } = elementAt(body, at) ?? NONE;
    if (size === null || at + size > body.length) throw new MalformedFile('an element that does not fit');
    yield { id, header, bytes: body.subarray(at, at + size) };
    at += size;
  }
}

/** The header of an empty element that takes the place of one, as long as the other's header and body together; what follows it is to be zeros. */
export function voidHeader({ header, size }: { readonly header: number; readonly size: number }): Buffer {
  const length = Math.min(8, header - 1);
  const made = Buffer.alloc(1 + length);
  made[0] = VOID;
  let rest = size - made.length;
  for (let at = length; at > 0; at--) {
    made[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  made[1] = (made[1] as number) | (0x80 >> (length - 1));
  return made;
}

/** Turns an element that is held whole into an empty one, in its place. */
export function makeVoid(bytes: Buffer, header: number): void {
  bytes.fill(0);
  voidHeader({ header, size: bytes.length }).copy(bytes);
}
