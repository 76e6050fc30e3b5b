import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/platform/locale';
import type { ComplaintChannel } from '@/lib/rights/complaint-channels';
import { citeRule, ruleById } from '@/lib/rights/legal-rules';
import { Copyable } from './copyable';
import { inLanguage } from './in-language';
import { SourceLine } from './source-line';

type Entry = {
  channel: ComplaintChannel;
  locale: Locale;
  /** What drivers tell of its answers, where that may be published. */
  record?: ReactNode;
};

/** What an authority takes and does not take, asks for and promises, how it is reached, and what to say. */
export function ChannelEntry({ channel, locale, record }: Entry) {
  const t = useTranslations('rights.channels');
  const rows = (['takes', 'takesNot', 'asks'] as const).map((name) => [t(name), inLanguage(channel[name], locale)]);
  return (
    <>
      <Ways channel={channel} />
      <dl className="mt-2 grid max-w-line gap-x-6 gap-y-1 sm:grid-cols-[5rem_1fr]">
        {rows.map(([label, text]) => (
          <Row key={label} label={label ?? ''}>
            {text}
          </Row>
        ))}
        <Row label={t('term')}>
          {inLanguage(channel.term, locale)}
          {channel.termRule ? (
            <span className="block text-sm text-muted">
              {t('termFrom', { rule: citeRule(ruleById(channel.termRule), locale) })}
            </span>
          ) : null}
        </Row>
        <Row label={t('say')}>
          <Copyable id={`say-${channel.id}`} text={channel.say.zh} gloss={locale === 'en' ? channel.say.en : null} />
        </Row>
      </dl>
      {record}
      <SourceLine of={channel} locale={locale} />
    </>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="pt-1 text-sm text-muted sm:pt-0.5">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Ways({ channel: { how, free } }: { channel: ComplaintChannel }) {
  const t = useTranslations('rights.channels');
  if (how.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-x-6">
      {how.map(({ label, href }) => (
        <li key={label}>
          {href ? (
            <a href={href} className="inline-flex min-h-11 items-center">
              {label}
            </a>
          ) : (
            <span className="select-all">{label}</span>
          )}
        </li>
      ))}
      {free ? <li className="text-sm text-muted">{t('free')}</li> : null}
    </ul>
  );
}
