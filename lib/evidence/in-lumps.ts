/** Bytes that are handled at once. */
const LEAST = 64 * 1024;

/**
 * A stream in pieces of some size, whatever size it comes in. A sender decides how small his pieces are, and a stripper copies what it holds back for
 * each of them: a file in crumbs would cost many times what it weighs.
 */
export async function* inLumps(source: AsyncIterable<Buffer>, least = LEAST): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source) {
    held.push(piece);
    bytes += piece.length;
    if (bytes < least) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}
