import type { QueryTable } from '@/lib/dataset/query/query-table';

export type Field = string | number | null;

/** What is asked of the worker: a query, the tables that it names, and all tables by name and columns. Addresses are absolute. */
export type Asked = {
  readonly sql: string;
  readonly engine: string;
  readonly tables: readonly QueryTable[];
  readonly needed: readonly string[];
};

/** What the worker says of a query. `loading` comes any number of times, then one of the others. */
export type Answered =
  | { readonly kind: 'loading'; readonly what: string; readonly done: number; readonly of: number }
  | { readonly kind: 'running' }
  | {
      readonly kind: 'rows';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Field[])[];
      /** Whether there are more rows than are shown. */
      readonly more: boolean;
      readonly milliseconds: number;
    }
  /** `unreachable`: a file did not come. `refused`: SQLite says why in `message`. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly message: string };

/** Rows that are shown; a query may find any number. */
export const MOST_ROWS = 500;
