import type { ReactNode } from 'react';

/** Running text at a readable measure (34 characters); children with class `wide` may leave it. */
export function Prose({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`prose ${className}`}>{children}</div>;
}
