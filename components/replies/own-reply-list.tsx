import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { SureForm } from '@/components/me/sure-form';
import type { Locale } from '@/lib/platform/locale';
import type { Correctable, DeclineReason, ReplyKind, ReplyStanding } from '@/lib/replies/reply-codes';
import { CompanyWords } from './company-words';
import { DAY } from './reply-day';

type Own = {
  readonly id: string;
  readonly kind: ReplyKind;
  readonly about: Correctable | null;
  readonly zh: string;
  readonly en: string | null;
  readonly link: string | null;
  readonly sentAt: Date;
  readonly standing: ReplyStanding;
  readonly since: Date;
  readonly reason: DeclineReason | null;
  readonly answerZh: string | null;
};

/** What a company has sent, where each stands, and the way to take it back. */
export function OwnReplyList({
  replies,
  withdraw,
}: {
  replies: readonly Own[];
  withdraw: (form: FormData) => Promise<void>;
}) {
  return (
    <ol className="max-w-line border-b border-rule">
      {replies.map((reply) => (
        <li key={reply.id} className="border-t border-rule py-5">
          <OneOwn reply={reply} withdraw={withdraw} />
        </li>
      ))}
    </ol>
  );
}

function OneOwn({ reply, withdraw }: { reply: Own; withdraw: (form: FormData) => Promise<void> }) {
  const t = useTranslations('replies');
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const { id, about, kind, zh, en, link, sentAt, since, standing, reason, answerZh } = reply;
  const stands = standing !== 'declined' && standing !== 'withdrawn';
  return (
    <>
      <h3 className="font-sans text-base">
        {t(`standings.${standing}`)}
        {standing === 'waiting' ? null : (
          <span className="ml-2 text-sm font-normal text-muted">{format.dateTime(since, DAY)}</span>
        )}
      </h3>
      {reason ? <p className="mt-1 max-w-line">{t('desk.declinedFor', { reason: t(`reasons.${reason}`) })}</p> : null}
      {answerZh ? (
        <p lang="zh-CN" className="mt-1 max-w-line">
          {answerZh}
        </p>
      ) : null}
      <p className="mt-1 text-sm text-muted">
        {t('desk.sent', { day: format.dateTime(sentAt, DAY), kind: t(`kinds.${kind}`) })}
        {about ? ` · ${t(`about.${about}`)}` : ''}
      </p>
      <CompanyWords words={{ zh, en, link }} both />
      {stands ? (
        <details className="mt-3">
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm underline">
            {t('desk.withdraw')}
          </summary>
          <SureForm
            action={withdraw}
            locale={locale}
            sure={t(standing === 'waiting' ? 'desk.sureWaiting' : 'desk.surePublished')}
            button={t('desk.withdrawButton')}
            hidden={{ id }}
          />
        </details>
      ) : null}
    </>
  );
}
