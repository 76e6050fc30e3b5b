'use client';

import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { noteHeard, receiptOfHeard } from '@/components/canaries/heard-calls';
import { deviceStore } from '@/components/device/device-list';
import { randomKey } from '@/components/device/random-key';
import type { ShownProblem } from '@/components/forms/fields/shown-problem';
import { type Locale, localePath } from '@/lib/platform/locale';
import { receiptPath } from '@/lib/reports/receipt-path';
import { fillForm } from './fill-form';
import { takeFormValues } from './handed-values';
import { anchorOf } from './question-groups';
import { recallCity, rememberCity } from './remembered-city';
import type { ReportWords } from './report-words';
import { type Posted, postReport } from './send/post-report';
import { takeProof } from './send/proof-of-effort';
import { type ReportBody, reportBody } from './send/report-body';
import { serverNow } from './send/server-now';
import { showProblems } from './show-problems';
import { summaryTitle } from './summary-title';
import type { KeptDraft } from './waiting/kept-drafts';
import type { KeptDrafts } from './waiting/use-kept-drafts';

type SubmissionInput = {
  form: RefObject<HTMLFormElement | null>;
  locale: Locale;
  words: ReportWords;
  refused: readonly ShownProblem[];
  waiting: KeptDrafts;
};

/** What becomes of the form when it is sent: a receipt, problems to mend, or a draft that waits for a network. */
export function useSubmission({ form, locale, words, refused, waiting }: SubmissionInput) {
  const key = useRef<string | null>(null);
  const [problems, setProblems] = useState(refused);
  const [notice, setNotice] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (form.current) fillAtFirst(form.current);
    const comeBack = ({ persisted }: PageTransitionEvent) => persisted && setBusy(false);
    window.addEventListener('pageshow', comeBack);
    return () => window.removeEventListener('pageshow', comeBack);
  }, [form]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const shown = event.currentTarget;
    setBusy(true);
    setNotice(null);
    const at = serverNow();
    const body = reportBody(new FormData(shown), at);
    key.current ??= randomKey();
    noteHeard(deviceStore(), key.current, shown.querySelector<HTMLElement>('[data-heard]')?.dataset.heard ?? null);
    const posted = await sendOnce(body, key.current, locale);
    if (posted.kind === 'stored') {
      rememberCity(shown);
      waiting.drop(key.current);
      receiptOfHeard(deviceStore(), key.current, posted.receipt);
      location.assign(localePath(locale, receiptPath(posted.receipt, posted.before)));
      return;
    }
    const draft = { id: key.current, body, at: at.toISOString() };
    if (posted.kind === 'unreachable') keepForLater(shown, draft, words.kept, words.notKept);
    else if (posted.kind === 'later' && posted.mayPass) {
      const kept = `${posted.message ?? words.away}${words.keptAway}`;
      keepForLater(shown, draft, kept, posted.message ?? words.unavailable);
    } else mend(shown, await problemsOf(posted, words, locale));
    setBusy(false);
  }

  function keepForLater(shown: HTMLFormElement, draft: KeptDraft, kept: string, notKept: string) {
    if (!waiting.keep(draft)) return mend(shown, [{ field: 'body', message: notKept }]);
    rememberCity(shown);
    key.current = null;
    waiting.editing.current = null;
    shown.reset();
    recallCity(shown);
    setProblems([]);
    setNotice(kept);
  }

  function mend(shown: HTMLFormElement, found: readonly ShownProblem[]) {
    for (const { field } of found) openLid(shown, field);
    sayInTitle(summaryTitle(found, words));
    setProblems(found);
  }

  function edit(draft: KeptDraft) {
    if (!form.current) return;
    fillForm(form.current, draft.body);
    key.current = draft.id;
    waiting.editing.current = draft.id;
    setNotice(null);
    setProblems(draft.refused ? [{ field: 'body', message: draft.refused }] : []);
    if (!draft.refused) form.current.querySelector<HTMLElement>('#number')?.focus();
  }

  return { problems, notice, busy, submit, edit };
}

/** What another page handed on, and the city of last time. */
function fillAtFirst(form: HTMLFormElement): void {
  const handed = takeFormValues();
  if (handed) fillForm(form, handed);
  recallCity(form);
}

/** Sends a body; if the key turns out to be used, by an earlier try that was changed since, once more under a new one. */
async function sendOnce(body: ReportBody, key: string, locale: Locale): Promise<Posted> {
  const proof = await takeProof();
  const proven = proof ? { ...body, proof } : body;
  const posted = await postReport(proven, key, locale);
  return posted.kind === 'known' ? postReport(proven, randomKey(), locale) : posted;
}

async function problemsOf(posted: Posted, words: ReportWords, locale: Locale): Promise<readonly ShownProblem[]> {
  const found = posted.kind === 'refused' ? await showProblems(posted.problems, locale) : [];
  const outage = (posted.kind === 'later' && posted.message) || words.unavailable;
  return found.length > 0 ? found : [{ field: 'body', message: outage }];
}

function openLid(form: HTMLFormElement, field: string): void {
  const anchor = anchorOf(field);
  if (anchor) form.querySelector(`#${anchor}`)?.closest('details')?.setAttribute('open', '');
}

function sayInTitle(title: string): void {
  if (!document.title.startsWith(title)) document.title = `${title} · ${document.title}`;
}
