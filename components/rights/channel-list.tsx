import type { ReactNode } from 'react';
import type { Locale } from '@/lib/platform/locale';
import { type ChannelId, COMPLAINT_CHANNELS } from '@/lib/rights/complaint-channels';
import { ChannelEntry } from './channel-entry';
import { inLanguage } from './in-language';

type List = {
  locale: Locale;
  /** What may be published of a channel's answers, where there is something. */
  recordOf?: (channel: ChannelId) => ReactNode;
};

/** What each authority takes, asks for and promises. */
export function ChannelList({ locale, recordOf }: List) {
  return COMPLAINT_CHANNELS.map((channel) => (
    <article
      key={channel.id}
      id={`channel-${channel.id}`}
      className="border-t border-rule py-5 first:border-t-0 first:pt-0"
    >
      <h3 className="text-lg">{inLanguage(channel.name, locale)}</h3>
      <ChannelEntry channel={channel} locale={locale} record={recordOf?.(channel.id)} />
    </article>
  ));
}
