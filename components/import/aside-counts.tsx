import { SET_ASIDE } from '@/lib/import/sift-calls';
import { fill } from '@/lib/platform/fill';
import type { ReadCalls } from './import-source';
import type { ImportWords } from './import-words';

/** What is not offered and why, and what could not be read. */
export function AsideCounts({ words, calls: { sifted, unread, problems } }: { words: ImportWords; calls: ReadCalls }) {
  const aside = SET_ASIDE.filter((why) => sifted.aside[why] > 0).map((why) =>
    fill(words.aside[why] ?? '', { count: sifted.aside[why] }),
  );
  const said = [...aside, ...(unread > 0 ? [fill(words.preview.unread, { count: unread })] : [])];
  return (
    <>
      {said.length > 0 ? (
        <p className="mt-2 max-w-line text-sm text-muted">{said.join(words.aside.between ?? ' ')}</p>
      ) : null}
      {problems.length > 0 ? (
        <ul className="mt-3 border-l-4 border-ink pl-4">
          {problems.map(({ name, problem }) => (
            <li key={`${name} ${problem}`}>
              {name ? <span className="font-semibold break-all">{`${name} `}</span> : null}
              {words.problems[problem]}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
