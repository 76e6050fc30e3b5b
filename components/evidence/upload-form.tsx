'use client';

import { useEffect, useRef, useState } from 'react';
import { dropPicture, keptPicture } from '@/components/import/shared-picture';
import { type SendProblem, sendFile } from './send-file';
import { smallerPicture } from './smaller-picture';

export type UploadWords = {
  readonly label: string;
  readonly choose: string;
  readonly button: string;
  readonly hint: string;
  readonly preparing: string;
  readonly sending: string;
  readonly storing: string;
  readonly shared: string;
  readonly problems: Readonly<Record<string, string>>;
};

type UploadInput = {
  /** Page of the call; files are posted below it, and it is shown when one was taken. */
  readonly page: string;
  readonly accept: string;
  readonly largest: number;
  readonly words: UploadWords;
};

type Step = { readonly at: 'idle' | 'preparing' | 'storing' } | { readonly at: 'sending'; readonly share: number };

const PLAIN_INPUT =
  'block w-full max-w-line cursor-pointer border border-ink p-2 text-sm file:mr-4 file:min-h-11 file:cursor-pointer file:border-0 file:bg-ink file:px-4 file:font-semibold file:text-paper hover:bg-wash';
const LIVE_LABEL =
  'flex min-h-12 w-full cursor-pointer items-center justify-center bg-ink px-8 font-semibold text-paper outline-offset-2 outline-ink hover:bg-vermilion peer-focus-visible:outline-2 peer-disabled:cursor-default peer-disabled:bg-muted sm:inline-flex sm:w-auto sm:min-w-60';

const Label = ({ text, className }: { text: string; className: string }) => (
  <label htmlFor="evidence-file" className={className}>
    {text}
  </label>
);

/** A plain form; once its script runs, a chosen file goes at once: a picture made smaller first, with progress shown. */
export function UploadForm({ page, accept, largest, words }: UploadInput) {
  const [live, setLive] = useState(false);
  const [step, setStep] = useState<Step>({ at: 'idle' });
  const [problem, setProblem] = useState<string | null>(null);
  const [shared, setShared] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const fail = (code: SendProblem) => {
    setStep({ at: 'idle' });
    setProblem(words.problems[code] ?? words.problems.store_down ?? code);
    if (input.current) input.current.value = '';
  };
  const upload = async (file: File) => {
    setProblem(null);
    setStep({ at: 'preparing' });
    const smaller = await smallerPicture(file);
    if (smaller.size > largest) return fail('too_large');
    const sent = await sendFile(`${page}/evidence`, smaller, (share) =>
      setStep(share < 1 ? { at: 'sending', share } : { at: 'storing' }),
    );
    if (!sent.ok) return fail(sent.error);
    if (file === shared) await dropPicture();
    window.location.assign(`${page}?added=${sent.value}#evidence`);
  };
  // A file may have been chosen before the script ran.
  const begin = useRef(upload);
  useEffect(() => {
    setLive(true);
    void keptPicture().then(setShared);
    const chosen = input.current?.files?.[0];
    if (chosen) void begin.current(chosen);
  }, []);
  const busy = step.at !== 'idle';
  return (
    <form action={`${page}/evidence`} method="post" encType="multipart/form-data" aria-busy={busy}>
      {live ? null : <Label text={words.label} className="mb-3 block font-semibold" />}
      <input
        ref={input}
        id="evidence-file"
        name="file"
        type="file"
        required
        accept={accept}
        disabled={live && busy}
        aria-describedby="evidence-hint"
        onChange={({ target }) => target.files?.[0] && void upload(target.files[0])}
        className={live ? 'peer sr-only' : PLAIN_INPUT}
      />
      {live ? <Label text={words.choose} className={LIVE_LABEL} /> : null}
      <p id="evidence-hint" className="mt-2 max-w-line text-sm text-muted">
        {words.hint}
      </p>
      {shared && !busy ? (
        <button
          type="button"
          onClick={() => void upload(shared)}
          className="mt-4 inline-flex min-h-11 cursor-pointer items-center justify-center border border-ink px-5 font-semibold hover:bg-wash"
        >
          {words.shared}
        </button>
      ) : null}
      {live ? null : (
        <button
          type="submit"
          className="mt-4 inline-flex min-h-11 cursor-pointer items-center justify-center border border-ink px-5 font-semibold hover:bg-wash"
        >
          {words.button}
        </button>
      )}
      <div aria-live="polite" className="max-w-line">
        {busy ? (
          <p className="mt-4">
            <label>
              {step.at === 'sending' ? words.sending : words[step.at]}
              <progress
                className="mt-1 block h-2 w-full accent-ink"
                value={step.at === 'sending' ? step.share : undefined}
              />
            </label>
          </p>
        ) : null}
      </div>
      {problem ? (
        <p role="alert" className="mt-4 max-w-line border-l-4 border-vermilion py-1 pl-4 font-semibold">
          {problem}
        </p>
      ) : null}
    </form>
  );
}
