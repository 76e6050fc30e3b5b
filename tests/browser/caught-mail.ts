import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from './quiet-page';

/** The text of the newest mail to an address; waits for the n-th. */
export async function mailTo(address: string, nth = 1): Promise<string> {
  const found = async () => (await caught()).filter((mail) => headerOf(mail, 'to').includes(address));
  await expect.poll(async () => (await found()).length, { timeout: 15_000 }).toBeGreaterThanOrEqual(nth);
  return textOf((await found()).at(-1) ?? '');
}

/** The one link in a text. */
export function linkIn(text: string): string {
  const [link, ...others] = text.match(/https?:\/\/\S+/g) ?? [];
  expect(others).toEqual([]);
  return link ?? '';
}

async function caught(): Promise<string[]> {
  const folder = process.env.WURAO_TEST_MAIL ?? '';
  const files = await readdir(folder).catch(() => []);
  return Promise.all(files.sort().map((file) => readFile(join(folder, file), 'utf8')));
}

const headerOf = (mail: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(mail.split('\n\n')[0] ?? '')?.[1] ?? '';

function textOf(mail: string): string {
  const body = mail.slice(mail.indexOf('\n\n') + 2);
  const encoding = headerOf(mail, 'content-transfer-encoding').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
