'use client';

import { useEffect, useRef } from 'react';
import { fileSize } from '@/components/dataset/file-size';
import { fill } from '@/lib/platform/fill';
import type { PackDeskWords } from './pack-words';
import type { Making } from './use-making';

const PARTS = {
  record_pdf: ['record', 'pdf'],
  record_docx: ['record', 'docx'],
  csv: ['record', 'csv'],
  letters_pdf: ['letters', 'pdf'],
  letters_docx: ['letters', 'docx'],
  english_pdf: ['english', 'pdf'],
  zip: ['everything', 'zip'],
} as const;

/** How the making stands, and the files once they are there. */
export function MadeFiles({ making, words }: { making: Making; words: PackDeskWords['make'] }) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (making.kind === 'made') top.current?.focus();
  }, [making.kind]);
  return (
    <div ref={top} tabIndex={-1} className="mt-5 max-w-line outline-none">
      <p role="status" className="min-h-7">
        {statusOf(making, words)}
      </p>
      {making.kind === 'made' ? (
        <>
          {making.missing.length > 0 ? (
            <p className="mt-2 border-l-4 border-ink pl-4">
              {fill(words.missing, { signs: making.missing.join(' ') })}
            </p>
          ) : null}
          <ul className="mt-3 border-b border-rule">
            {making.files.map(({ kind, name, url, size }) => {
              const [part, form] = PARTS[kind as keyof typeof PARTS];
              return (
                <li key={kind} className="flex items-center justify-between gap-4 border-t border-rule">
                  <a href={url} download={name} className="inline-flex min-h-12 items-center">
                    {words[part]} · {words[form]}
                  </a>
                  <span className="text-sm text-muted tabular-nums">{fileSize(size)}</span>
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function statusOf(making: Making, words: PackDeskWords['make']): string {
  if (making.kind === 'busy') return `${words.busy}: ${words.steps[making.step]} …`;
  if (making.kind === 'nothing') return words.nothing;
  if (making.kind === 'failed') return words.failed;
  if (making.kind !== 'made') return '';
  const whole = making.files.find(({ kind }) => kind === 'zip')?.size ?? 0;
  return fill(words.done, { count: making.calls, size: fileSize(whole) });
}
