import { fill } from '@/lib/platform/fill';
import { fileSize } from '../file-size';
import type { Answered, Field } from './answer';
import type { QueryWords } from './query-words';

/** What became of a query: how far it is, its rows, or why there are none. */
export function QueryResult({ answer, words }: { answer: Answered; words: QueryWords }) {
  if (answer.kind === 'loading') return <Loading answer={answer} words={words} />;
  if (answer.kind === 'running') return <p className="mt-8">{words.running}</p>;
  if (answer.kind === 'unreachable')
    return <p className="mt-8 border-l-4 border-vermilion pl-4">{words.unreachable}</p>;
  if (answer.kind === 'refused')
    return (
      <div className="mt-8 border-l-4 border-vermilion pl-4">
        <p>{words.refused}</p>
        <pre lang="en" className="mt-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
          {answer.message}
        </pre>
      </div>
    );
  if (answer.rows.length === 0) return <p className="mt-8">{words.noRows}</p>;
  return <Rows answer={answer} words={words} />;
}

type Of<K extends Answered['kind']> = { answer: Extract<Answered, { kind: K }>; words: QueryWords };

function Loading({ answer: { what, done, of }, words }: Of<'loading'>) {
  const text = fill(words.loading, { what });
  return (
    <p className="mt-8">
      {text}
      {of > 0 ? (
        <span className="block text-sm text-muted tabular-nums">
          {fileSize(done)} / {fileSize(of)}
        </span>
      ) : null}
    </p>
  );
}

function Rows({ answer: { columns, rows, more, milliseconds }, words }: Of<'rows'>) {
  const count = fill(more ? words.first : words.rows, { count: rows.length.toLocaleString('en') });
  const caption = `${count} · ${milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`}`;
  const figures = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const place = (at: number) => `px-2 first:pl-0 last:pr-0 py-2 ${figures[at] ? 'text-right tabular-nums' : ''}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways, and must do so by keyboard too
    <section className="mt-8 -mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0" aria-label={count} tabIndex={0}>
      <table className="w-full border-b border-rule text-left text-sm">
        <caption className="pb-3 text-left text-muted">{caption}</caption>
        <thead className="border-b border-ink font-mono text-xs text-muted">
          <tr>
            {columns.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a query may give two columns one name
              <th key={at} scope="col" className={`font-normal ${place(at)}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of an answer have no other name than their place
            <tr key={n} className="border-t border-rule align-top">
              {row.map((field, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor have their fields
                <td key={at} className={place(at)}>
                  {written(field)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const written = (field: Field): string =>
  field === null ? '–' : typeof field === 'number' ? field.toLocaleString('en', { maximumFractionDigits: 6 }) : field;
