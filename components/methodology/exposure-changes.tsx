import { useLocale, useTranslations } from 'next-intl';
import type { ExposureChange, LoggedExposure } from '@/lib/insurers/exposure-change';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';

/** The log of denominators changed since the reference data, newest first. */
export function ExposureChanges({ changes }: { changes: readonly ExposureChange[] }) {
  const t = useTranslations('runs.changes');
  const locale = useLocale() as Locale;
  const figure = ({ vehicles, year, grade }: LoggedExposure) => t('figure', { vehicles, year, grade });
  const said = ({ insurerId, kind, before, after }: ExposureChange) => {
    const insurer = insurerById(insurerId);
    const name = insurer ? insurerName(insurer, locale) : insurerId;
    if (before === null) return t('first', { name, after: figure(after) });
    return t(kind, { name, before: figure(before), after: figure(after) });
  };
  return (
    <>
      <h3 className="mt-10 mb-3 text-lg">{t('title')}</h3>
      {changes.length === 0 ? <p className="text-muted">{t('none')}</p> : null}
      <ul className="max-w-line">
        {changes.map((change) => (
          <li key={change.id} className="border-t border-rule py-3">
            {said(change)}
            <span className="block text-sm break-words text-muted">
              {t('why', { at: change.changedAt, reason: change.reason, source: change.after.source })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
