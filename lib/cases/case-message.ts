import type { Locale } from '@/lib/platform/locale';
import { channelById } from '@/lib/rights/complaint-channels';
import en from '@/messages/en/cases.json';
import zh from '@/messages/zh-CN/cases.json';

/** The push message on the day an answer is due. It names the authority, neither the insurer nor the case number. @param url of the complaint */
export function caseMessage(channel: string, locale: Locale, id: string, url: string) {
  const [{ push }, language] = locale === 'en' ? ([en, 'en'] as const) : ([zh, 'zh'] as const);
  const title = push.title.replace('{channel}', channelById(channel).name[language]);
  return { title, body: push.body, url, tag: `case-${id}` };
}
