import { useTranslations } from 'next-intl';
import { inLanguage } from '@/components/rights/in-language';
import type { CaseStanding } from '@/lib/cases/case-standing';
import { termOf } from '@/lib/cases/channel-terms';
import { type Locale, localePath } from '@/lib/platform/locale';
import { channelById } from '@/lib/rights/complaint-channels';

/** What the term of a case rests on, and where to go when it has run out. */
export function NextSteps({ locale, channel, standing }: { locale: Locale; channel: string; standing: CaseStanding }) {
  const t = useTranslations('cases.case');
  const grade = useTranslations('rights.certainty');
  if (standing.kind === 'ended') return null;
  const { rule, status, source, next } = termOf(channel);
  return (
    <dl className="mt-6 max-w-line space-y-5">
      <div>
        <dt className="font-semibold">{t('next')}</dt>
        <dd>
          <p>{next.length === 0 ? t('nextNone') : t(standing.kind === 'overdue' ? 'nextOverdue' : 'nextRunning')}</p>
          <ol className="mt-1 list-decimal space-y-1 pl-6 marker:text-muted empty:hidden">
            {next.map((step) => (
              <li key={step.words.en}>
                {inLanguage(step.words, locale)} {}
                <a
                  href={localePath(locale, `/rights#channel-${step.channel}`)}
                  className="inline-flex min-h-6 items-center"
                >
                  {inLanguage(channelById(step.channel).name, locale)}
                </a>
              </li>
            ))}
          </ol>
        </dd>
      </div>
      <div>
        <dt className="font-semibold">{t('rule')}</dt>
        <dd>
          {inLanguage(rule, locale)}
          <span className="block text-xs text-muted">
            {grade(`${status}.label`)}
            {source ? (
              <>
                {' · '}
                <a href={source}>{t('source')}</a>
              </>
            ) : null}
          </span>
        </dd>
      </div>
    </dl>
  );
}
