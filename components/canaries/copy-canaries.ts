import { type Canary, inUse, joinCanaries, readCanaries } from '@/lib/canaries/canary';
import { isSealed, sealNotes, unsealNotes } from '@/lib/canaries/sealed-notes';
import type { Result } from '@/lib/platform/result';

type Copy = { readonly id: string; readonly version: number; readonly sealed: string; readonly own: boolean };
type CopyToKeep = { readonly base: number; readonly sealed: string; readonly absorbed: readonly string[] };

/** The server's side of the copy: it is given and gives sealed text only. */
export type CopyActions = {
  read(): Promise<readonly Copy[]>;
  save(copy: CopyToKeep): Promise<Result<number, 'malformed' | 'conflict' | 'locked' | 'limited'>>;
  drop(): Promise<void>;
};

/** `wrong`: another passphrase than the copy was made with. `count`: canaries in use that the copy holds. */
export type CopyOutcome =
  | { readonly kind: 'saved' | 'restored'; readonly count: number }
  | { readonly kind: 'wrong' | 'nothing' | 'locked' | 'limited' | 'failed' | 'too_large' };

type Keep = (canaries: readonly Canary[]) => Promise<boolean>;
const ATTEMPTS = 4;
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/**
 * Copies the canaries of this device, joined with what the copies under the same passphrase hold: no device loses what another has saved. Begins again when
 * another device saves in between.
 */
export async function saveCopy(
  actions: CopyActions,
  all: readonly Canary[],
  passphrase: string,
  keep: Keep,
): Promise<CopyOutcome> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const copies = await actions.read();
    const opened = await open(copies, passphrase);
    // A copy under another passphrase is not written over: its canaries would be lost.
    if (copies.some((copy) => copy.own && !opened.has(copy))) return { kind: 'wrong' };
    const joined = [...opened.values()].reduce(joinCanaries, all as Canary[]);
    const sealed = await sealNotes({ canaries: joined }, passphrase, random);
    if (!isSealed(sealed)) return { kind: 'too_large' };
    const absorbed = [...opened.keys()].filter(({ own }) => !own).map(({ id }) => id);
    const saved = await actions.save({ base: copies.find(({ own }) => own)?.version ?? 0, sealed, absorbed });
    if (saved.ok) {
      await keep(joined);
      return { kind: 'saved', count: inUse(joined).length };
    }
    if (saved.error !== 'conflict') return { kind: saved.error === 'malformed' ? 'failed' : saved.error };
  }
  return { kind: 'failed' };
}

/** Brings the canaries of every copy that the passphrase opens to this device. */
export async function restoreCopies(actions: CopyActions, passphrase: string, keep: Keep): Promise<CopyOutcome> {
  const copies = await actions.read();
  if (copies.length === 0) return { kind: 'nothing' };
  const opened = await open(copies, passphrase);
  if (opened.size === 0) return { kind: 'wrong' };
  const joined = [...opened.values()].reduce(joinCanaries);
  return (await keep(joined)) ? { kind: 'restored', count: inUse(joined).length } : { kind: 'failed' };
}

async function open(copies: readonly Copy[], passphrase: string): Promise<Map<Copy, Canary[]>> {
  const opened = new Map<Copy, Canary[]>();
  for (const copy of copies) {
    const notes = await unsealNotes(copy.sealed, passphrase);
    if (notes.ok) opened.set(copy, readCanaries((notes.value as { canaries?: unknown } | null)?.canaries));
  }
  return opened;
}
