import { useEffect, useRef, useState } from 'react';
import { namedTables, type QueryTable } from '@/lib/dataset/query/query-table';
import type { Answered, Asked } from './answer';

/**
 * Runs queries in a worker, which loads SQLite and the tables that a query names. @param engine where SQLite stands. `loaded`: names of the tables
 * that are there, null before the first run.
 */
export function useQuery(tables: readonly QueryTable[], engine: string) {
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [loaded, setLoaded] = useState<ReadonlySet<string> | null>(null);
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);

  const busy = answer?.kind === 'loading' || answer?.kind === 'running';
  const stop = () => {
    worker.current?.terminate();
    worker.current = null;
    setLoaded(null);
    setAnswer(null);
  };
  const run = (query: string) => {
    if (busy) stop();
    const needed = namedTables(query, tables).map(({ name }) => name);
    worker.current ??= new Worker(new URL('./query.worker.ts', import.meta.url), { type: 'module' });
    worker.current.onmessage = ({ data }: MessageEvent<Answered>) => {
      setAnswer(data);
      if (data.kind === 'running') setLoaded((before) => new Set([...(before ?? []), ...needed]));
    };
    worker.current.onerror = () => {
      stop();
      setAnswer({ kind: 'unreachable' });
    };
    setAnswer({ kind: 'loading', what: 'SQLite', done: 0, of: 0 });
    worker.current.postMessage(asked(query, needed, tables, engine));
  };
  return { answer, loaded, busy, run, stop };
}

// A worker may stand under an address without a host, so that it is given whole addresses.
function asked(sql: string, needed: readonly string[], tables: readonly QueryTable[], engine: string): Asked {
  const whole = (path: string) => new URL(path, location.origin).href;
  return { sql, needed, engine: whole(engine), tables: tables.map((table) => ({ ...table, path: whole(table.path) })) };
}
