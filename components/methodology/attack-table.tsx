import { useTranslations } from 'next-intl';
import { ATTACKS, TARGET } from '@/lib/ranking/explain/attack-world';
import { type AttackStep, STORED_STEPS } from '@/lib/ranking/explain/stored-steps';

/** The attacked company of a step: its row, and its place when calls are only counted. */
export function targetOf({ rows }: AttackStep) {
  const row = rows.find(({ id }) => id === TARGET);
  if (!row) throw new RangeError('a step without the attacked company');
  const { calls, index, low, high, rankLow, rankHigh } = row;
  const place = 1 + rows.filter((other) => other.calls > calls).length;
  return {
    calls,
    place,
    index,
    low,
    high,
    ranks: { exact: rankLow === rankHigh ? 'yes' : 'no', low: rankLow, high: rankHigh },
  };
}

/** All steps in figures: calls and place by calls, then index and range of ranks under each kind of attack. */
export function AttackTable() {
  const t = useTranslations('methodology.attack');
  const cell = 'py-2 pl-3 text-right';
  return (
    <div className="overflow-x-auto pb-3">
      <table className="w-full min-w-[34rem] text-left text-sm">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-2 font-normal">
              {t('table.size')}
            </th>
            <th scope="col" className={`${cell} font-normal`}>
              {t('table.calls')}
            </th>
            {ATTACKS.map((attack) => (
              <th key={attack} scope="col" className={`${cell} font-normal`}>
                {t(`kinds.${attack}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {STORED_STEPS.burst.map((step, i) => (
            <tr key={step.share} className="border-t border-rule">
              <th scope="row" className="py-2 font-normal">
                {t('percent', { percent: Math.round(100 * step.share) })}
              </th>
              <td className={cell}>{t('table.place', { calls: targetOf(step).calls, place: targetOf(step).place })}</td>
              {ATTACKS.map((attack) => (
                <td key={attack} className={cell}>
                  <IndexText step={STORED_STEPS[attack][i] ?? step} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function IndexText({ step }: { step: AttackStep }) {
  const t = useTranslations('methodology.attack');
  const { index, ranks } = targetOf(step);
  return t('table.index', { index, rank: t('rank', ranks) });
}
