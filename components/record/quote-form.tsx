'use client';

import { type FormEvent, useId, useState } from 'react';
import { Labelled } from '@/components/forms/fields/labelled';
import { fill } from '@/lib/platform/fill';
import { type QuoteOutcome, quoteOutcome } from '@/lib/record/quote-outcome';
import { type KeptQuote, readAmount } from './kept-quotes';
import type { QuotableCall, QuoteWords } from './quote-words';

interface FormInput {
  calls: readonly QuotableCall[];
  words: QuoteWords;
  keep: (quote: KeptQuote) => boolean;
  tell: (receipt: string, outcome: QuoteOutcome) => Promise<boolean>;
}

/** Takes one quote. Fields have no names, so that no browser can send them by itself. */
export function QuoteForm({ calls, words: { texts, outcomes }, keep, tell }: FormInput) {
  const id = useId();
  const [receipt, setReceipt] = useState('');
  const [amounts, setAmounts] = useState({ quoted: '', promised: '', final: '' });
  const [bought, setBought] = useState(true);
  const [send, setSend] = useState(false);
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const [quoted, final] = [readAmount(amounts.quoted), bought ? readAmount(amounts.final) : null];
    const call = calls.find((each) => each.receipt === receipt);
    if (!call || quoted === null || (amounts.final !== '' && bought && final === null))
      return setSaid({ text: texts.missing, wrong: true });
    const outcome = outcomeOf(quoted, final, bought);
    const told = send && outcome !== null ? await tell(receipt, outcome).catch(() => false) : false;
    const promised = readAmount(amounts.promised);
    const quote = { receipt, call: call.words, quoted, promised, final, bought, sent: told };
    const kept = keep({ ...quote, at: new Date().toISOString() });
    if (!kept) return setSaid({ text: texts.full, wrong: true });
    if (!send || outcome === null) return setSaid({ text: texts.saved, wrong: false });
    setSaid({ text: told ? fill(texts.sent, { outcome: outcomes[outcome] }) : texts.notSent, wrong: !told });
  }

  const amount = (name: keyof typeof amounts, off = false) => (
    <Labelled id={`${id}-${name}`} label={texts[name]}>
      <input
        id={`${id}-${name}`}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        disabled={off}
        value={off ? '' : amounts[name]}
        onChange={({ target }) => setAmounts({ ...amounts, [name]: target.value })}
        className="box mt-2 disabled:border-rule"
      />
    </Labelled>
  );

  return (
    <form onSubmit={submit} noValidate className="max-w-line space-y-5">
      <Labelled id={`${id}-call`} label={texts.call}>
        <select
          id={`${id}-call`}
          value={receipt}
          onChange={({ target }) => setReceipt(target.value)}
          className="box mt-2 truncate px-2"
        >
          <option value="">{texts.choose}</option>
          {calls.map((call) => (
            <option key={call.receipt} value={call.receipt}>
              {call.words}
            </option>
          ))}
        </select>
      </Labelled>
      {amount('quoted')}
      {amount('promised')}
      {amount('final', !bought)}
      <Tick checked={!bought} onTick={(ticked) => setBought(!ticked)} words={texts.noPolicy} />
      <Tick checked={send} onTick={setSend} words={texts.send} />
      <button type="submit" className="button">
        {texts.save}
      </button>
      {said ? (
        <p role={said.wrong ? 'alert' : 'status'} className="border-l-4 border-ink py-1 pl-4">
          {said.text}
        </p>
      ) : null}
    </form>
  );
}

type TickInput = { checked: boolean; onTick: (ticked: boolean) => void; words: string };

function Tick({ checked, onTick, words }: TickInput) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onTick(target.checked)}
        className="size-5 shrink-0 accent-ink"
      />
      <span>{words}</span>
    </label>
  );
}

const outcomeOf = (quoted: number, final: number | null, bought: boolean): QuoteOutcome | null =>
  bought ? (final === null ? null : quoteOutcome(quoted, final)) : 'no_policy';
