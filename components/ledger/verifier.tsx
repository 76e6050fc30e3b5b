'use client';

import { type DragEvent, useEffect, useRef, useState } from 'react';
import { Labelled } from '@/components/forms/fields/labelled';
import { useVerifier } from './use-verifier';
import { VerifierResult } from './verifier-result';
import type { VerifierWords } from './verifier-words';

/** Checks proofs and checkpoints in the browser. Not there without script. */
export function Verifier({ words, keys }: { words: VerifierWords; keys: string }) {
  const [ready, setReady] = useState(false);
  const { text, write, trusted, setTrusted, state, take, checkWritten } = useVerifier(keys);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => setReady(true), []);
  if (!ready) return null;

  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void take(event.dataTransfer.files);
  };

  return (
    <form
      className="max-w-[46rem]"
      onSubmit={(event) => {
        event.preventDefault();
        void checkWritten();
      }}
    >
      <Labelled id="evidence" label={words.label} hint={words.hint}>
        <textarea
          id="evidence"
          aria-describedby="evidence-hint"
          rows={7}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => write(event.target.value)}
          onDrop={drop}
          onDragOver={(event) => event.preventDefault()}
          className="box mt-3 p-3 font-mono text-xs"
        />
      </Labelled>
      <TrustedKeys words={words} trusted={trusted} onChange={setTrusted} />
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="submit" className="button">
          {words.button}
        </button>
        <button type="button" onClick={() => picker.current?.click()} className="button-quiet font-normal">
          {words.files}
        </button>
        {text ? (
          <button type="button" onClick={() => write('')} className="inline-flex min-h-11 items-center px-3 underline">
            {words.clear}
          </button>
        ) : null}
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept=".json,.txt,application/json,text/plain"
          onChange={(event) => void take(event.target.files)}
        />
      </div>
      <div aria-live="polite">
        {state === 'working' ? <p className="mt-6">{words.working}</p> : null}
        {state && state !== 'working' ? <VerifierResult checked={state} words={words} /> : null}
      </div>
    </form>
  );
}

type TrustedKeysInput = { words: VerifierWords; trusted: string; onChange: (keys: string) => void };

/** Whose signatures count: those of this site, unless the reader says otherwise. */
function TrustedKeys({ words, trusted, onChange }: TrustedKeysInput) {
  return (
    <details className="mt-3">
      <summary className="min-h-11 cursor-pointer py-2.5 text-sm">{words.keys}</summary>
      <p id="keys-hint" className="text-sm text-muted">
        {words.keysHint}
      </p>
      <textarea
        aria-label={words.keys}
        aria-describedby="keys-hint"
        rows={3}
        spellCheck={false}
        value={trusted}
        onChange={(event) => onChange(event.target.value)}
        className="box mt-2 p-3 font-mono text-xs"
      />
    </details>
  );
}
