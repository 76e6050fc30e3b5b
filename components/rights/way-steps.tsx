import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type Locale, localePath } from '@/lib/platform/locale';
import { type ChannelId, channelById } from '@/lib/rights/complaint-channels';
import { citeRule, ruleById } from '@/lib/rights/legal-rules';
import type { Step } from '@/lib/rights/route-to-authority';
import type { LetterFacts } from '@/lib/rights/write-letter';
import { ChannelEntry } from './channel-entry';
import { inLanguage } from './in-language';
import { LetterFolds } from './letter-text';

type Way = {
  steps: readonly Step[];
  facts: LetterFacts;
  locale: Locale;
  /** What may be published of a channel's answers, where there is something. */
  recordOf?: (channel: ChannelId) => ReactNode;
};

/** Whom to tell, in order, each with why, how, what to say, and the rules behind it. */
export function WaySteps({ steps, facts, locale, recordOf }: Way) {
  return (
    <ol>
      {steps.map((step, i) => (
        <li
          key={step.channel}
          id={`step-${step.channel}`}
          className="border-t border-rule py-8 sm:py-10 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-12"
        >
          <StepHead step={step} number={i + 1} locale={locale} />
          <StepBody step={step} facts={facts} locale={locale} record={recordOf?.(step.channel)} />
        </li>
      ))}
    </ol>
  );
}

function StepHead({ step, number, locale }: { step: Step; number: number; locale: Locale }) {
  const t = useTranslations('rights.router');
  return (
    <div className="mb-4">
      <p className="text-sm text-muted">
        <span className="tabular-nums">{number}</span> · {t(`turns.${step.turn}`)}
      </p>
      <h2 className="text-xl">{inLanguage(channelById(step.channel).name, locale)}</h2>
    </div>
  );
}

type Body = { step: Step; facts: LetterFacts; locale: Locale; record: ReactNode };

function StepBody({ step, facts, locale, record }: Body) {
  const t = useTranslations('rights.router');
  return (
    <div className="min-w-0">
      <p className="max-w-line text-lg">{t(`reasons.${step.reason}`)}</p>
      <div className="mt-3">
        <ChannelEntry channel={channelById(step.channel)} locale={locale} record={record} />
      </div>
      {step.rules.length > 0 ? (
        <div className="mt-5 max-w-line">
          <h3 className="text-base">{t('law')}</h3>
          <ul className="mt-1 space-y-2">
            {step.rules.map((id) => (
              <li key={id}>
                <a href={`${localePath(locale, '/rights')}#${id}`}>{citeRule(ruleById(id), locale)}</a>
                <span className="block text-sm text-muted">{inLanguage(ruleById(id).gives, locale)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {step.letters.length > 0 ? (
        <div className="mt-6">
          <h3 className="mb-2 text-base">{t('letters')}</h3>
          <LetterFolds ids={step.letters} facts={facts} locale={locale} />
        </div>
      ) : null}
    </div>
  );
}
