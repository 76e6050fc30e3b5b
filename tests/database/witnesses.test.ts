import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { sign } from '@noble/ed25519';
import { base64 } from '@scure/base';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askWitnesses } from '@/lib/ledger/ask-witnesses.server';
import { openCheckpoint } from '@/lib/ledger/checkpoint';
import { cosignatureOf, cosignedText } from '@/lib/ledger/cosignature';
import { signerOf } from '@/lib/ledger/sign-checkpoint';
import { COSIGNATURE, readNote, signatureLine, verifierOf } from '@/lib/ledger/signed-note';
import { checkpointOf, latestCheckpoint } from '@/lib/ledger/stored-checkpoints.server';
import { type TreeHead, verifyConsistency } from '@/lib/ledger/verify-proof';
import type { Witness } from '@/lib/ledger/witness';
import { LedgerFixture } from './ledger-fixture';

const log = new LedgerFixture();
const secret = new Uint8Array(32).fill(3);
const key = verifierOf('witness.example/w1', signerOf('x', secret).verifier.publicKey, COSIGNATURE);
const SECONDS = 1_790_000_000n;

/** A witness as C2SP tlog-witness asks for one; `answer` may spoil what it says. */
let seen: TreeHead | null = null;
let asked: string[] = [];
let answer: (status: number, text: string) => { status: number; text: string } = (status, text) => ({ status, text });

function witnessed(body: string): { status: number; text: string } {
  const [, old = '', proof = '', note = ''] = /^old (\d+)\n((?:[A-Za-z0-9+/=]+\n)*)\n(.+)$/s.exec(body) ?? [];
  const checkpoint = openCheckpoint(note, log.keys);
  if (!checkpoint.ok) return { status: 403, text: checkpoint.error };
  if (Number(old) !== (seen?.size ?? 0)) return { status: 409, text: `${seen?.size ?? 0}\n` };
  const path = proof
    .split('\n')
    .filter(Boolean)
    .map((hash) => base64.decode(hash));
  if (seen ? !verifyConsistency(seen, checkpoint.value, path) : path.length > 0) return { status: 422, text: '' };
  seen = checkpoint.value;
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, SECONDS);
  const text = readNote(note)?.text ?? '';
  const signature = sign(new TextEncoder().encode(cosignedText(SECONDS, text)), secret);
  return { status: 200, text: signatureLine(key, Uint8Array.of(...time, ...signature)) };
}

const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  asked.push(`${request.method} ${request.url} ${body.split('\n')[0]}`);
  const own = witnessed(body);
  const { status, text } = answer(own.status, own.text);
  response.writeHead(status, { 'Content-Type': status === 409 ? 'text/x.tlog.size' : 'text/plain' }).end(text);
});
let witness: Witness;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  witness = { key, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/log` };
});
afterAll(() => server.close());

const grow = async (): Promise<number> => {
  await log.send(log.db.queue);
  return (await log.publish()) ?? 0;
};
const ask = (witnesses: readonly Witness[] = [witness]) => askWitnesses(log.db.pool, witnesses);

it('sign each checkpoint once, with the proof from what they signed before, and their line stands under it', async () => {
  const first = await grow();
  expect(await ask()).toEqual({ signed: 1, refused: [] });
  expect(await ask()).toEqual({ signed: 0, refused: [] });
  const second = await grow();
  expect(await ask()).toEqual({ signed: 1, refused: [] });
  expect(asked).toEqual(['POST /log/add-checkpoint old 0', `POST /log/add-checkpoint old ${first}`]);
  for (const size of [first, second]) {
    const stored = await checkpointOf(log.db.pool, size);
    expect(openCheckpoint(stored?.note ?? '', log.keys)).toMatchObject({ ok: true, value: { size } });
    const lines = stored?.note.split('\n\n')[1] ?? '';
    expect(cosignatureOf(`${lines.split('\n')[1]}\n`, stored?.note ?? '', key)?.at).toEqual(
      new Date(Number(SECONDS) * 1000),
    );
  }
  expect(await log.findings()).toEqual([]);
});

it('that remember something else are asked again from there', async () => {
  await log.db.pool.query(
    'ALTER TABLE ledger_cosignature DISABLE TRIGGER USER; DELETE FROM ledger_cosignature; ALTER TABLE ledger_cosignature ENABLE TRIGGER USER',
  );
  const before = seen?.size;
  await grow();
  asked = [];
  expect(await ask()).toEqual({ signed: 1, refused: [] });
  expect(asked).toEqual(['POST /log/add-checkpoint old 0', `POST /log/add-checkpoint old ${before}`]);
});

it('hold up nobody by what they answer, and nothing of it is kept', async () => {
  await grow();
  const remembered = seen;
  const nonsense: (typeof answer)[] = [
    (_, text) => ({ status: 500, text }),
    (_, text) => ({ status: 200, text: text.replace(/.{8}\n$/, 'AAAAAAA=\n') }),
    () => ({ status: 200, text: '' }),
    () => ({ status: 200, text: 'x'.repeat(100_000) }),
    () => ({ status: 409, text: '9999999999\n' }),
    () => ({ status: 409, text: '3\n' }),
    () => ({ status: 302, text: '' }),
  ];
  for (const spoil of nonsense) {
    seen = remembered;
    answer = spoil;
    const { signed, refused } = await ask([witness, { ...witness, url: 'http://127.0.0.1:1' }]);
    expect([signed, refused.length]).toEqual([0, 2]);
  }
  answer = (status, text) => ({ status, text });
  seen = remembered;
  expect((await latestCheckpoint(log.db.pool))?.note).not.toContain('witness.example');
  expect(await ask()).toEqual({ signed: 1, refused: [] });
  await expect(log.db.pool.query('DELETE FROM ledger_cosignature')).rejects.toThrow('stands once it is signed');
});
