import { useTranslations } from 'next-intl';
import { inLanguage } from '@/components/rights/in-language';
import type { Locale } from '@/lib/platform/locale';
import { SHIELD_STEPS } from '@/lib/shield/shield-steps';

/** What to do on each day, with how sure we are and whence. */
export function StepList({ locale }: { locale: Locale }) {
  const t = useTranslations('shield.steps');
  const grade = useTranslations('rights.certainty');
  const when = (days: number) =>
    days === 0 ? t('on') : days > 0 ? t('before', { days }) : t('after', { days: -days });
  return (
    <ol className="border-b border-rule">
      {SHIELD_STEPS.map((step) => (
        <li key={step.id} className="border-t border-rule py-5 sm:grid sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-6">
          <p className="text-muted tabular-nums">{when(step.days)}</p>
          <div className="max-w-line">
            <h3 className="text-lg">{inLanguage(step.title, locale)}</h3>
            <p className="mt-1">{inLanguage(step.do, locale)}</p>
            <p className="mt-1 text-xs text-muted">
              {step.status === 'advice' ? t('advice') : grade(`${step.status}.label`)}
              {step.source ? (
                <>
                  {' · '}
                  <a href={step.source}>{t('source')}</a>
                </>
              ) : null}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
