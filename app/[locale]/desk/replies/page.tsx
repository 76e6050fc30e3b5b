import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { Notice } from '@/components/me/notice';
import { insurerPath } from '@/components/ranking/forest-rows';
import { CompanyWords } from '@/components/replies/company-words';
import { DAY } from '@/components/replies/reply-day';
import { answerFields, decisionFields, problemWords } from '@/components/replies/reply-fields';
import { ReplyForm } from '@/components/replies/reply-form';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { type Locale, localePath } from '@/lib/platform/locale';
import { readWaitingReplies } from '@/lib/replies/moderate-replies.server';
import { answerReplyAction, decideReplyAction } from '../reply-actions';

type PageInput = { searchParams: Promise<{ done?: string }> };
type Waiting = NonNullable<Awaited<ReturnType<typeof readWaitingReplies>>>;
type Sent = Waiting['undecided'][number];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('replies.moderate');
  return { title: t('title'), robots: { index: false } };
}

export default async function WaitingReplies({ searchParams }: PageInput) {
  const { done } = await searchParams;
  const waiting = await readWaitingReplies();
  if (!waiting) notFound();
  const t = await getTranslations('replies.moderate');
  const locale = (await getLocale()) as Locale;
  const { undecided, unanswered } = waiting;
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      {done ? <Notice text={t('done')} /> : null}
      {undecided.length + unanswered.length === 0 ? <PageState title={t('emptyTitle')} body={t('emptyBody')} /> : null}
      {undecided.map((reply) => (
        <Section key={reply.id} id={`waiting-${reply.id}`} title={nameOf(reply, locale)}>
          <Words reply={reply} locale={locale} />
          <Decide reply={reply} locale={locale} />
        </Section>
      ))}
      {unanswered.map((reply) => (
        <Section key={reply.id} id={`asked-${reply.id}`} title={nameOf(reply, locale)}>
          <Words reply={reply} locale={locale} />
          <Answer reply={reply} locale={locale} />
        </Section>
      ))}
      <p className="mt-8">
        <a href={localePath(locale, '/desk')} className="inline-flex min-h-11 items-center">
          {t('evidence')}
        </a>
      </p>
    </PageShell>
  );
}

function nameOf({ insurerId }: Sent, locale: Locale): string {
  const insurer = insurerById(insurerId);
  return insurer ? insurerName(insurer, locale) : insurerId;
}

async function Words({ reply, locale }: { reply: Sent; locale: Locale }) {
  const t = await getTranslations('replies');
  const format = await getFormatter();
  const { insurerId, kind, about, sentAt } = reply;
  return (
    <div className="mb-6">
      <p className="text-sm text-muted">
        {t('desk.sent', { day: format.dateTime(sentAt, DAY), kind: t(`kinds.${kind}`) })}
        {about ? ` · ${t(`about.${about}`)}` : ''}
      </p>
      <CompanyWords words={reply} both />
      <p className="mt-1 text-sm">
        <a href={insurerPath(insurerId, locale)} className="inline-flex min-h-11 items-center">
          {t('moderate.page')}
        </a>
      </p>
    </div>
  );
}

async function Decide({ reply, locale }: { reply: Sent; locale: Locale }) {
  const t = await getTranslations('replies');
  return (
    <ReplyForm
      id={`decide-${reply.id}`}
      action={decideReplyAction}
      fields={decisionFields(t)}
      hidden={{ locale, id: reply.id }}
      problems={problemWords(t)}
      words={{ problemTitle: t('moderate.problemTitle'), button: t('moderate.decide') }}
    />
  );
}

async function Answer({ reply, locale }: { reply: Sent; locale: Locale }) {
  const t = await getTranslations('replies');
  return (
    <ReplyForm
      id={`answer-${reply.id}`}
      action={answerReplyAction}
      fields={answerFields(t)}
      hidden={{ locale, id: reply.id }}
      problems={problemWords(t)}
      words={{ problemTitle: t('moderate.problemTitle'), button: t('moderate.say') }}
    />
  );
}
