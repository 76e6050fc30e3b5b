import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findOnDesk } from '@/lib/desk/desk-queue.server';
import { fileNameOf } from '@/lib/evidence/attachment';
import { findLocked, type Locked, unlock } from '@/lib/evidence/read-attachments.server';
import { evidenceVault } from '@/lib/evidence/vault/evidence-vault.server';
import type { Locale } from '@/lib/platform/locale';
import type { Front } from '../front.server';
import { sendProblem } from '../problem';
import { isMine } from './evidence.server';

/** `GET /me/calls/{receipt}/evidence/{name}`: the file, for whoever gave it. */
export async function myEvidenceFile(
  request: IncomingMessage,
  response: ServerResponse,
  { receipt, name, locale }: { readonly receipt: string; readonly name: string; readonly locale: Locale },
  front: Front,
): Promise<void> {
  const mine = await isMine(request, `/me/calls/${receipt}`, locale, front);
  await sendLocked(request, response, mine ? await findLocked(front.parts.queue.pool, receipt, name) : null);
}

/** `GET /desk/evidence/{name}`: a file on the desk, for moderators. */
export async function deskEvidenceFile(
  request: IncomingMessage,
  response: ServerResponse,
  { name, locale }: { readonly name: string; readonly locale: Locale },
  front: Front,
): Promise<void> {
  const moderator = await isMine(request, '/desk', locale, front);
  await sendLocked(request, response, moderator ? await findOnDesk(front.parts.queue.pool, name) : null);
}

/** Unseals a file into the answer. Nothing keeps it, nothing in it runs, and what a browser might interpret is saved instead of shown. */
async function sendLocked(request: IncomingMessage, response: ServerResponse, locked: Locked | null): Promise<void> {
  const bytes = locked && (await unlock(evidenceVault(), locked));
  if (!locked || !bytes) return sendProblem(response, { status: 404, title: 'Not Found' });
  // The first piece is authentic before the status is said.
  const first = await bytes.next();
  const shown = /^(?:image|audio)\//.test(locked.mediaType);
  response.setHeader('Content-Type', locked.mediaType);
  response.setHeader('Content-Length', locked.bytes);
  response.setHeader('Content-Disposition', `${shown ? 'inline' : 'attachment'}; filename="${fileNameOf(locked)}"`);
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'private, no-store');
  response.statusCode = 200;
  if (request.method === 'HEAD' || first.done) {
    await bytes.return(undefined);
    response.end();
    return;
  }
  // A reader who goes away in the middle is none of our errors.
  await pipeline(Readable.from(begunWith(first.value, bytes)), response).catch((error) => {
    if (!response.destroyed) throw error;
  });
}

async function* begunWith(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
