import type { ReactNode } from 'react';

type FilterSelectInput = {
  name: string;
  label: string;
  chosen?: string | null;
  /** How it stands beside the other filters. */
  className?: string;
  children: ReactNode;
};

/** One of several lists that narrow what a page shows. */
export function FilterSelect({ name, label, chosen = '', className = '', children }: FilterSelectInput) {
  return (
    <label className={`block min-w-0 ${className}`}>
      <span className="block text-sm text-muted">{label}</span>
      <select name={name} defaultValue={chosen ?? ''} autoComplete="off" className="box mt-1 min-h-11 truncate px-2">
        {children}
      </select>
    </label>
  );
}
