import { err, ok, type Result } from '@/lib/platform/result';
import { COSIGNATURE, readVerifier, type Verifier } from './signed-note';

/** Somebody else’s server that signs what it has seen of the log: C2SP tlog-witness. */
export type Witness = { readonly key: Verifier; readonly url: string };

/** Reads pairs of a key and the address under which `add-checkpoint` stands, all apart by spaces or line ends. The error is the first word that is neither. */
export function readWitnesses(text: string): Result<Witness[], string> {
  const words = text.split(/\s+/).filter(Boolean);
  const witnesses: Witness[] = [];
  for (let at = 0; at < words.length; at += 2) {
    const [word = '', url = ''] = words.slice(at, at + 2);
    const key = readVerifier(word, COSIGNATURE);
    if (!key) return err(word);
    if (!/^https?:\/\/[^\s?#]+$/.test(url) || !URL.canParse(url)) return err(url);
    witnesses.push({ key, url: url.replace(/\/$/, '') });
  }
  return ok(witnesses);
}

/** The body of `add-checkpoint`: what the witness has seen last, the proof from there on (hashes, base64), the checkpoint. */
export const addCheckpointBody = (old: number, path: readonly string[], note: string): string =>
  `old ${old}\n${path.map((hash) => `${hash}\n`).join('')}\n${note}`;
