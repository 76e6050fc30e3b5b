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
    <button
      type="button"
      onClick={copy}
      className="no-print inline-flex min-h-11 items-center border border-ink px-5 font-semibold hover:bg-wash"
    >
      <span aria-live="polite">{copied ? done : label}</span>
    </button>
  );
}
