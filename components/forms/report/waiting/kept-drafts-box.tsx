'use client';

import { fill } from '@/lib/platform/fill';

import { type Locale, localePath } from '@/lib/platform/locale';
import type { ReportWords } from '../report-words';
import { shortTime } from '../short-time';
import type { KeptDraft } from './kept-drafts';
import type { KeptDrafts } from './use-kept-drafts';

type KeptDraftsInput = {
  locale: Locale;
  words: ReportWords['drafts'];
  waiting: KeptDrafts;
  onEdit: (draft: KeptDraft) => void;
};

const BUTTON = 'inline-flex min-h-11 items-center px-1 underline underline-offset-4 hover:text-muted';

/** Reports that wait for a network, and those that have just been sent. */
export function KeptDraftsBox({ locale, words, waiting: { drafts, sent, send, drop }, onEdit }: KeptDraftsInput) {
  return (
    <div role="status" className="mb-8 border-y border-ink py-4 empty:hidden">
      {sent.length > 0 ? <Sent locale={locale} words={words} sent={sent} /> : null}
      {drafts.length > 0 ? (
        <>
          <h2 className="text-lg">{fill(words.title, { count: drafts.length })}</h2>
          <p className="text-sm text-muted">{words.hint}</p>
          <ul className="mt-3 border-b border-rule">
            {drafts.map((draft) => (
              <li key={draft.id} className="border-t border-rule py-2">
                <p>{`${shortTime(draft.at, locale)} · ${[draft.body.number ?? words.unnamed].flat()[0]}`}</p>
                {draft.refused ? <p className="font-semibold">{draft.refused}</p> : null}
                <p className="flex gap-6">
                  <button type="button" className={BUTTON} onClick={() => onEdit(draft)}>
                    {words.edit}
                  </button>
                  <button type="button" className={BUTTON} onClick={() => confirm(words.dropAsk) && drop(draft.id)}>
                    {words.drop}
                  </button>
                </p>
              </li>
            ))}
          </ul>
          <button type="button" onClick={() => void send()} className="button-quiet mt-4">
            {words.send}
          </button>
        </>
      ) : null}
    </div>
  );
}

type SentInput = Pick<KeptDraftsInput, 'locale' | 'words'> & { sent: readonly (string | null)[] };

function Sent({ locale, words, sent }: SentInput) {
  return (
    <p className="font-semibold">
      {fill(words.sent, { count: sent.length })}
      {sent.map((receipt) =>
        receipt ? (
          <a
            key={receipt}
            href={localePath(locale, `/report/receipt/${receipt}`)}
            className="mr-4 inline-flex min-h-11 items-center font-normal"
          >
            {`${words.receipt} ${receipt}`}
          </a>
        ) : null,
      )}
    </p>
  );
}
