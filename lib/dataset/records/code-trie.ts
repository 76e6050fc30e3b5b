const BYTES = 256;
/** Where a text that is no code ends up, and stays. */
const LOST = 0;
const ROOT = 1;

/** Finds the number of a code by its bytes, without making a text of them: for millions of rows. */
export class CodeTrie {
  private readonly next: Uint16Array;
  private readonly numbers: Int16Array;

  /** @param codes ASCII codes with their numbers, 0 or more */
  constructor(codes: readonly (readonly [code: string, number: number])[]) {
    const states = codes.reduce((sum, [code]) => sum + code.length, ROOT + 1);
    this.next = new Uint16Array(states * BYTES);
    this.numbers = new Int16Array(states).fill(-1);
    let made = ROOT;
    for (const [code, number] of codes) {
      let state = ROOT;
      for (const byte of Buffer.from(code)) {
        if (this.next[state * BYTES + byte] === LOST) this.next[state * BYTES + byte] = ++made;
        state = this.next[state * BYTES + byte] as number;
      }
      this.numbers[state] = number;
    }
  }

  /** Number of the code that stands in these bytes, -1 when they are none. */
  find(bytes: Uint8Array, from: number, to: number): number {
    let state = ROOT;
    for (let i = from; i < to; i++) state = this.next[state * BYTES + (bytes[i] as number)] as number;
    return this.numbers[state] as number;
  }
}
