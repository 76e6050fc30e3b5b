import type { Readable } from 'node:stream';

/** Bytes a second below which a body does not come but hold a place: the slowest telephones send ten times as many. */
const SLOWEST = 4 * 1024;
/** Until then nobody is called slow, in milliseconds. */
const GRACE = 15_000;

/**
 * Ends a body that comes more slowly than any sender who means it. Until its end it holds one of the few places there are.
 * @returns lets go of it; call when the body is read
 */
export function demandPace(body: Readable, slowest = SLOWEST, grace = GRACE): () => void {
  const began = Date.now();
  let bytes = 0;
  const count = (piece: Buffer) => {
    bytes += piece.length;
  };
  body.on('data', count);
  const look = setInterval(() => {
    const passed = Date.now() - began;
    if (passed >= grace && bytes < (slowest * passed) / 1000) body.destroy();
  }, grace / 5);
  look.unref();
  const letGo = () => {
    clearInterval(look);
    body.off('data', count);
  };
  body.once('end', letGo);
  body.once('close', letGo);
  return letGo;
}
