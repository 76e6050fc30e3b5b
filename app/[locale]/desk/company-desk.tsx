import { getLocale, getTranslations } from 'next-intl/server';
import { TooFewReports } from '@/components/empty/too-few-reports';
import { InsuredCars } from '@/components/insurer/insured-cars';
import { StandingNow } from '@/components/insurer/standing-now';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { Notice } from '@/components/me/notice';
import { insurerPath } from '@/components/ranking/forest-rows';
import { OwnReplyList } from '@/components/replies/own-reply-list';
import { problemWords, replyFields } from '@/components/replies/reply-fields';
import { ReplyForm } from '@/components/replies/reply-form';
import { insurerName } from '@/lib/insurers/insurer-name';
import type { Insurer } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { readExposure } from '@/lib/ranking/read-exposure.server';
import { readRankingsOfPeriods } from '@/lib/ranking/read-ranking.server';
import { recordOf } from '@/lib/ranking/record-of-insurer';
import { LIVE } from '@/lib/ranking/view';
import type { readMyCompany } from '@/lib/replies/my-replies.server';
import { sendReplyAction, withdrawReplyAction } from './reply-actions';

type Company = NonNullable<Awaited<ReturnType<typeof readMyCompany>>>;

/** The desk of a company's representative: what is said of it in public, and the way to reply. Nothing else of this site's work is here. */
export async function CompanyDesk({ company: { insurer, replies }, done }: { company: Company; done: string }) {
  const t = await getTranslations('replies');
  const locale = (await getLocale()) as Locale;
  const name = insurerName(insurer, locale);
  const said = DONE.find((code) => code === done);
  return (
    <PageShell title={t('desk.title', { name })} lead={t('desk.lead', { name })}>
      {said ? <Notice text={t(`desk.done.${said}`)} alert={said === 'gone'} /> : null}
      <Section id="standing" title={t('desk.standing')}>
        <Standing insurer={insurer} name={name} />
        <p className="mt-4">
          <a href={insurerPath(insurer.id, locale)} className="inline-flex min-h-11 items-center">
            {t('desk.page')}
          </a>
        </p>
      </Section>
      <Section id="cars" title={t('desk.cars')}>
        <InsuredCars exposure={await readExposure(insurer.id)} />
      </Section>
      <Section id="write" title={t('desk.write')}>
        <p className="mb-6 max-w-line text-muted">{t('desk.rules')}</p>
        <ReplyForm
          id="reply"
          action={sendReplyAction}
          fields={replyFields(t, insurer.domains)}
          hidden={{ locale }}
          problems={problemWords(t)}
          words={{ problemTitle: t('desk.problemTitle'), button: t('desk.send') }}
        />
      </Section>
      <Section id="own" title={t('desk.own')}>
        {replies.length > 0 ? (
          <OwnReplyList replies={replies} withdraw={withdrawReplyAction} />
        ) : (
          <p className="max-w-line text-muted">{t('desk.none')}</p>
        )}
      </Section>
    </PageShell>
  );
}

const DONE = ['sent', 'withdrawn', 'gone', 'unsure'] as const;

async function Standing({ insurer, name }: { insurer: Insurer; name: string }) {
  const live = recordOf(await readRankingsOfPeriods(), insurer.id).find(({ period }) => period === LIVE);
  return live ? (
    <StandingNow row={live.row} name={name} />
  ) : (
    <TooFewReports threshold={RANKING_PARAMETERS.minReporters} />
  );
}
