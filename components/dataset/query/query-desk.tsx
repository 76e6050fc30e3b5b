'use client';

import { useEffect, useState } from 'react';
import { namedTables, type QueryTable } from '@/lib/dataset/query/query-table';
import { fill } from '@/lib/platform/fill';
import { fileSize } from '../file-size';
import { QueryResult } from './query-result';
import type { QueryWords } from './query-words';
import { useQuery } from './use-query';

type Props = {
  readonly words: QueryWords;
  readonly tables: readonly QueryTable[];
  readonly examples: readonly { readonly title: string; readonly sql: string }[];
  /** Where SQLite stands, and what it costs to load. */
  readonly engine: { readonly path: string; readonly bytes: number };
};

/** Takes a query and shows its rows. SQLite and the tables come when the first query is run. Not there without script. */
export function QueryDesk({ words, tables, examples, engine }: Props) {
  const [ready, setReady] = useState(false);
  const [sql, setSql] = useState(examples[0]?.sql ?? '');
  const { answer, loaded, busy, run, stop } = useQuery(tables, engine.path);
  useEffect(() => setReady(true), []);
  if (!ready) return null;

  const choose = (query: string) => {
    setSql(query);
    run(query);
  };
  const toLoad = namedTables(sql, tables).filter(({ name }) => !loaded?.has(name));
  const bytes = toLoad.reduce((sum, table) => sum + table.bytes, loaded ? 0 : engine.bytes);

  const cost = bytes > 0 ? fill(loaded ? words.cost : words.firstCost, { size: fileSize(bytes) }) : words.noCost;

  return (
    <div className="max-w-[46rem]">
      <p id="examples">{words.examples}</p>
      <ul aria-labelledby="examples" className="mt-2 flex flex-wrap gap-x-5">
        {examples.map(({ title, sql: query }) => (
          <li key={title}>
            <button
              type="button"
              onClick={() => choose(query)}
              className="min-h-11 text-left underline decoration-rule underline-offset-4 hover:decoration-ink"
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
      <QueryForm {...{ words, sql, cost }} onChange={setSql} onRun={() => run(sql)} onStop={busy ? stop : null} />
      <div aria-live="polite">{answer ? <QueryResult answer={answer} words={words} /> : null}</div>
    </div>
  );
}

type QueryFormInput = {
  words: QueryWords;
  sql: string;
  /** What running it will load, in words. */
  cost: string;
  onChange: (sql: string) => void;
  onRun: () => void;
  /** Null while nothing runs. */
  onStop: (() => void) | null;
};

function QueryForm({ words, sql, cost, onChange, onRun, onStop }: QueryFormInput) {
  return (
    <form
      className="mt-6"
      onSubmit={(event) => {
        event.preventDefault();
        onRun();
      }}
    >
      <label htmlFor="sql" className="block font-semibold">
        {words.label}
      </label>
      <textarea
        id="sql"
        aria-describedby="sql-cost"
        lang="en"
        rows={10}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        value={sql}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onRun();
        }}
        className="box mt-3 p-3 font-mono text-xs"
      />
      <p id="sql-cost" className="mt-2 text-sm text-muted">
        {cost}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="submit" className="button">
          {words.run}
        </button>
        {onStop ? (
          <button type="button" onClick={onStop} className="button-quiet font-normal">
            {words.stop}
          </button>
        ) : null}
      </div>
    </form>
  );
}
