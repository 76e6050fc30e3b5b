'use client';

import { useEffect } from 'react';

const EVERY = 2_000;
const LONGEST = 3 * 60_000;

type Files = {
  readonly files: readonly { readonly name: string; readonly state: string; readonly underWay: boolean }[];
};

/** Asks what has become of files that are being looked at, and shows the page anew once it is known. */
export function EvidenceWatch({ url, known, waiting }: { url: string; known: string; waiting: string }) {
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(async () => {
      if (Date.now() - began > LONGEST) return clearInterval(timer);
      const answer = await fetch(url, { headers: { Accept: 'application/json' } }).catch(() => null);
      if (!answer?.ok) return;
      const { files } = (await answer.json()) as Files;
      if (files.map(({ name, state, underWay }) => `${name} ${state} ${underWay}`).join() !== known)
        window.location.reload();
    }, EVERY);
    return () => clearInterval(timer);
  }, [url, known]);
  return (
    <p role="status" className="mb-8 max-w-line text-sm text-muted">
      {waiting}
    </p>
  );
}
