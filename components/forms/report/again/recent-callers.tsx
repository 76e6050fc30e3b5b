'use client';

import { useEffect, useState } from 'react';
import { deviceStore } from '@/components/device/device-list';
import { randomKey } from '@/components/device/random-key';
import { fill } from '@/lib/platform/fill';
import { type Locale, localePath } from '@/lib/platform/locale';
import { receiptPath } from '@/lib/reports/receipt-path';
import type { ReportWords } from '../report-words';
import { postReport } from '../send/post-report';
import { shortTime } from '../short-time';
import { forgetCaller, type KeptCaller, readCallers } from './kept-callers';

/** «Again»: the callers this device reported last, one tap each. Nothing where there are none. */
export function RecentCallers({ locale, words }: { locale: Locale; words: ReportWords['again'] }) {
  const [callers, setCallers] = useState<readonly KeptCaller[]>([]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => setCallers(readCallers(deviceStore())), []);
  if (callers.length === 0) return null;

  async function report({ receipt }: KeptCaller) {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    const posted = await postReport({ again: receipt }, randomKey(), locale);
    if (posted.kind === 'stored') {
      forgetCaller(deviceStore(), receipt);
      location.assign(localePath(locale, receiptPath(posted.receipt, posted.before)));
      return;
    }
    if (posted.kind === 'refused') {
      forgetCaller(deviceStore(), receipt);
      setCallers(readCallers(deviceStore()));
    }
    setTrouble(posted.kind === 'unreachable' ? words.unreachable : troubleOf(posted, words.failed));
    setBusy(false);
  }

  return (
    <section aria-labelledby="recent-callers" aria-busy={busy} className="mb-8">
      <h2 id="recent-callers" className="text-lg">
        {words.title}
      </h2>
      <p className="text-sm text-muted">{words.hint}</p>
      <p role="alert" className="mt-2 border-l-4 border-ink pl-3 font-semibold empty:hidden">
        {trouble}
      </p>
      <ul className="mt-2 border-b border-rule">
        {callers.map((caller) => (
          <li key={caller.receipt}>
            <button
              type="button"
              disabled={busy}
              onClick={() => void report(caller)}
              aria-label={fill(words.button, { caller: nameOf(caller, words) })}
              className="flex min-h-14 w-full items-center justify-between gap-4 border-t border-rule px-1 text-left hover:bg-wash disabled:text-muted"
            >
              <span>
                <span className="font-semibold">{caller.claimed}</span>{' '}
                <span className="whitespace-nowrap">{caller.number ?? words.hidden}</span>
              </span>
              <span className="shrink-0 text-sm text-muted">{shortTime(caller.at, locale)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const nameOf = ({ number, claimed }: KeptCaller, words: ReportWords['again']): string =>
  `${claimed} ${number ?? words.hidden}`;

function troubleOf(posted: Awaited<ReturnType<typeof postReport>>, otherwise: string): string {
  if (posted.kind === 'refused') return posted.problems[0]?.message ?? otherwise;
  return (posted.kind === 'later' && posted.message) || otherwise;
}
