import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCheckpoint, readCheckpoint } from './checkpoint';
import { leafHash } from './merkle-hash';
import { signCheckpoint, signerOf } from './sign-checkpoint';
import { openNote, readVerifier, writeVerifier } from './signed-note';

// The key and the note of the documentation of golang.org/x/mod/sumdb/note, where the format comes from.
const GO_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const GO_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

const signer = signerOf('wurao.example/ledger', new Uint8Array(32).fill(7));
const next = signerOf('wurao.example/ledger', new Uint8Array(32).fill(8));
const stranger = signerOf('other.example/ledger', new Uint8Array(32).fill(7));
const checkpoint = { origin: 'wurao.example/ledger', size: 20_852_168, root: leafHash(Uint8Array.of(1)) };
const note = signCheckpoint(checkpoint, [signer]);

describe('signed notes', () => {
  it('are read as the format’s authors write them', () => {
    const verifier = readVerifier(GO_KEY);
    expect(verifier && writeVerifier(verifier)).toBe(GO_KEY);
    const opened = verifier && openNote(GO_NOTE, [verifier]);
    expect(opened).toMatchObject({ ok: true, value: { text: GO_NOTE.split('\n\n')[0]?.concat('\n') } });
  });

  it('are refused when a letter is another', () => {
    const verifier = readVerifier(GO_KEY);
    expect(verifier && openNote(GO_NOTE.replace('problem is', 'problem Is'), [verifier])).toEqual({
      ok: false,
      error: 'forged',
    });
    expect(verifier && openNote(GO_NOTE.replace('— Peter', '- Peter'), [verifier])).toEqual({
      ok: false,
      error: 'not_a_note',
    });
  });

  it('keep keys whose id is not their own out', () => {
    expect(readVerifier(GO_KEY.replace('c74f20a3', 'c74f20a4'))).toBeNull();
    expect(readVerifier(GO_KEY.replace('PeterNeumann', 'Peter'))).toBeNull();
    for (const wrong of ['', 'a+b+c', GO_KEY.slice(0, -4)]) expect(readVerifier(wrong)).toBeNull();
  });
});

describe('checkpoints', () => {
  it('are three lines, a blank one and the signature', () => {
    expect(note.split('\n').slice(0, 4)).toEqual([
      'wurao.example/ledger',
      '20852168',
      Buffer.from(checkpoint.root).toString('base64'),
      '',
    ]);
    expect(note).toMatch(/\n— wurao\.example\/ledger [A-Za-z0-9+/]{91}=\n$/);
  });

  it('are opened by the key that signed them, wherever their line ends went', () => {
    expect(openCheckpoint(note, [signer.verifier])).toEqual({ ok: true, value: checkpoint });
    expect(openCheckpoint(note.replaceAll('\n', '\r\n').trimEnd(), [signer.verifier])).toEqual({
      ok: true,
      value: checkpoint,
    });
    expect(readCheckpoint(note)).toEqual(checkpoint);
  });

  it('are opened by the old key and by the new while it is being replaced, beside signatures of witnesses', () => {
    const both = signCheckpoint(checkpoint, [next, signer, stranger]);
    for (const { verifier } of [signer, next]) expect(openCheckpoint(both, [verifier]).ok).toBe(true);
  });

  it('are refused of another log, another key, or with any byte changed', () => {
    expect(openCheckpoint(note, [next.verifier])).toEqual({ ok: false, error: 'unsigned' });
    expect(openCheckpoint(signCheckpoint(checkpoint, [stranger]), [stranger.verifier])).toEqual({
      ok: false,
      error: 'other_log',
    });
    const text = fc.record({ at: fc.nat(note.length - 2), by: fc.constantFrom('A', 'b', '7', '+', '\n', ' ') });
    fc.assert(
      fc.property(text, ({ at, by }) => {
        fc.pre(note[at] !== by);
        const spoilt = note.slice(0, at) + by + note.slice(at + 1);
        const opened = openCheckpoint(spoilt, [signer.verifier]);
        expect(opened.ok && !sameMeaning(spoilt)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('are refused with a size or root that is none', () => {
    for (const wrong of [
      note.replace('20852168', '020852168'),
      note.replace('20852168', '-1'),
      note.replace('20852168', '99999999999999999'),
    ]) {
      expect(readCheckpoint(wrong)).toBeNull();
    }
  });
});

// White space at the ends is no part of a note.
const sameMeaning = (spoilt: string): boolean => spoilt.trim() === note.trim();
