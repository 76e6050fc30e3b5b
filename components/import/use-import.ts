'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { fill } from '@/lib/platform/fill';
import type { ImportSource, ReadCalls, SourceProblem } from './import-source';
import type { ImportWords } from './import-words';
import { readSources } from './read-sources';
import { type Recognising, recognisePictures } from './recognise-pictures';
import { takeShared } from './shared-picture';

export type ImportState =
  | { readonly kind: 'choose'; readonly notice: string | null }
  | { readonly kind: 'reading'; readonly progress: Recognising | null }
  | {
      readonly kind: 'read';
      readonly calls: ReadCalls;
      readonly day: string | null;
      readonly pictures: readonly File[];
      /** The one thing that was read, where it was a picture. */
      readonly picture: File | null;
      readonly shared: boolean;
    };

const LARGEST_PICTURE = 40 * 1024 * 1024;

/** Reads what is pasted, chosen or shared; says how far it is. @param engine folder of the recognition on this site */
export function useImport(words: ImportWords, engine: string) {
  const [state, setState] = useState<ImportState>({ kind: 'choose', notice: null });
  const sources = useRef<readonly ImportSource[]>([]);
  const problems = useRef<readonly SourceProblem[]>([]);
  const pictures = useRef<readonly File[]>([]);
  const picture = useRef<File | null>(null);
  const wasShared = useRef(false);
  const stopper = useRef<AbortController | null>(null);

  const show = useCallback(
    async (day: string | null) => {
      try {
        const calls = await readSources(sources.current, day, new Date());
        const all = [...problems.current, ...calls.problems];
        setState({
          kind: 'read',
          calls: { ...calls, problems: all },
          day,
          pictures: pictures.current,
          picture: picture.current,
          shared: wasShared.current,
        });
      } catch {
        setState({ kind: 'choose', notice: words.reading.failed });
      }
    },
    [words],
  );

  const begin = useCallback(
    async (text: string, files: readonly File[]) => {
      const stop = new AbortController();
      stopper.current = stop;
      setState({ kind: 'reading', progress: null });
      const shots = files.filter(isPicture);
      sources.current = await otherSources(
        text,
        files.filter((file) => !isPicture(file)),
      );
      problems.current = [];
      pictures.current = shots;
      picture.current = files.length === 1 ? (shots[0] ?? null) : null;
      try {
        if (shots.length > 0) {
          // An engine that was called off while it loaded goes on telling how far it is.
          const tell = (progress: Recognising) => {
            if (!stop.signal.aborted) setState({ kind: 'reading', progress });
          };
          const read = await recognisePictures(shots, engine, tell, stop.signal);
          sources.current = [...sources.current, ...read.sources];
          problems.current = read.failed.map((name) => ({ name, problem: 'picture' as const }));
          setState({ kind: 'reading', progress: null });
        }
        if (!stop.signal.aborted) await show(null);
      } catch {
        setState({ kind: 'choose', notice: stop.signal.aborted ? words.reading.stopped : words.reading.engineFailed });
      }
    },
    [engine, show, words],
  );

  useEffect(() => {
    void takeShared().then((shared) => {
      wasShared.current = shared !== null;
      if (shared) void begin(shared.text, shared.files);
    });
    return () => stopper.current?.abort();
  }, [begin]);

  const chosen = (text: string, files: readonly File[]) => {
    wasShared.current = false;
    void begin(text, files);
  };
  return {
    state,
    readText: (text: string) => chosen(text, []),
    readFiles: (files: readonly File[]) => chosen('', files),
    seenOn: (day: string | null) => void show(day),
    stop: () => stopper.current?.abort(),
    restart: () => setState({ kind: 'choose', notice: null }),
  };
}

const isPicture = (file: File): boolean => file.type.startsWith('image/') && file.size <= LARGEST_PICTURE;

async function otherSources(text: string, files: readonly File[]): Promise<ImportSource[]> {
  const now = new Date().toISOString();
  const pasted: ImportSource[] = text.trim() === '' ? [] : [{ kind: 'text', name: '', taken: now, text }];
  const read = files.map(async (file): Promise<ImportSource> => {
    const bytes = await file.arrayBuffer().catch(() => new ArrayBuffer(0));
    return { kind: 'file', name: file.name, taken: now, bytes };
  });
  return [...pasted, ...(await Promise.all(read))];
}

/** What stands on the page while it reads. */
export function progressText(progress: Recognising | null, words: ImportWords['reading']): string {
  if (!progress) return words.calls;
  if (progress.kind === 'loading') return fill(words.engine, { percent: Math.round(progress.share * 100) });
  return fill(words.picture, { done: progress.done + 1, of: progress.of });
}
