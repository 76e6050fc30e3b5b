'use client';

import { type FormEvent, useId, useState } from 'react';
import { Labelled } from '@/components/forms/fields/labelled';
import { fill } from '@/lib/platform/fill';
import type { QuoteOutcome } from '@/lib/record/quote-outcome';
import type { KeptQuote } from './kept-quotes';
import type { QuotableCall, QuoteWords } from './quote-words';
import { readTypedQuote } from './typed-quote';

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
    const call = calls.find((each) => each.receipt === receipt);
    const read = readTypedQuote({ ...amounts, bought });
    if (!call || !read) return setSaid({ text: texts.missing, wrong: true });
    const { outcome, ...quote } = read;
    const told = send && outcome !== null ? await tell(receipt, outcome).catch(() => false) : false;
    const kept = keep({ receipt, call: call.words, ...quote, sent: told, at: new Date().toISOString() });
    if (!kept) return setSaid({ text: texts.full, wrong: true });
    if (!send || outcome === null) return setSaid({ text: texts.saved, wrong: false });
    setSaid({ text: told ? fill(texts.sent, { outcome: outcomes[outcome] }) : texts.notSent, wrong: !told });
  }

  const amount = (name: keyof typeof amounts, off = false) => (
    <AmountField
      id={`${id}-${name}`}
      label={texts[name]}
      value={amounts[name]}
      off={off}
      onChange={(value) => setAmounts({ ...amounts, [name]: value })}
    />
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

type AmountInput = { id: string; label: string; value: string; off: boolean; onChange: (value: string) => void };

function AmountField({ id, label, value, off, onChange }: AmountInput) {
  return (
    <Labelled id={id} label={label}>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        disabled={off}
        value={off ? '' : value}
        onChange={({ target }) => onChange(target.value)}
        className="box mt-2 disabled:border-rule"
      />
    </Labelled>
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
