import { useFormatter, useTranslations } from 'next-intl';
import { LEAST_REPORTS } from '@/lib/privacy/cell-rule';
import type { Count, Published } from '@/lib/privacy/gate';

const KINDS = ['report', 'removal', 'correction', 'merge', 'erasure'] as const;
const GIVEN = ['picture', 'recording', 'bill'] as const;
const REASONS = ['duplicate', 'brigade', 'mistake', 'spam', 'withdrawn', 'test'] as const;

type Counted = { readonly code: string; readonly count: Published<Count> | null };

/** How many lines of each kind, removals by reason, evidence by what it is. A kind that is not among the counts has too few to say. */
export function CountList({ counts }: { counts: readonly Counted[] }) {
  const t = useTranslations('transparency.counts');
  const format = useFormatter();
  const shown = counts.filter(({ count }) => count !== null);
  const removals = shown.filter(({ code }) => code.startsWith('removal:'));
  const nameOf = (code: string) => {
    const reason = code.slice('removal:'.length);
    const known = REASONS.find((one) => one === reason);
    return t('removalFor', { reason: known ? t(`reasons.${known}`) : reason });
  };
  const given = GIVEN.flatMap((what) => {
    const found = shown.find(({ code }) => code === `evidence:${what}`);
    return found ? [{ ...found, name: t(`evidence.${what}`) }] : [];
  });
  const lines = KINDS.flatMap((kind) => {
    if (kind === 'removal' && removals.length > 0) return removals.map((one) => ({ ...one, name: nameOf(one.code) }));
    return [{ code: kind, name: t(`kinds.${kind}`), count: shown.find(({ code }) => code === kind)?.count ?? null }];
  }).concat(given.length > 0 ? given : [{ code: 'evidence', name: t('evidence.any'), count: null }]);
  return (
    <table className="w-full max-w-line border-b border-rule text-left">
      <thead className="border-b border-ink text-sm text-muted">
        <tr>
          <th scope="col" className="py-2 pr-4 font-normal">
            {t('kind')}
          </th>
          <th scope="col" className="py-2 text-right font-normal">
            {t('entries')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ code, name, count }) => (
          <tr key={code} className="border-t border-rule">
            <th scope="row" className="py-2.5 pr-4 font-normal">
              {name}
            </th>
            <td className={`py-2.5 text-right ${count ? 'whitespace-nowrap' : 'text-sm text-muted'}`}>
              {count ? format.number(count.reports) : t('few', { reports: LEAST_REPORTS })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
