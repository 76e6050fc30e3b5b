import type { ReactNode } from 'react';

/** What stands where a page or a figure would: said in one line, explained in a second, with a way on. */
export function PageState({ title, body, children }: { title: string; body: string; children?: ReactNode }) {
  return (
    <div className="border-y border-rule py-10">
      <p className="font-song text-xl font-bold">{title}</p>
      <p className="mt-3 max-w-line text-muted">{body}</p>
      {children ? <div className="mt-6 flex flex-wrap gap-x-8 gap-y-3">{children}</div> : null}
    </div>
  );
}
