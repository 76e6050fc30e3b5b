import { sign } from '@noble/ed25519';
import { base64 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { cosignatureOf, cosignedText } from './cosignature';
import { leafHash } from './merkle-hash';
import { signCheckpoint, signerOf } from './sign-checkpoint';
import { COSIGNATURE, readNote, readVerifier, signatureLine, verifierOf, writeVerifier } from './signed-note';
import { addCheckpointBody, readWitnesses } from './witness';

const log = signerOf('wurao.example/ledger', new Uint8Array(32).fill(7));
const note = signCheckpoint({ origin: 'wurao.example/ledger', size: 8, root: leafHash(Uint8Array.of(1)) }, [log]);
const text = readNote(note)?.text ?? '';
const secret = new Uint8Array(32).fill(3);
const { publicKey } = signerOf('x', secret).verifier;
const witness = verifierOf('witness.example/w1', publicKey, COSIGNATURE);

function cosign(seconds: bigint, over = text, key = secret): string {
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, seconds);
  const signature = sign(new TextEncoder().encode(cosignedText(seconds, over)), key);
  return signatureLine(witness, Uint8Array.of(...time, ...signature));
}

describe('a cosignature', () => {
  it('is over the moment and the text of the checkpoint, as C2SP tlog-cosignature has it', () => {
    expect(cosignedText(1679315147n, text)).toBe(`cosignature/v1\ntime 1679315147\n${text}`);
    const line = cosign(1679315147n);
    expect(base64.decode(line.trim().split(' ')[2] ?? '')).toHaveLength(4 + 8 + 64);
    expect(cosignatureOf(line, note, witness)).toEqual({ line, at: new Date(1679315147000) });
    // Beside lines of others, and under a note that others have witnessed.
    expect(cosignatureOf(`— other.example/w2 ${'A'.repeat(12)}\n${line}`, note + line, witness)?.line).toBe(line);
  });

  it('of another text, moment, key or form is none', () => {
    const line = cosign(1679315147n);
    const moved = base64.decode(line.trim().split(' ')[2] ?? '');
    moved[11] = (moved[11] ?? 0) ^ 1;
    const wrong = [
      cosign(5n, text.replace('8', '9')),
      cosign(5n, text, new Uint8Array(32).fill(4)),
      `— witness.example/w1 ${base64.encode(moved)}\n`,
      cosign(0xffff_ffff_ffff_ffffn),
      signatureLine(witness, new Uint8Array(64)),
      signatureLine(witness, new Uint8Array(4)),
      'well done\n',
      '',
      `well done\n${line}`,
    ];
    for (const lines of wrong) expect(cosignatureOf(lines, note, witness), lines).toBeNull();
    expect(cosignatureOf(line, 'no note', witness)).toBeNull();
  });
});

describe('witnesses in the settings', () => {
  const key = writeVerifier(witness, COSIGNATURE);

  it('are pairs of a key of the right kind and an address', () => {
    expect(readWitnesses(`\n ${key} https://w1.example/x/\n${key}\thttp://[::1]:8080 `)).toEqual({
      ok: true,
      value: [
        { key: witness, url: 'https://w1.example/x' },
        { key: witness, url: 'http://[::1]:8080' },
      ],
    });
    expect(readWitnesses('')).toEqual({ ok: true, value: [] });
    for (const wrong of [`${key}`, `${key} ftp://x`, 'https://x', `${writeVerifier(log.verifier)} https://x`])
      expect(readWitnesses(wrong).ok, wrong).toBe(false);
    expect(readVerifier(key)).toBeNull();
  });

  it('are sent what they have seen, the proof and the checkpoint', () => {
    expect(addCheckpointBody(4, ['AAA=', 'BBB='], note)).toBe(`old 4\nAAA=\nBBB=\n\n${note}`);
    expect(addCheckpointBody(0, [], note)).toBe(`old 0\n\n${note}`);
  });
});

describe('the examples of the specifications (C2SP tlog-witness and tlog-cosignature), to the byte', () => {
  const BODY = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  const LOG =
    '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
  const WITNESS =
    '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n';

  it('ask a witness as it is asked there', () => {
    const path = [
      'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=',
      'jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=',
      '5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=',
      '/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=',
    ];
    const body = addCheckpointBody(20_852_014, path, `${BODY}\n${LOG}`);
    expect(body).toBe(`old 20852014\n${path.join('\n')}\n\n${BODY}\n${LOG}`);
    expect(addCheckpointBody(0, [], `${BODY}\n${LOG}`)).toBe(`old 0\n\n${BODY}\n${LOG}`);
  });

  it('read a line as the key, the moment and a signature of Ed25519', () => {
    const [, witness] = readNote(`${BODY}\n${LOG}${WITNESS}`)?.signatures ?? [];
    const bytes = witness?.signature ?? new Uint8Array();
    expect([witness?.name, witness?.id, bytes.length]).toEqual(['witness.example.com/w1', '8d66cf3f', 8 + 64]);
    const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
    expect(cosignedText(seconds, BODY)).toBe(`cosignature/v1\ntime 1679315147\n${BODY}`);
  });
});
