import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { base64 } from '@scure/base';
import { proveConsistency } from '@/lib/ledger/prove-consistency.server';
import { listPublications, provePublication } from '@/lib/ledger/publications.server';
import { readTile } from '@/lib/ledger/read-tile.server';
import {
  checkpointOf,
  latestCheckpoint,
  listCheckpoints,
  listVerifiers,
  type StoredCheckpoint,
} from '@/lib/ledger/stored-checkpoints.server';
import { readTilePath } from '@/lib/ledger/tiles';
import { pool } from '@/lib/platform/database.server';
import { sendJson, sendProblem } from '../problem';

const FOREVER = 'public, max-age=31536000, immutable';
const FRESH = 'public, max-age=0, must-revalidate';
const PAGE = 100;

/** The log as C2SP tlog-tiles lays it out, under `/ledger/`: what existing witnesses, monitors and clients read. */
export async function ledgerFiles(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  response.setHeader('Access-Control-Allow-Origin', '*');
  const [, kept] = /^checkpoint\/(0|[1-9]\d{0,15})$/.exec(path) ?? [];
  if (path === 'checkpoint') return sendNote(request, response, await latestCheckpoint(pool()), FRESH);
  if (kept) return sendNote(request, response, await checkpointOf(pool(), Number(kept)), FRESH);
  if (path === 'keys') {
    const keys = await listVerifiers(pool());
    return send(request, response, keys.map((key) => `${key}\n`).join(''), 'text/plain; charset=utf-8', FRESH);
  }
  const asked = path.startsWith('tile/') ? readTilePath(path.slice('tile/'.length)) : null;
  const tile = asked && (await readTile(pool(), asked));
  if (!tile) return notThere(response);
  return send(request, response, tile, 'application/octet-stream', FOREVER);
}

/** `GET /api/v1/ledger/checkpoints?below=&limit=`: signed checkpoints, the largest first, and the keys that signed them. */
export async function listCheckpointsApi(response: ServerResponse, query: URLSearchParams): Promise<void> {
  const below = wholeOf(query.get('below'));
  const limit = wholeOf(query.get('limit') ?? String(PAGE));
  if (below === undefined || !limit || limit > PAGE) {
    return sendProblem(response, {
      status: 400,
      title: 'Bad Request',
      detail: `below is a size, limit is 1 to ${PAGE}`,
    });
  }
  const [keys, found] = await Promise.all([
    listVerifiers(pool()),
    listCheckpoints(pool(), { below, limit: limit + 1 }),
  ]);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next = found.length > limit && last ? `/api/v1/ledger/checkpoints?below=${last.size}&limit=${limit}` : null;
  sendJson(response, 200, { keys, checkpoints: shown.map(listed), links: { next } });
}

const listed = ({ size, root, signedAt, note }: StoredCheckpoint) => ({
  size,
  root: base64.encode(root),
  signedAt: signedAt.toISOString(),
  note,
  links: { note: `/ledger/checkpoint/${size}` },
});

/** `GET /api/v1/ledger/consistency?from=&to=`: the proof that one checkpoint is the beginning of another; both are named by their sizes. */
export async function consistencyApi(response: ServerResponse, query: URLSearchParams): Promise<void> {
  const [from, to] = [wholeOf(query.get('from')), wholeOf(query.get('to'))];
  if (typeof from !== 'number' || typeof to !== 'number' || from > to) {
    return sendProblem(response, {
      status: 400,
      title: 'Bad Request',
      detail: 'from and to are sizes, from not above to',
    });
  }
  const proof = await proveConsistency(pool(), from, to);
  if (proof.ok) return sendJson(response, 200, proof.value);
  sendProblem(response, { status: 404, title: 'Not Found', detail: `no checkpoint has ${proof.error} entries` });
}

/** `GET /api/v1/ledger/publications?below=&limit=`: releases, changed denominators and replies of companies as the log has them, the newest first. */
export async function listPublicationsApi(response: ServerResponse, query: URLSearchParams): Promise<void> {
  const below = wholeOf(query.get('below'));
  const limit = wholeOf(query.get('limit') ?? String(PAGE));
  if (below === undefined || !limit || limit > PAGE) {
    const detail = `below is a place in the log, limit is 1 to ${PAGE}`;
    return sendProblem(response, { status: 400, title: 'Bad Request', detail });
  }
  const found = await listPublications(pool(), { below, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next = found.length > limit && last ? `/api/v1/ledger/publications?below=${last.index}&limit=${limit}` : null;
  const publications = shown.map((act) => ({ ...act, links: { proof: `${PUBLICATIONS}${act.index}` } }));
  sendJson(response, 200, { publications, links: { next } });
}

const PUBLICATIONS = '/api/v1/ledger/publications/';

/** `GET /api/v1/ledger/publications/{index}`: the proof that one of them is in the log. */
export async function publicationApi(response: ServerResponse, index: string): Promise<void> {
  const place = wholeOf(index);
  const proof = typeof place === 'number' ? await provePublication(pool(), place) : null;
  if (proof?.ok) return sendJson(response, 200, proof.value);
  const pending = proof !== null && proof.error === 'pending';
  const detail = pending
    ? 'The next checkpoint, within a minute or so, will cover it.'
    : 'No publication stands there.';
  sendProblem(response, { status: 404, title: 'Not Found', detail });
}

/** A whole number as a parameter writes it; null when there is none, undefined when it is something else. */
function wholeOf(text: string | null): number | null | undefined {
  if (text === null) return null;
  return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined;
}

function sendNote(
  request: IncomingMessage,
  response: ServerResponse,
  found: StoredCheckpoint | null,
  cache: string,
): void {
  if (found) send(request, response, found.note, 'text/plain; charset=utf-8', cache);
  else notThere(response);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  body: string | Buffer,
  type: string,
  cache: string,
): void {
  response.statusCode = 200;
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', cache);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(request.method === 'HEAD' ? undefined : body);
}

const notThere = (response: ServerResponse): void => sendProblem(response, { status: 404, title: 'Not Found' });
