'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { fill } from '@/lib/platform/fill';
import { type Gathered, gatherSources } from './gather-sources';
import type { ReadCalls } from './import-source';
import type { ImportWords } from './import-words';
import { readSources } from './read-sources';
import type { Recognising } from './recognise-pictures';
import { takeShared } from './shared-picture';

type Given = Gathered & { readonly shared: boolean };

export type ImportState =
  | { readonly kind: 'choose'; readonly notice: string | null }
  | { readonly kind: 'reading'; readonly progress: Recognising | null }
  | ({ readonly kind: 'read'; readonly calls: ReadCalls; readonly day: string | null } & Pick<
      Given,
      'pictures' | 'picture' | 'shared'
    >);

const NOTHING: Given = { sources: [], problems: [], pictures: [], picture: null, shared: false };

/** Reads what is pasted, chosen or shared; says how far it is. @param engine folder of the recognition on this site */
export function useImport(words: ImportWords, engine: string) {
  const [state, setState] = useState<ImportState>({ kind: 'choose', notice: null });
  const given = useRef(NOTHING);
  const stopper = useRef<AbortController | null>(null);

  const show = useCallback(
    async (day: string | null) => {
      try {
        const { sources, problems, ...rest } = given.current;
        const calls = await readSources(sources, day, new Date());
        setState({ kind: 'read', calls: { ...calls, problems: [...problems, ...calls.problems] }, day, ...rest });
      } catch {
        setState({ kind: 'choose', notice: words.reading.failed });
      }
    },
    [words],
  );

  const begin = useCallback(
    async (text: string, files: readonly File[], shared: boolean) => {
      const stop = new AbortController();
      stopper.current = stop;
      setState({ kind: 'reading', progress: null });
      // An engine that was called off while it loaded goes on telling how far it is.
      const tell = (progress: Recognising | null) => {
        if (!stop.signal.aborted) setState({ kind: 'reading', progress });
      };
      try {
        given.current = { ...(await gatherSources(text, files, engine, tell, stop.signal)), shared };
        if (!stop.signal.aborted) await show(null);
      } catch {
        setState({ kind: 'choose', notice: stop.signal.aborted ? words.reading.stopped : words.reading.engineFailed });
      }
    },
    [engine, show, words],
  );

  useEffect(() => {
    void takeShared().then((shared) => shared && begin(shared.text, shared.files, true));
    return () => stopper.current?.abort();
  }, [begin]);

  return {
    state,
    readText: (text: string) => void begin(text, [], false),
    readFiles: (files: readonly File[]) => void begin('', files, false),
    seenOn: (day: string | null) => void show(day),
    stop: () => stopper.current?.abort(),
    restart: () => setState({ kind: 'choose', notice: null }),
  };
}

/** What stands on the page while it reads. */
export function progressText(progress: Recognising | null, words: ImportWords['reading']): string {
  if (!progress) return words.calls;
  if (progress.kind === 'loading') return fill(words.engine, { percent: Math.round(progress.share * 100) });
  return fill(words.picture, { done: progress.done + 1, of: progress.of });
}
