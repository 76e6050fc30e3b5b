import 'server-only';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type LabExposure, labExposure, parseLabReport } from './lab-format';
import { addNote, type LabWindow, type Note, noteOf, type ReporterLedger } from './reporter-ledger';
import { openSpill } from './spill-notes.server';

/** Bytes of reports whose reporters are kept in memory together. */
const PART_BYTES = 96 * 2 ** 20;

/** Reads the exposure file; throws when it is not in the lab's format. */
export const readLabExposure = async (file: string): Promise<LabExposure> =>
  labExposure.parse(JSON.parse(await readFile(file, 'utf8')));

/**
 * Streams a file of reports, one JSON object per line in any order, into ledgers that together hold every reporter once.
 * A file of more than `partBytes` is first split by reporter into parts on disk, and each part is yielded as one ledger:
 * memory grows neither with reports nor with reporters. Throws on a line that is no report.
 */
export async function* readLedgers(
  file: string,
  window: LabWindow,
  partBytes = PART_BYTES,
): AsyncGenerator<ReporterLedger> {
  const parts = Math.ceil((await stat(file)).size / partBytes);
  const notes = readNotes(file, window);
  if (parts <= 1) return yield await ledgerOf(notes);
  const spill = await openSpill(parts);
  try {
    for await (const note of notes) spill.write(note);
    for (let part = 0; part < parts; part++) yield await ledgerOf(spill.read(part));
  } finally {
    await spill.remove();
  }
}

async function ledgerOf(notes: AsyncIterable<Note>): Promise<ReporterLedger> {
  const ledger: ReporterLedger = new Map();
  for await (const note of notes) addNote(ledger, note);
  return ledger;
}

async function* readNotes(file: string, window: LabWindow): AsyncGenerator<Note> {
  let lineNumber = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    lineNumber++;
    if (line.trim() === '') continue;
    const note = noteOf(parseLabReport(line, lineNumber), window);
    if (note) yield note;
  }
}
