import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import type { Published, ShownReply } from '@/lib/privacy/gate';
import { CompanyWords } from './company-words';
import { DAY } from './reply-day';

/** What a company says of its page, the newest first: its own words, marked as such, and what came of its wishes. */
export function ReplyList({ replies }: { replies: readonly Published<ShownReply>[] }) {
  return (
    <ol className="max-w-line border-b border-rule">
      {replies.map((reply) => (
        <li key={reply.id} id={`reply-${reply.id}`} className="scroll-mt-4 border-t border-rule py-5">
          <OneReply reply={reply} />
        </li>
      ))}
    </ol>
  );
}

function OneReply({ reply }: { reply: Published<ShownReply> }) {
  const t = useTranslations('replies');
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const { insurerId, kind, about, publishedAt, withdrawnAt, words, answer, entry } = reply;
  const insurer = insurerById(insurerId);
  const name = insurer ? insurerName(insurer, locale) : insurerId;
  const [day, gone] = [publishedAt, withdrawnAt ?? publishedAt].map((at) => format.dateTime(at, DAY));
  return (
    <>
      <h3 className="font-sans text-base">
        {t('says', { name })}
        <span className="font-normal text-muted">
          {about === null ? '' : t('wishes', { about: t(`about.${about}`) })}
        </span>
      </h3>
      <p className="text-sm text-muted">{t(`dated.${kind}`, { day: day ?? '' })}</p>
      {words ? (
        <CompanyWords words={words} />
      ) : (
        <p className="mt-3 max-w-line">{t('withdrawnOn', { day: gone ?? '' })}</p>
      )}
      {answer ? (
        <p className="mt-4 max-w-line">
          <strong>{t(answer.followed ? 'followed' : 'notFollowed')}</strong> <Sentence zh={answer.zh} en={answer.en} />{' '}
          <span className="text-sm text-muted">{format.dateTime(answer.at, DAY)}</span>
        </p>
      ) : null}
      {entry === null ? null : (
        <p className="mt-1 text-sm">
          <a href={`/api/v1/ledger/publications/${entry}`} className="inline-flex min-h-11 items-center">
            {t('entry', { index: entry })}
          </a>
        </p>
      )}
    </>
  );
}

/** Our sentence, in the page's language where there is one. */
function Sentence({ zh, en }: { zh: string; en: string | null }) {
  const locale = useLocale();
  if (locale !== 'en') return zh;
  return en ?? <span lang="zh-CN">{zh}</span>;
}
