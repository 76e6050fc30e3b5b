/** Part of the bytes that may stand for no character before a file counts as no text. */
const MOST_BROKEN = 0.01;
const LOOKED_AT = 4_096;

/** The text of a file in whatever encoding phones and carriers write: UTF-8, UTF-16 of either order, GB 18030. Null when it is no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const named = byMark(bytes) ?? utf16Without(bytes);
  if (named) return new TextDecoder(named).decode(bytes);
  if (bytes.subarray(0, LOOKED_AT).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return asChinese(bytes);
  }
}

/** The encoding that a byte order mark names. */
function byMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** Figures and commas have a zero beside them in UTF-16, always on the same side. */
function utf16Without(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 10 && even === 0) return 'utf-16le';
  return even > head.length / 10 && odd === 0 ? 'utf-16be' : null;
}

function asChinese(bytes: Uint8Array): string | null {
  const text = new TextDecoder('gb18030').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  return broken > Math.max(2, text.length * MOST_BROKEN) ? null : text;
}
