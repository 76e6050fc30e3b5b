import { fill } from '@/lib/platform/fill';
import type { Checked } from './check-pasted';
import type { VerifierWords } from './verifier-words';

/** What the check found: proven with a rule of ink beside it, not proven in vermilion. */
export function VerifierResult({ checked, words }: { checked: Checked; words: VerifierWords }) {
  if (!checked.ok) {
    return (
      <div className="mt-6 border-l-4 border-vermilion pl-4">
        <p className="text-lg font-semibold">{words.failedTitle}</p>
        <p>{words.problems[checked.why]}</p>
      </div>
    );
  }
  const { kind, origin } = checked;
  const sentence =
    kind === 'receipt'
      ? fill(words.receipt, { index: checked.index, size: checked.size, origin })
      : fill(words.consistency, { from: checked.from, to: checked.to, origin });
  return (
    <div className="mt-6 border-l-4 border-ink pl-4">
      <p className="text-lg font-semibold">{kind === 'receipt' ? words.receiptTitle : words.consistencyTitle}</p>
      <p className="wrap-anywhere">{sentence}</p>
      {kind === 'receipt' ? (
        <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 font-mono text-xs">
          {Object.entries(checked.content).map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="wrap-anywhere">{Array.isArray(value) ? value.join(', ') : String(value)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}
