'use client';

import { useEffect, useState } from 'react';

type Words = { copy: string; copied: string; label: string };

/** Copies a text to the clipboard. Not there without script, or where the browser has no clipboard to offer. */
export function CopyButton({ text, words }: { text: string; words: Words }) {
  const [state, setState] = useState<'absent' | 'ready' | 'copied'>('absent');
  useEffect(() => {
    if (navigator.clipboard) setState('ready');
  }, []);
  if (state === 'absent') return null;
  return (
    <button
      type="button"
      aria-label={state === 'ready' ? words.label : undefined}
      aria-live="polite"
      className="min-h-11 min-w-11 px-2 text-ink underline underline-offset-4"
      onClick={() =>
        navigator.clipboard.writeText(text).then(
          () => setState('copied'),
          () => setState('absent'),
        )
      }
    >
      {state === 'copied' ? words.copied : words.copy}
    </button>
  );
}
