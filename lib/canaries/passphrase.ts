const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
/** Characters of a made passphrase: 20 of 31, or 99 bits. */
const LENGTH = 20;
/** Shortest passphrase of one's own. */
export const SHORTEST_PASSPHRASE = 12;

/** A passphrase to write down, `xxxxx-xxxxx-xxxxx-xxxxx`, from the random bytes of the caller; none of its characters look alike. */
export function makePassphrase(random: (bytes: number) => Uint8Array): string {
  let made = '';
  while (made.length < LENGTH) {
    for (const byte of random(32)) {
      // What does not divide evenly is drawn again: every character is as likely as any other.
      if (byte < 248 && made.length < LENGTH) made += ALPHABET[byte % ALPHABET.length];
    }
  }
  return (made.match(/.{5}/g) ?? []).join('-');
}

/** Whether a passphrase is long enough, spaces and dashes not counted. */
export const isLongEnough = (passphrase: string): boolean =>
  passphrase.normalize('NFKC').replace(/[\s-]/g, '').length >= SHORTEST_PASSPHRASE;
