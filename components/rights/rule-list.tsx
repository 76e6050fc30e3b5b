import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import { citeRule, forceLabel, LEGAL_RULES, type LegalRule } from '@/lib/rights/legal-rules';
import { inLanguage, writtenDate } from './in-language';

/** The rules of one part of the law, each with article, date, force, certainty and source. */
export function RuleList({ group, locale }: { group: LegalRule['group']; locale: Locale }) {
  const rules = LEGAL_RULES.filter((rule) => rule.group === group);
  return (
    <ul className="max-w-line space-y-6">
      {rules.map((rule) => (
        <li key={rule.id} id={rule.id}>
          <p>
            <cite className="font-semibold not-italic">{citeRule(rule, locale)}</cite>
          </p>
          <p>{inLanguage(rule.gives, locale)}</p>
          <RuleStanding rule={rule} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

function RuleStanding({ rule, locale }: { rule: LegalRule; locale: Locale }) {
  const t = useTranslations('rights');
  const said = [
    inLanguage(rule.issuer, locale),
    sinceText(rule, locale, t),
    forceLabel(rule, locale),
    t(`certainty.${rule.grade}.label`) + (rule.partial ? t('partial') : ''),
    t('checked', { date: writtenDate(rule.checkedOn, locale) }),
  ];
  return (
    <p className="mt-1 text-xs text-muted">
      {said.filter(Boolean).join(' · ')}
      {' · '}
      <a href={rule.source}>{t(`sourceKinds.${rule.sourceKind}`)}</a>
    </p>
  );
}

type Translate = ReturnType<typeof useTranslations<'rights'>>;

function sinceText({ since, sinceGrade, until, force }: LegalRule, locale: Locale, t: Translate): string | null {
  const date = writtenDate(since, locale);
  if (force === 'own') return null;
  if (force === 'draft') return t('published', { date });
  if (until) return t('until', { date, until: writtenDate(until, locale) });
  return sinceGrade === 'recall' ? t('sinceUnchecked', { date }) : t('since', { date });
}
