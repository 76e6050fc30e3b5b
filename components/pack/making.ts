import type { MadeFile } from '@/lib/pack/make-files';
import type { DeviceFacts } from '@/lib/pack/particulars';
import type { Locale } from '@/lib/platform/locale';

/** What the worker is asked: the answer of the server as it came, and what only this device knows. */
export type Asked = {
  readonly pack: unknown;
  readonly device: DeviceFacts;
  readonly fonts: { readonly regular: string; readonly bold: string };
  readonly reader: Locale;
};

/** A letter ready to be copied, as a whole or field by field. */
export type ReadyLetter = {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly text: string;
  readonly fields: readonly { readonly id: string; readonly label: string; readonly text: string }[];
  /** The same in English, for a reader of English. */
  readonly gloss: string | null;
};

export type MakingStep = 'facts' | 'fonts' | 'pictures' | 'write';

export type Told =
  | { readonly kind: 'step'; readonly step: MakingStep }
  | {
      readonly kind: 'made';
      readonly files: readonly MadeFile[];
      readonly letters: readonly ReadyLetter[];
      readonly missing: readonly string[];
      readonly calls: number;
    }
  | { readonly kind: 'failed' };
