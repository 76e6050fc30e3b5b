import type { ReactNode } from 'react';

/** A row of what is kept: what it is, a muted line about it, and what can be done with it. */
export function KeptRow({ title, note, children }: { title: ReactNode; note: string; children?: ReactNode }) {
  return (
    <li className="flex items-center justify-between gap-4 border-b border-rule py-2.5">
      <div className="min-w-0">
        <p className="font-semibold">{title}</p>
        <p className="text-sm text-muted">{note}</p>
      </div>
      {children}
    </li>
  );
}
