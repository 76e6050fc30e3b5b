import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLongEnough, makePassphrase } from './passphrase';
import { isSealed, MOST_SEALED_BYTES, sealNotes, unsealNotes } from './sealed-notes';

const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const ROUNDS = 100_000;
const seal = (notes: unknown, passphrase: string) => sealNotes(notes, passphrase, random, ROUNDS);

it('opens under the passphrase, however its groups are written, and under no other', async () => {
  const sealed = await seal({ variant: '王立群' }, 'abcde-fghjk-mnpqr-stuvw');
  expect(await unsealNotes(sealed, 'ABCDE fghjk mnpqrstuvw')).toEqual({ ok: true, value: { variant: '王立群' } });
  expect(await unsealNotes(sealed, 'abcde-fghjk-mnpqr-stuvx')).toEqual({ ok: false, error: 'wrong_passphrase' });
  expect(sealed).not.toContain('王');
});

it('gives back any notes, and is another text each time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.string(), async (notes, passphrase) => {
      const [one, other] = [await seal(notes, passphrase), await seal(notes, passphrase)];
      expect(one).not.toBe(other);
      expect(isSealed(one)).toBe(true);
      expect(await unsealNotes(one, passphrase)).toEqual({ ok: true, value: JSON.parse(JSON.stringify(notes)) });
    }),
    { numRuns: 15 },
  );
});

it('refuses a text in which anything was changed', async () => {
  const sealed = await seal(['王立群'], 'a passphrase of mine');
  for (let at = 7; at < sealed.length; at += 40) {
    const letter = sealed[at] === '2' ? '3' : '2';
    const changed = await unsealNotes(sealed.slice(0, at) + letter + sealed.slice(at + 1), 'a passphrase of mine');
    expect(changed.ok, String(at)).toBe(false);
  }
  expect(await unsealNotes('', 'x')).toEqual({ ok: false, error: 'not_sealed' });
});

it('hides how many notes there are in steps of 512 bytes, and takes no text too large', async () => {
  const sizes = await Promise.all([1, 2, 3].map(async (n) => (await seal(Array(n).fill('王立群'), 'p')).length));
  expect(new Set(sizes).size).toBe(1);
  expect(isSealed(await seal('x'.repeat(MOST_SEALED_BYTES), 'p'))).toBe(false);
});

it('makes passphrases that are easy to write down', () => {
  const made = new Set(Array.from({ length: 50 }, () => makePassphrase(random)));
  expect(made.size).toBe(50);
  for (const passphrase of made) expect(passphrase).toMatch(/^(?:[2-9a-hjkmnp-z]{5}-){3}[2-9a-hjkmnp-z]{5}$/);
  expect([...made].every(isLongEnough)).toBe(true);
  expect(isLongEnough('- - - - - - short')).toBe(false);
});
