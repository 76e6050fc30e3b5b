import { type FoundCalls, joinFound } from '@/lib/import/found-call';
import { parseText } from '@/lib/import/parse-text';
import { readPictureLines } from '@/lib/import/picture/read-entries';
import { readFile } from '@/lib/import/read-file';
import { siftCalls } from '@/lib/import/sift-calls';
import type { ImportSource, ReadCalls, SourceProblem, ToRead } from './import-source';

self.onmessage = ({ data: { sources, day, now } }: MessageEvent<ToRead>) => {
  const found: FoundCalls[] = [];
  const problems: SourceProblem[] = [];
  const pictured: Record<string, number> = {};
  for (const source of sources) {
    const read = readSource(source, momentOf(source, day));
    if (typeof read === 'string') problems.push({ name: source.name, problem: read });
    else {
      found.push(read);
      if (source.kind !== 'picture') continue;
      for (const { id } of siftCalls(read.calls, new Date(now)).offered) pictured[id] ??= source.picture;
    }
  }
  const { calls, unread, relative } = joinFound(found);
  self.postMessage({
    sifted: siftCalls(calls, new Date(now)),
    unread,
    relative,
    problems,
    pictured,
  } satisfies ReadCalls);
};

function readSource(source: ImportSource, taken: Date): FoundCalls | SourceProblem['problem'] {
  if (source.kind === 'file') {
    const read = readFile(new Uint8Array(source.bytes), taken);
    return read.ok ? read.value : read.error;
  }
  const { kind } = source;
  const found = kind === 'text' ? parseText(source.text, taken) : readPictureLines(source.lines, source, taken);
  if (found.calls.length + found.unread > 0) return found;
  return kind === 'text' ? 'no_text' : 'picture';
}

/** The end of the day that was stated, else the moment of the log itself. */
const momentOf = ({ taken }: ImportSource, day: string | null): Date =>
  new Date(day === null || taken.startsWith(day) ? taken : `${day}T23:59:00+08:00`);
