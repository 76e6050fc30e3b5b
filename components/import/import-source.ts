import type { RecognisedLine } from '@/lib/import/picture/picture-entries';
import type { FileProblem } from '@/lib/import/read-file';
import type { Sifted } from '@/lib/import/sift-calls';

/** Something with calls in it, as far as it is read on the page; the worker reads the rest. `taken` is the moment of the log (ISO). */
export type ImportSource = { readonly name: string; readonly taken: string } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly bytes: ArrayBuffer }
  | {
      readonly kind: 'picture';
      readonly lines: readonly RecognisedLine[];
      readonly width: number;
      readonly height: number;
      /** Which of the pictures it is. */
      readonly picture: number;
    }
);

/** To the worker: all sources, and the day that overrides theirs ('YYYY-MM-DD'). */
export type ToRead = { readonly sources: readonly ImportSource[]; readonly day: string | null; readonly now: string };

export type SourceProblem = { readonly name: string; readonly problem: FileProblem | 'picture' | 'no_text' };

/** From the worker. */
export type ReadCalls = {
  readonly sifted: Sifted;
  readonly unread: number;
  readonly relative: boolean;
  readonly problems: readonly SourceProblem[];
  /** The picture in which a call stands, by its id. */
  readonly pictured: Readonly<Record<string, number>>;
};
