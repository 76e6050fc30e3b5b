import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import { COMPLAINT_CHANNELS, type ComplaintChannel } from '@/lib/rights/complaint-channels';
import { inLanguage } from './in-language';

const QUESTIONS = ['takes', 'asks', 'term'] as const;

/** What each authority takes, asks for and promises. */
export function ChannelList({ locale }: { locale: Locale }) {
  return COMPLAINT_CHANNELS.map((channel) => <Channel key={channel.id} channel={channel} locale={locale} />);
}

function Channel({ channel, locale }: { channel: ComplaintChannel; locale: Locale }) {
  const t = useTranslations('rights');
  return (
    <article id={`channel-${channel.id}`} className="border-t border-rule py-5 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="text-lg">{inLanguage(channel.name, locale)}</h3>
        {channel.contact ? (
          <a href={channel.contact.href} className="inline-flex min-h-11 items-center">
            {channel.contact.label}
          </a>
        ) : null}
      </div>
      <dl className="mt-2 grid max-w-line gap-x-6 gap-y-1 sm:grid-cols-[5rem_1fr]">
        {QUESTIONS.map((question) => (
          <div key={question} className="contents">
            <dt className="pt-1 text-sm text-muted sm:pt-0.5">{t(`channels.${question}`)}</dt>
            <dd>{inLanguage(channel[question], locale)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-xs text-muted">
        {t(`certainty.${channel.status}.label`)}
        {channel.source ? (
          <>
            {' · '}
            <a href={channel.source}>{t('source')}</a>
          </>
        ) : null}
      </p>
    </article>
  );
}
