import '../database/intake-settings';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownFiles } from '@/lib/accounts/export/own-files.server';
import { zipFiles } from '@/lib/accounts/export/zip-files';
import { CSV, m4a } from '@/lib/evidence/sample-files.fixture';
import { now } from '../database/arrivals';
import { attachmentsOf, picture, vaultFixture } from '../database/attachment-fixture';
import { type IntakeFixture, intakeFixture } from '../database/intake-fixture';
import { type Answer, type OpenFront, openFront } from './front-under-test';

const folder = mkdtempSync(join(tmpdir(), 'wurao-hostile-evidence-'));
process.env.EVIDENCE_DIR = folder;
process.env.EVIDENCE_KEY = 'k'.repeat(43);

let db: IntakeFixture;
let front: OpenFront;
let receipt: string;
let place: Awaited<ReturnType<typeof vaultFixture>>;

/** Stands in for Next, which knows who a visitor is: whoever has the cookie is the author of every call. */
async function nextStandIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume();
  const asks = /\/(?:me\/calls\/\w+|desk)\/evidence$/.test(request.url ?? '');
  const mine = request.headers.cookie === 'me=1';
  response.statusCode = asks && !mine ? 404 : 200;
  response.setHeader('content-type', asks ? 'application/json' : 'text/html; charset=utf-8');
  response.end(asks ? '{}' : `<!doctype html><title>${request.headers['x-wurao-evidence'] ?? 'page'}</title>`);
}

beforeAll(async () => {
  db = await intakeFixture();
  place = await vaultFixture();
  front = await openFront(db, '.data/no-releases', nextStandIn);
  receipt = await attachmentsOf(db, place.vault).call();
});

afterAll(async () => {
  await front.close();
  await db.close();
  await place.close();
  rmSync(folder, { recursive: true, force: true });
});

const BOUNDARY = 'ThEbOuNdArY';
const form = (bytes: Buffer | string, { field = 'file', name = 'shot.png', type = 'image/png' } = {}): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
    ),
    Buffer.from(bytes),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);

const post = (
  body: Buffer | string,
  headers: Record<string, string> = {},
  chunked = false,
  to = receipt,
): Promise<Answer> =>
  front.send({
    path: `/me/calls/${to}/evidence`,
    headers: {
      cookie: 'me=1',
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      accept: 'application/json',
      ...headers,
    },
    body,
    chunked,
  });

const codeOf = ({ text }: Answer): string => JSON.parse(text).errors?.[0]?.code ?? '';
const left = () => readdirSync(join(folder, 'incoming'), { recursive: true });

describe('the door for evidence', () => {
  it('takes a file as a form and as a program, whole or in pieces', async () => {
    const json = await post(form(await picture()), {}, true);
    expect(json.status).toBe(201);
    const { name } = JSON.parse(json.text);
    const plain = await post(form(m4a(), { type: 'text/html', name: '../../x.html' }), { accept: 'text/html' });
    expect(plain.status).toBe(303);
    expect(plain.headers.location).toMatch(new RegExp(`^/me/calls/${receipt}\\?added=[0-9A-Z]{16}#evidence$`));
    const file = await front.send({
      path: `/me/calls/${receipt}/evidence/${name}`,
      method: 'GET',
      headers: { cookie: 'me=1' },
    });
    expect(file.status).toBe(200);
    expect(file.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="wurao-${name}.png"`,
    });
  });

  it('lets what a browser might run be saved only', async () => {
    const added = await post(form(CSV, { name: 'x.html', type: 'text/html' }));
    const { name } = JSON.parse(added.text);
    const { headers } = await front.send({
      path: `/me/calls/${receipt}/evidence/${name}`,
      method: 'GET',
      headers: { cookie: 'me=1' },
    });
    expect(headers['content-disposition']).toBe(`attachment; filename="wurao-${name}.csv"`);
    expect(headers['content-type']).toBe('text/csv');
  });

  it('is not there for anybody else, neither to give nor to see', async () => {
    const { text } = await post(form(await picture()));
    const { name } = JSON.parse(text);
    for (const cookie of ['', 'me=2']) {
      expect((await post(form(await picture()), { cookie })).status).toBe(404);
      for (const path of [
        `/me/calls/${receipt}/evidence/${name}`,
        `/en/me/calls/${receipt}/evidence/${name}`,
        `/desk/evidence/${name}`,
      ]) {
        const answer = await front.send({ path, method: 'GET', headers: { cookie } });
        expect(answer.status).toBe(404);
        expect(answer.text).not.toContain('PNG');
      }
    }
    const other = await front.send({
      path: `/me/calls/${'0'.repeat(16)}/evidence/${name}`,
      method: 'GET',
      headers: { cookie: 'me=1' },
    });
    expect(other.status).toBe(404);
  });

  it('refuses with a status and a code what it cannot take', async () => {
    const many = Buffer.concat(
      Array.from({ length: 40 }, (_, n) =>
        Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="f${n}"\r\n\r\nx\r\n`),
      ),
    );
    const good = await picture();
    for (const [send, status, code] of [
      [() => post(form('')), 422, 'no_file'],
      [() => post(form('x', { field: 'other' })), 422, 'no_file'],
      [() => post(`--${BOUNDARY}--\r\n`), 422, 'no_file'],
      [() => post(Buffer.concat([many, form('x')])), 422, 'no_file'],
      [() => post(form('<svg/>')), 415, 'unknown_type'],
      [() => post(form('\0\0\0\x18ftypheic\0\0\0\0')), 415, 'heic'],
      [() => post(form(Buffer.concat([good.subarray(0, 400), randomBytes(500)]))), 422, 'broken'],
      [() => post(form(Buffer.alloc(11 * 1024 * 1024, 'a,b\n'))), 413, 'too_large'],
      [() => post(form(Buffer.alloc(27 * 1024 * 1024))), 413, 'too_large'],
      [() => post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'not_a_form'],
      [() => post('{}', { 'content-type': 'application/json' }), 415, 'not_a_form'],
      [() => post(form('x'), { 'content-type': 'multipart/form-data' }), 415, 'not_a_form'],
      [() => post(form('x'), { 'content-type': 'multipart/form-data; charset=x' }), 400, 'aborted'],
      [() => post(form('x').subarray(0, -8)), 400, 'aborted'],
      [() => post(form('x'), { origin: 'https://elsewhere.example' }), 403, 'cross_site'],
      [() => post(form('x'), { origin: 'null' }), 403, 'cross_site'],
    ] as const) {
      const refused = await send();
      expect([refused.status, codeOf(refused)]).toEqual([status, code]);
    }
    const page = await post(form('<svg/>'), { accept: 'text/html' });
    expect([page.status, page.text]).toEqual([415, '<!doctype html><title>unknown_type</title>']);
  });

  it('never fails, whatever a body looks like, and keeps nothing of it', { timeout: 60_000 }, async () => {
    const good = form(await picture());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(good.length),
        fc.boolean(),
        async (cut, noise, from, chunked) => {
          const answer = await post(Buffer.concat([good.subarray(0, cut), noise, good.subarray(from)]), {}, chunked);
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: 120 },
    );
    expect(left()).toEqual([]);
  });

  it('is not held shut by one network whose files never come', async () => {
    const head = `POST /me/calls/${receipt}/evidence HTTP/1.1\r\nHost: x\r\nCookie: me=1\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: 900000\r\n\r\n`;
    const begun = form(m4a()).subarray(0, 3_000);
    const slow = Array.from({ length: 20 }, () =>
      net.connect({ port: front.port, host: '127.0.0.1', localAddress: '127.0.9.1' }).on('error', () => {}),
    );
    const refused: string[] = [];
    for (const socket of slow) socket.on('data', (answer) => refused.push(String(answer))).write(head);
    for (const socket of slow) socket.write(begun);
    await expect.poll(() => refused.length).toBe(16);
    for (const answer of refused) expect(answer).toMatch(/^HTTP\/1\.1 503 [\s\S]*Retry-After: 10/);
    expect((await post(form('x', { field: 'other' }))).status).toBe(422);
    for (const socket of slow) socket.destroy();
    await expect.poll(left).toEqual([]);
  });

  it('forgets a file whose sender goes away in the middle', async () => {
    const body = form(m4a());
    const head = `POST /me/calls/${receipt}/evidence HTTP/1.1\r\nHost: x\r\nCookie: me=1\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: ${body.length + 900_000}\r\n\r\n`;
    for (let n = 0; n < 6; n++) {
      const socket = net.connect(front.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(head);
      socket.write(body.subarray(0, 3_000));
      await new Promise((resolve) => setTimeout(resolve, 60));
      socket.destroy();
    }
    const before = await post(form('x', { field: 'other' }));
    expect(before.status).toBe(422);
    await expect.poll(left).toEqual([]);
  });
});

it('a driver gets all of his data, and is told which file the store has lost or spoilt', async () => {
  const own = await attachmentsOf(db, place.vault).call();
  const add = async (bytes: Buffer): Promise<string> =>
    JSON.parse((await post(form(bytes), {}, false, own)).text).name as string;
  const table = Buffer.concat(Array.from({ length: 3_000 }, () => CSV));
  const [kept, lost, spoilt] = [await add(m4a()), await add(await picture()), await add(table)];
  const pathOf = async (name: string): Promise<string> => {
    const { rows } = await db.pool.query('SELECT object_key AS key FROM attachment WHERE name = $1', [name]);
    return join(folder, 'files', rows[0].key.slice(0, 2), rows[0].key);
  };
  rmSync(await pathOf(lost));
  truncateSync(await pathOf(spoilt), 100_000);
  const { rows } = await db.pool.query('SELECT reporter_id AS id FROM report WHERE receipt = $1', [own]);
  const who = { reporterIds: [BigInt(rows[0].id)], userId: null };
  const pieces: Uint8Array[] = [];
  for await (const piece of zipFiles(ownFiles(db.pool, who, { readme: 'all', lost: 'gone:' }), new Date(now)))
    pieces.push(piece);
  const files = unzipSync(Buffer.concat(pieces));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['README.txt', 'evidence.json', 'reports.json']));
  expect(files[`files/evidence/wurao-${kept}.m4a`]?.length).toBeGreaterThan(100);
  expect(Buffer.from(files['LOST.txt'] ?? []).toString()).toBe(
    `gone:\n\nfiles/evidence/wurao-${lost}.png\nfiles/evidence/wurao-${spoilt}.csv\n`,
  );
});
