import { err, ok, type Result } from '@/lib/platform/result';

/** What `npm run ledger` is asked for. `from`, `to`: sizes of two checkpoints of the site's database; `keys`: trusted keys, or files of them. */
export type LedgerArguments =
  | { readonly command: 'audit' }
  | {
      readonly command: 'verify';
      readonly files: readonly string[];
      readonly keys: readonly string[];
      readonly from: number | null;
      readonly to: number | null;
    };

export const LEDGER_USAGE = `npm run ledger -- audit
npm run ledger -- verify [--key KEY-OR-FILE] PROOF.json
npm run ledger -- verify [--key KEY-OR-FILE] CHECKPOINT CHECKPOINT
npm run ledger -- verify --from SIZE --to SIZE`;

const SIZE = /^[1-9]\d{0,14}$/;

/** Reads the arguments; the error says how they are written. */
export function readLedgerArguments([command, ...rest]: readonly string[]): Result<LedgerArguments, string> {
  if (command === 'audit' && rest.length === 0) return ok({ command });
  if (command !== 'verify') return err(LEDGER_USAGE);
  const files: string[] = [];
  const keys: string[] = [];
  const sizes: { '--from'?: number; '--to'?: number } = {};
  for (let n = 0; n < rest.length; n++) {
    const word = rest[n] ?? '';
    const next = rest[n + 1] ?? '';
    if (!word.startsWith('--')) files.push(word);
    else if (word === '--key' && next) keys.push(next);
    else if ((word === '--from' || word === '--to') && SIZE.test(next)) sizes[word] = Number(next);
    else return err(LEDGER_USAGE);
    if (word.startsWith('--')) n++;
  }
  const { '--from': from = null, '--to': to = null } = sizes;
  const bySize = from !== null && to !== null && files.length === 0;
  const byFile = from === null && to === null && (files.length === 1 || files.length === 2);
  return bySize || byFile ? ok({ command, files, keys, from, to }) : err(LEDGER_USAGE);
}
