import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import { LEGAL_RULES, type LegalRule } from '@/lib/rights/legal-rules';
import { inLanguage, writtenDate } from './in-language';

/** The rules of one part of the law, each with article, date, certainty and source. */
export function RuleList({ group, locale }: { group: LegalRule['group']; locale: Locale }) {
  const rules = LEGAL_RULES.filter((rule) => rule.group === group);
  return (
    <ul className="max-w-line space-y-6">
      {rules.map((rule) => (
        <li key={rule.id} id={rule.id}>
          <p>
            <cite className="font-semibold not-italic">
              <RuleName rule={rule} locale={locale} />
            </cite>
          </p>
          <p>{inLanguage(rule.summary, locale)}</p>
          <RuleStanding rule={rule} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

function RuleName({ rule, locale }: { rule: LegalRule; locale: Locale }) {
  const t = useTranslations('rights');
  const title = inLanguage(rule.title, locale);
  if (rule.group === 'reference') return title;
  return rule.article ? t('cite', { title, article: inLanguage(rule.article, locale) }) : t('citeWhole', { title });
}

function RuleStanding({ rule, locale }: { rule: LegalRule; locale: Locale }) {
  const t = useTranslations('rights');
  const web = rule.source?.split(' ')[0];
  return (
    <p className="mt-1 text-xs text-muted">
      {[
        inLanguage(rule.issuer, locale),
        inForceText(rule, locale, t),
        t(`certainty.${rule.status}.label`) + (rule.partial ? t('partial') : ''),
      ]
        .filter(Boolean)
        .join(' · ')}
      {web ? (
        <>
          {' · '}
          <a href={web}>{t('source')}</a>
        </>
      ) : null}
    </p>
  );
}

type Translate = ReturnType<typeof useTranslations<'rights'>>;

function inForceText(
  { inForce, inForceStatus, group, status }: LegalRule,
  locale: Locale,
  t: Translate,
): string | null {
  if (group === 'reference' || status === 'draft') return null;
  if (inForce === null || inForceStatus === null) return t('dateUnknown');
  const date = writtenDate(inForce, locale);
  return inForceStatus === 'recall' ? t('sinceUnchecked', { date }) : t('since', { date });
}
