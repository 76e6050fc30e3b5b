import { useTranslations } from 'next-intl';
import { ATTACKS, TARGET } from '@/lib/ranking/explain/attack-world';
import { type AttackStep, STORED_STEPS } from '@/lib/ranking/explain/stored-steps';
import css from './attack-explorer.module.css';
import { CountsPicture, IndexPicture } from './attack-picture';
import { AttackTable, targetOf } from './attack-table';

const CHOSEN = 4;
const SIZES = STORED_STEPS.burst;
const percentOf = (step: AttackStep): number => Math.round(100 * step.share);

/**
 * Choose a brigade and its size, and see bare counts leap while the index stands, or does not. Two groups of radio buttons and CSS: no script. Every
 * answer is the engine's own, stored by `npm run explain-attack`.
 */
export function AttackExplorer() {
  const t = useTranslations('methodology.attack');
  return (
    <>
      <fieldset className={css.attack}>
        <legend className="sr-only">{t('legend')}</legend>
        <Choices />
        <ChoiceLabels />
        <Pictures />
      </fieldset>
      <details className="mt-6 border-y border-rule">
        <summary className="min-h-11 cursor-pointer py-2.5 text-sm">{t('table.title')}</summary>
        <AttackTable />
      </details>
    </>
  );
}

/** They stand before all else in the fieldset, so that the style sheet can show what belongs to the chosen ones. */
function Choices() {
  const radio = (name: string, id: string, chosen: boolean) => (
    <input key={id} type="radio" name={name} id={id} autoComplete="off" defaultChecked={chosen} />
  );
  return (
    <>
      {ATTACKS.map((attack, i) => radio('attack', `attack-${attack}`, i === 0))}
      {SIZES.map((_, i) => radio('size', `size-${i}`, i === CHOSEN))}
    </>
  );
}

function ChoiceLabels() {
  const t = useTranslations('methodology.attack');
  return (
    <>
      <div className={css.kinds}>
        {ATTACKS.map((attack) => (
          <label key={attack} htmlFor={`attack-${attack}`}>
            {t(`kinds.${attack}`)}
          </label>
        ))}
      </div>
      <p className="mt-4 text-sm text-muted">{t('size')}</p>
      <div className={css.sizes}>
        {SIZES.map((step, i) => (
          <label key={step.share} htmlFor={`size-${i}`}>
            <span className="sr-only">{t('size')} </span>
            {t('percent', { percent: percentOf(step) })}
          </label>
        ))}
      </div>
    </>
  );
}

function Pictures() {
  return (
    <>
      <div className={css.counts}>
        {SIZES.map((step) => (
          <CountsPicture key={step.share} rows={step.rows} />
        ))}
      </div>
      <div className={css.ranked} aria-live="polite">
        {ATTACKS.map((attack) => (
          <div key={attack}>
            {STORED_STEPS[attack].map((step) => (
              <div key={step.share}>
                <IndexPicture rows={step.rows} />
                <Said step={step} calm={STORED_STEPS[attack][0]} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

function Said({ step, calm }: { step: AttackStep; calm: AttackStep | undefined }) {
  const t = useTranslations('methodology.attack');
  const { ranks, ...now } = targetOf(step);
  const figures = { ...now, name: t(`companies.${TARGET}`), rank: t('rank', ranks) };
  return (
    <p className="mt-3 text-sm">
      {step.share === 0
        ? t('calm', figures)
        : t('said', { ...figures, before: calm ? targetOf(calm).calls : 0, aside: step.setAside })}
    </p>
  );
}
