import type { ReactNode } from 'react';

/** The frame of every page: one column as wide as the paper, a Song headline, an optional standfirst. */
export function PageShell({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-page px-4 pt-10 sm:px-8 sm:pt-16">
      <header className="mb-10 sm:mb-14">
        <h1 className="text-3xl">{title}</h1>
        {lead ? <p className="mt-5 max-w-line text-lg text-muted">{lead}</p> : null}
      </header>
      {children}
    </div>
  );
}
