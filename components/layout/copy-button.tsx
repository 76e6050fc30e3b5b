'use client';

import { useEffect, useState } from 'react';

type CopyButtonInput = {
  text: string;
  words: { copy: string; copied: string; label?: string };
  className?: string;
};

/** Copies a text to the clipboard. Not there without script, or where the browser has no clipboard to offer. */
export function CopyButton({ text, words, className = 'button-quiet no-print' }: CopyButtonInput) {
  const [state, setState] = useState<'absent' | 'ready' | 'copied'>('absent');
  useEffect(() => {
    if (navigator.clipboard) setState('ready');
  }, []);
  if (state === 'absent') return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('absent'),
    );
  return (
    <button
      type="button"
      aria-label={state === 'ready' ? words.label : undefined}
      aria-live="polite"
      className={className}
      onClick={() => void copy()}
    >
      {state === 'copied' ? words.copied : words.copy}
    </button>
  );
}
