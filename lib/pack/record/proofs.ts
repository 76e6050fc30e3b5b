import { fillWhole } from '@/lib/platform/fill';
import type { Block } from '../document';
import type { PackContext } from './pack-context';

/** That the records are in the public log: what it says, how to check it, place and fingerprint of each entry, the signed state. */
export function proofs({ calls, facts, words }: PackContext): readonly Block[] {
  const heading: Block = { kind: 'heading', level: 1, text: words.proofs.title };
  const proven = calls.flatMap((call) => (call.proof ? [{ call, proof: call.proof }] : []));
  if (!facts.log || proven.length === 0) return [heading, { kind: 'paragraph', text: words.proofs.pending }];
  const missing = calls.length - proven.length;
  const shares = [6, 24, 12, 58];
  return [
    heading,
    { kind: 'paragraph', text: words.proofs.what },
    { kind: 'paragraph', text: fillWhole(words.proofs.how, { origin: facts.site }) },
    ...(missing > 0 ? [{ kind: 'paragraph', text: fillWhole(words.proofs.partly, { count: missing }) } as const] : []),
    {
      kind: 'table',
      columns: words.proofs.columns.map((title, i) => ({ title, share: shares[i] ?? 10, mono: i === 1 || i === 3 })),
      rows: proven.map(({ call, proof }) => [String(call.no), call.receipt, String(proof.index), proof.entry]),
    },
    { kind: 'paragraph', text: words.proofs.checkpoint, tone: 'strong' },
    { kind: 'code', text: facts.log.note.trim() },
  ];
}
