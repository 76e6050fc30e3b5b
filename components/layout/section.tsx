import type { ReactNode } from 'react';

/** A part of a long page: its heading stands in the margin on wide screens, above a hairline. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-rule py-8 sm:py-10 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-12"
    >
      <h2 id={`${id}-title`} className="mb-5 text-xl lg:mb-0">
        {title}
      </h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
