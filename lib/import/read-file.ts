import { err, ok, type Result } from '@/lib/platform/result';
import { callLogXml, NotACallLog } from './call-log-xml';
import { decodeText } from './decode-text';
import { type FoundCalls, NOTHING_FOUND } from './found-call';
import { parseBill } from './parse-bill';
import { parseText } from './parse-text';
import { sheetRows } from './sheet-rows';

/** Why a file gave no calls: a PDF, one locked by a password, larger than anything a carrier sends, or nothing that could be read. */
export type FileProblem = 'pdf' | 'locked' | 'too_large' | 'not_read' | 'no_calls';

/** Largest file taken, in bytes: a backup of half a million calls. */
export const LARGEST_FILE = 200 * 1024 * 1024;
const LARGEST_SHEET = 40 * 1024 * 1024;
const PIECE = 1024 * 1024;

/** Reads the calls of a file by what it holds, whatever it is called: a workbook, a bill as text, a backup as XML, a copied log. Never throws. */
export function readFile(bytes: Uint8Array, now: Date): Result<FoundCalls, FileProblem> {
  if (bytes.length > LARGEST_FILE) return err('too_large');
  const kind = kindOf(bytes);
  if (kind === 'pdf') return err('pdf');
  const found = kind === 'backup' ? readBackup(bytes) : kind === 'sheet' ? readSheet(bytes, now) : readText(bytes, now);
  if (!found.ok) return found;
  return found.value.calls.length + found.value.unread === 0 ? err('no_calls') : found;
}

function kindOf(bytes: Uint8Array): 'pdf' | 'sheet' | 'backup' | 'text' {
  const head = String.fromCharCode(...bytes.subarray(0, 2_048));
  if (head.startsWith('%PDF')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'sheet';
  const markup = head.replace(/^[\u00ef\u00bb\u00bf\s]+/, '');
  if (/^(?:<\?xml[^>]*>)?\s*(?:<!--[^>]*-->\s*|<\?xml-stylesheet[^>]*>\s*|<!DOCTYPE[^>]*>\s*)*<calls[\s>]/.test(markup))
    return 'backup';
  return /^<(?:html|!doctype html|table|meta|\?xml[^>]*>\s*(?:<\?mso[^>]*>\s*)?<(?:\w+:)?workbook)/i.test(markup)
    ? 'sheet'
    : 'text';
}

function readBackup(bytes: Uint8Array): Result<FoundCalls, FileProblem> {
  const decoder = new TextDecoder('utf-8');
  const log = callLogXml();
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      log.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
    return ok(log.end());
  } catch (error) {
    if (error instanceof NotACallLog) return err('not_read');
    throw error;
  }
}

function readSheet(bytes: Uint8Array, now: Date): Result<FoundCalls, FileProblem> {
  if (bytes.length > LARGEST_SHEET) return err('too_large');
  const rows = sheetRows(bytes);
  if (!rows) return err(isLocked(bytes) ? 'locked' : 'not_read');
  return ok(parseBill(rows, now) ?? NOTHING_FOUND);
}

/** A workbook behind a password is a compound file that names its encryption. */
const isLocked = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && new TextDecoder('utf-16le').decode(bytes.subarray(0, PIECE)).includes('Encrypt');

function readText(bytes: Uint8Array, now: Date): Result<FoundCalls, FileProblem> {
  const text = decodeText(bytes);
  return text === null ? err('not_read') : ok(parseText(text, now));
}
