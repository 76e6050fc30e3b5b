'use client';

import { useEffect, useState } from 'react';

/** Copies a text; not there where the browser cannot. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [can, setCan] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCan(Boolean(navigator.clipboard?.writeText)), []);
  if (!can) return null;
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCan(false),
    );
  return (
    <button type="button" onClick={copy} className="button-quiet no-print">
      <span aria-live="polite">{copied ? done : label}</span>
    </button>
  );
}
