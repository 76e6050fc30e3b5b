'use client';

import { CopyButton } from '@/components/layout/copy-button';
import { fill } from '@/lib/platform/fill';
import type { ReadyLetter } from './making';
import type { PackDeskWords } from './pack-words';

const LINK = 'min-h-11 min-w-11 px-2 text-ink underline underline-offset-4';

/** Letters to be copied: field by field in the order of the authority's form, or as a whole. */
export function ReadyLetters({ letters, words }: { letters: readonly ReadyLetter[]; words: PackDeskWords['letters'] }) {
  return letters.map((letter) => (
    <details key={letter.key} className="max-w-line border-t border-rule last:border-b">
      <summary className="min-h-11 cursor-pointer py-2.5">
        {fill(words.open, { title: letter.title, insurer: letter.about })}
      </summary>
      <div className="pb-5" lang="zh-CN">
        {letter.fields.length > 0 ? (
          <dl className="grid gap-3">
            {letter.fields.map(({ id, label, text }) => (
              <div key={id}>
                <dt className="flex items-center justify-between gap-4 text-sm text-muted">
                  {label}
                  <CopyButton text={text} words={labelled(words, label)} className={LINK} />
                </dt>
                <dd className="whitespace-pre-line select-all">{text}</dd>
              </div>
            ))}
          </dl>
        ) : (
          <>
            <p className="whitespace-pre-line select-all">{letter.text}</p>
            <CopyButton
              text={letter.text}
              words={labelled({ ...words, copy: words.copyAll }, letter.title)}
              className={LINK}
            />
          </>
        )}
      </div>
      {letter.gloss ? (
        <p lang="en" className="mb-5 border-l-2 border-rule pl-4 text-sm whitespace-pre-line text-muted">
          {letter.gloss}
        </p>
      ) : null}
    </details>
  ));
}

const labelled = (words: PackDeskWords['letters'], field: string) => ({
  copy: words.copy,
  copied: words.copied,
  label: fill(words.copyField, { field }),
});
