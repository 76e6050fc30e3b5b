import 'server-only';
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Note } from './reporter-ledger';

/** Notes set down on disk by reporter, so that they can be read back a part at a time. */
export type Spill = {
  write(note: Note): void;
  /** All notes of one part's reporters; once reading has begun nothing more can be written. */
  read(part: number): AsyncGenerator<Note>;
  remove(): Promise<void>;
};

const BUFFERED = 1 << 16;

/** Opens `parts` files in a folder of its own under the system's temporary folder. */
export async function openSpill(parts: number): Promise<Spill> {
  const folder = await mkdtemp(join(tmpdir(), 'rank-spill-'));
  const pathOf = (part: number) => join(folder, `${part}.ndjson`);
  const files = Array.from({ length: parts }, (_, part) => ({ descriptor: openSync(pathOf(part), 'w'), text: '' }));
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    for (const { descriptor, text } of files) {
      writeSync(descriptor, text);
      closeSync(descriptor);
    }
  };
  return {
    write({ reporterId, created, tier, province, key }) {
      const file = files[hashOf(reporterId) % parts];
      if (!file) return;
      file.text += `${JSON.stringify([reporterId, created, tier, province, key])}\n`;
      if (file.text.length < BUFFERED) return;
      writeSync(file.descriptor, file.text);
      file.text = '';
    },
    async *read(part) {
      close();
      for await (const line of createInterface({ input: createReadStream(pathOf(part)) })) {
        const [reporterId, created, tier, province, key] = JSON.parse(line) as NoteLine;
        yield { reporterId, created, tier, province, key };
      }
    },
    async remove() {
      close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type NoteLine = [Note['reporterId'], Note['created'], Note['tier'], Note['province'], Note['key']];

// FNV-1a, 32 bits.
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
