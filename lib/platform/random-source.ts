/**
 * Random bytes drawn in large portions: asking the system for a few bytes at a time costs more than the rest of a report.
 * @param fill gives that many random bytes, e.g. `randomBytes` of node:crypto
 * @returns a source of which every call gives bytes that no other call was given
 */
export function randomSource(fill: (bytes: number) => Buffer, portion = 16_384): (bytes: number) => Buffer {
  let pool: Buffer = Buffer.alloc(0);
  let used = 0;
  return (bytes) => {
    if (bytes > portion) return fill(bytes);
    if (used + bytes > pool.length) {
      pool = fill(portion);
      used = 0;
    }
    const drawn = Buffer.from(pool.subarray(used, used + bytes));
    pool.fill(0, used, used + bytes);
    used += bytes;
    return drawn;
  };
}
