'use client';

import { useEffect, useRef } from 'react';
import { type UploadStep, useUpload } from './use-upload';

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

const PLAIN_INPUT =
  'block w-full max-w-line cursor-pointer border border-ink p-2 text-sm file:mr-4 file:min-h-11 file:cursor-pointer file:border-0 file:bg-ink file:px-4 file:font-semibold file:text-paper hover:bg-wash';
const MAIN_BUTTON =
  'flex min-h-12 w-full cursor-pointer items-center justify-center bg-ink px-8 font-semibold text-paper hover:bg-vermilion sm:inline-flex sm:w-auto sm:min-w-60';
const SIDE_LABEL =
  'flex min-h-12 w-full cursor-pointer items-center justify-center border border-ink px-8 font-semibold hover:bg-wash sm:inline-flex sm:w-auto sm:min-w-60';
const LIVE_LABEL =
  'outline-offset-2 outline-ink peer-focus-visible:outline-2 peer-disabled:cursor-default peer-disabled:bg-muted peer-disabled:text-paper';

const Label = ({ text, className }: { text: string; className: string }) => (
  <label htmlFor="evidence-file" className={className}>
    {text}
  </label>
);

/** A plain form; once its script runs, a chosen file goes at once: a picture made smaller first, with progress shown. */
export function UploadForm({ page, accept, largest, words }: UploadInput) {
  const { live, step, problem, shared, upload } = useUpload(page, largest);
  const input = useRef<HTMLInputElement>(null);
  const begin = useRef(upload);
  // A file may have been chosen before the script ran.
  useEffect(() => {
    const chosen = input.current?.files?.[0];
    if (chosen) void begin.current(chosen);
  }, []);
  const busy = step.at !== 'idle';
  return (
    <form action={`${page}/evidence`} method="post" encType="multipart/form-data" aria-busy={busy}>
      {shared && !busy ? (
        <button type="button" onClick={() => void upload(shared)} className={`mb-3 ${MAIN_BUTTON}`}>
          {words.shared}
        </button>
      ) : null}
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
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void upload(file).finally(() => Object.assign(target, { value: '' }));
        }}
        className={live ? 'peer sr-only' : PLAIN_INPUT}
      />
      {live ? <Label text={words.choose} className={`${shared ? SIDE_LABEL : MAIN_BUTTON} ${LIVE_LABEL}`} /> : null}
      <p id="evidence-hint" className="mt-2 max-w-line text-sm text-muted">
        {words.hint}
      </p>
      {live ? null : (
        <button type="submit" className="button-quiet mt-4">
          {words.button}
        </button>
      )}
      <Progress step={step} words={words} />
      {problem ? (
        <p role="alert" className="mt-4 max-w-line border-l-4 border-vermilion py-1 pl-4 font-semibold">
          {words.problems[problem] ?? words.problems.store_down}
        </p>
      ) : null}
    </form>
  );
}

function Progress({ step, words }: { step: UploadStep; words: UploadWords }) {
  return (
    <div aria-live="polite" className="max-w-line">
      {step.at === 'idle' ? null : (
        <p className="mt-4">
          <label>
            {words[step.at]}
            <progress
              className="mt-1 block h-2 w-full accent-ink"
              value={step.at === 'sending' ? step.share : undefined}
            />
          </label>
        </p>
      )}
    </div>
  );
}
