import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type StreamTransport from 'nodemailer/lib/stream-transport';
import { log } from '@/lib/platform/log.server';
import type { MailRoute } from './mail-route';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** BCP 47, for `Content-Language`. */
  readonly language: string;
}

/** Sends one mail to one address. @throws when the server does not take it, or when there is no route */
export type DeliverMail = (mail: Mail) => Promise<void>;

const GIVE_UP_MS = 8_000;

/** The way mail leaves this process; `sender` stands in From. */
export function mailDelivery(route: MailRoute, sender: string): DeliverMail {
  if (route.kind === 'smtp') return toServer(route.url, sender);
  if (route.kind === 'folder') return toFolder(route.path, sender);
  return async () => {
    throw new Error('no mail server is set (SMTP_URL)');
  };
}

function toServer(url: string, sender: string): DeliverMail {
  const transport = createTransport(withPatience(url), { from: sender });
  return async (mail) => {
    const { rejected } = await transport.sendMail(letter(mail));
    if (rejected.length > 0) throw new Error('the mail server refused the recipient');
  };
}

// Nodemailer waits ten minutes by default; beside an address it reads options from the query of the URL only.
function withPatience(url: string): string {
  const patient = new URL(url);
  for (const option of ['connectionTimeout', 'greetingTimeout', 'socketTimeout']) {
    if (!patient.searchParams.has(option)) patient.searchParams.set(option, String(GIVE_UP_MS));
  }
  return patient.href;
}

function toFolder(folder: string, sender: string): DeliverMail {
  const options: StreamTransport.Options = { streamTransport: true, buffer: true, newline: 'unix' };
  const transport = createTransport(options, { ...options, from: sender });
  return async (mail) => {
    const { message } = await transport.sendMail(letter(mail));
    const file = path.resolve(folder, `${new Date().toISOString().replace(/:/g, '-')}-${randomUUID().slice(0, 8)}.eml`);
    await mkdir(folder, { recursive: true });
    await writeFile(file, message as Buffer, { mode: 0o600 });
    log.info({ file }, 'mail written to a file, as no mail server is set');
  };
}

const letter = (mail: Mail) => ({
  // As an object, so that no part of the address is read as a second recipient.
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
});
