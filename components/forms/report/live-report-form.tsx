'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { ProblemSummary } from '@/components/forms/fields/problem-summary';
import { ProblemsProvider, type ShownProblem } from '@/components/forms/fields/shown-problem';
import { type Locale, localePath } from '@/lib/platform/locale';
import { RecentCallers } from './again/recent-callers';
import { coupleAnswers } from './couple-answers';
import { anchorOf } from './question-groups';
import type { ReportWords } from './report-words';
import { startProof } from './send/proof-of-effort';
import type { DayPartMiddles } from './send/report-body';
import { SubmitBar } from './submit-bar';
import { summaryTitle } from './summary-title';
import { useSubmission } from './use-submission';
import { KeptDraftsBox } from './waiting/kept-drafts-box';
import { useKeptDrafts } from './waiting/use-kept-drafts';

type LiveReportFormInput = {
  locale: Locale;
  words: ReportWords;
  /** What each field is called in the summary of problems. */
  labels: Readonly<Record<string, string>>;
  middles: DayPartMiddles;
  /** What a form that came back without script has to mend. */
  refused: readonly ShownProblem[];
  children: ReactNode;
};

/**
 * The form of a report. Without script it is posted as it stands; with it the same answers go to the API, wait on the device while there is no
 * network, and come back to be mended on the spot.
 */
export function LiveReportForm({ locale, words, labels, middles, refused, children }: LiveReportFormInput) {
  const form = useRef<HTMLFormElement>(null);
  const waiting = useKeptDrafts(locale, middles);
  const { problems, notice, busy, submit, edit } = useSubmission({ form, locale, words, refused, waiting });
  return (
    <ProblemsProvider value={problems}>
      <Notice text={waiting.drafts.length > 0 ? notice : null} />
      <KeptDraftsBox locale={locale} words={words.drafts} waiting={waiting} onEdit={edit} />
      <ProblemSummary title={summaryTitle(problems, words)} problems={problems} labels={labels} anchorOf={anchorOf} />
      <RecentCallers locale={locale} words={words.again} />
      <form
        ref={form}
        id="report"
        method="post"
        action={localePath(locale, '/report')}
        acceptCharset="utf-8"
        autoComplete="off"
        noValidate
        aria-busy={busy}
        onSubmit={(event) => void submit(event)}
        onInput={(event) => coupleAnswers(event.currentTarget, event.target)}
        onFocus={startProof}
      >
        {children}
        <SubmitBar label={busy ? words.sending : words.submit} busy={busy} />
      </form>
    </ProblemsProvider>
  );
}

function Notice({ text }: { text: string | null }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (text) line.current?.focus();
  }, [text]);
  return (
    <p
      ref={line}
      role="status"
      tabIndex={-1}
      className="mb-6 scroll-mt-4 border-l-4 border-ink py-1 pl-4 font-semibold outline-none empty:hidden"
    >
      {text}
    </p>
  );
}
