import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { insurerName } from '@/lib/insurers/insurer-name';
import { currentInsurer, insurerById } from '@/lib/insurers/registry';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { Published, ShownReply } from '@/lib/privacy/gate';
import type { DeclineReason } from '@/lib/replies/reply-codes';
import { DAY } from './reply-day';

type Counts = Readonly<Record<'published' | 'withdrawn' | 'followed' | 'not_followed', number>> & {
  readonly declined: readonly { readonly reason: DeclineReason; readonly replies: number }[];
};

const ALWAYS = ['published', 'withdrawn', 'followed', 'not_followed'] as const;

/** How many replies of companies stand how, the declined ones by reason. */
export function ReplyCounts({ counts }: { counts: Counts }) {
  const t = useTranslations('replies');
  const format = useFormatter();
  const lines: readonly (readonly [string, number])[] = [
    ...ALWAYS.map((code) => [t(`counts.${code}`), counts[code]] as const),
    ...counts.declined.map(
      ({ reason, replies }) => [t('counts.declined', { reason: t(`reasons.${reason}`) }), replies] as const,
    ),
    ...(counts.declined.length === 0 ? [[t('counts.noneDeclined'), 0] as const] : []),
  ];
  return (
    <table className="w-full max-w-line border-b border-rule text-left">
      <thead className="border-b border-ink text-sm text-muted">
        <tr>
          <th scope="col" className="py-2 pr-4 font-normal">
            {t('counts.standing')}
          </th>
          <th scope="col" className="py-2 text-right font-normal">
            {t('counts.number')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, number]) => (
          <tr key={name} className="border-t border-rule">
            <th scope="row" className="py-2.5 pr-4 font-normal">
              {name}
            </th>
            <td className="py-2.5 text-right">{format.number(number)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The newest replies of all companies, each with a link to where it stands. */
export function NewestReplies({ replies }: { replies: readonly Published<ShownReply>[] }) {
  const t = useTranslations('replies');
  const format = useFormatter();
  const locale = useLocale() as Locale;
  return (
    <ul className="max-w-line border-b border-rule">
      {replies.map(({ id, insurerId, about, publishedAt, withdrawnAt, answer }) => {
        const insurer = insurerById(insurerId);
        const name = insurer ? insurerName(insurer, locale) : insurerId;
        const standing = withdrawnAt ? 'withdrawn' : answer ? (answer.followed ? 'followed' : 'not_followed') : null;
        return (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 border-t border-rule py-2">
            <span className="min-w-0 flex-1 basis-64">
              {about === null
                ? t('listed.reply', { name })
                : t('listed.correction', { name, about: t(`about.${about}`) })}
              <span className="block text-sm text-muted">
                {format.dateTime(publishedAt, DAY)}
                {standing ? ` · ${t(`standings.${standing}`)}` : ''}
              </span>
            </span>
            <a
              href={`${localePath(locale, `/insurers/${currentInsurer(insurerId)?.id ?? insurerId}`)}#reply-${id}`}
              aria-label={t('readOf', { name, day: format.dateTime(publishedAt, DAY) })}
              className="inline-flex min-h-11 items-center"
            >
              {t('read')}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
