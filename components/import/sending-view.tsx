'use client';

import { useEffect, useRef } from 'react';
import { CopyButton } from '@/components/layout/copy-button';
import { fill } from '@/lib/platform/fill';
import { type Locale, localePath } from '@/lib/platform/locale';
import { AttachPictures } from './attach-pictures';
import type { ImportWords } from './import-words';
import type { Sending, SentState } from './use-sending';

type SendingViewInput = {
  locale: Locale;
  words: ImportWords;
  sending: Sending;
  onAgain: () => void;
  onMore: () => void;
};

const BUTTON = 'button-quiet min-h-12';

/** The calls on their way, one by one, and at the end what was counted. */
export function SendingView({ locale, words, sending, onAgain, onMore }: SendingViewInput) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { calls, states, finished, held } = sending;
  const count = (state: SentState) => [...states.values()].filter((each) => each === state).length;
  const told = calls.length - count('waiting');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading changes its words when all is sent
  useEffect(() => heading.current?.focus(), [finished]);
  return (
    <section aria-labelledby="sending">
      <h2 id="sending" ref={heading} tabIndex={-1} className="text-xl outline-none">
        {finished ? words.done.title : fill(words.sending.title, { count: calls.length })}
      </h2>
      {finished ? (
        <>
          <Done locale={locale} words={words.done} sending={sending} count={count} onMore={onMore} />
          {sending.pictured.length > 0 ? <AttachPictures words={words.attach} pictured={sending.pictured} /> : null}
        </>
      ) : (
        <>
          <progress
            className="mt-4 block h-2 w-full accent-ink"
            max={calls.length}
            value={told}
            aria-label={words.sending.title}
          />
          <p role="status" className="mt-2">
            {fill(words.sending.done, { done: told, of: calls.length })}
          </p>
          {held ? (
            <div className="mt-4 border-l-4 border-ink pl-4">
              <p className="font-semibold">{heldText(sending, words.sending)}</p>
              <p className="text-sm text-muted">{words.sending.stays}</p>
              <button type="button" className={`${BUTTON} mt-3`} onClick={onAgain}>
                {words.sending.tryAgain}
              </button>
            </div>
          ) : null}
        </>
      )}
      <details className="mt-8" open={!finished}>
        <summary className="min-h-11 cursor-pointer py-2">{words.sending.rows}</summary>
        <ul className="mt-2 border-b border-rule text-sm">
          {calls.map(({ key, label }) => (
            <li key={key} className="flex flex-wrap justify-between gap-x-4 border-t border-rule py-2">
              <span>{label}</span>
              <span className="text-muted">{words.sending.states[states.get(key) ?? 'waiting']}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function heldText({ held }: Sending, words: ImportWords['sending']): string {
  if (held?.kind === 'unreachable') return words.waiting;
  return (held?.kind === 'later' && held.message) || words.limited;
}

type DoneInput = {
  locale: Locale;
  words: ImportWords['done'];
  sending: Sending;
  count: (state: SentState) => number;
  onMore: () => void;
};

function Done({ locale, words, sending: { receipts, recoveryCode }, count, onMore }: DoneInput) {
  return (
    <div role="status">
      <p className="mt-3 text-lg">
        {fill(words.counted, { count: count('stored') })}
        {count('there') > 0 ? fill(words.there, { count: count('there') }) : ''}
        {count('refused') > 0 ? fill(words.refused, { count: count('refused') }) : ''}
      </p>
      {recoveryCode ? (
        <div className="mt-6">
          <h3 className="text-lg">{words.recovery}</h3>
          <p className="max-w-line text-sm text-muted">{words.recoveryHint}</p>
          <p className="my-3 font-mono text-xl font-semibold break-words select-all">{recoveryCode}</p>
          <CopyButton text={recoveryCode} words={{ copy: words.copy, copied: words.copied }} />
        </div>
      ) : null}
      {receipts.length > 0 ? (
        <details className="mt-6">
          <summary className="min-h-11 cursor-pointer py-2">{fill(words.receipts, { count: receipts.length })}</summary>
          <ul className="columns-1 sm:columns-2">
            {receipts.map((receipt) => (
              <li key={receipt}>
                <a
                  href={localePath(locale, `/report/receipt/${receipt}`)}
                  className="inline-flex min-h-11 items-center font-mono text-sm"
                >
                  {receipt}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <p className="mt-6 flex flex-wrap gap-x-8">
        <a href={localePath(locale, '/me')} className="inline-flex min-h-11 items-center font-semibold">
          {words.me}
        </a>
        <a href={localePath(locale, '/me/pack')} className="inline-flex min-h-11 items-center">
          {words.pack}
        </a>
        <button
          type="button"
          onClick={onMore}
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          {words.more}
        </button>
      </p>
    </div>
  );
}
