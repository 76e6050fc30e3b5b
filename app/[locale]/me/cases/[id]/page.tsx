import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { caseChangeFields } from '@/components/cases/case-fields';
import { CaseForm } from '@/components/cases/case-form';
import { CaseNumber } from '@/components/cases/case-number';
import { CaseReminder, type CaseReminderWords } from '@/components/cases/case-reminder';
import { standingText } from '@/components/cases/case-words';
import { NextSteps } from '@/components/cases/next-steps';
import { RegisterWorker } from '@/components/installed/register-worker';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { MeNav } from '@/components/me/me-nav';
import { inLanguage, writtenDate } from '@/components/rights/in-language';
import { readMyCase, type StandingCase } from '@/lib/cases/my-cases.server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { channelById } from '@/lib/rights/complaint-channels';
import { pushPublicKey } from '@/lib/shield/my-shield.server';
import { changeCaseAction, dropCaseAction } from '../actions';
import { dropCaseReminderAction, hasCaseReminderAction, keepCaseReminderAction } from '../reminder-actions';

const REMINDER_ACTIONS = { keep: keepCaseReminderAction, has: hasCaseReminderAction, drop: dropCaseReminderAction };

type PageInput = { params: Promise<{ id: string }>; searchParams: Promise<{ saved?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cases');
  return { title: t('title'), robots: { index: false } };
}

export default async function CasePage({ params, searchParams }: PageInput) {
  const { id } = await params;
  const found = await readMyCase(id);
  if (!found) notFound();
  const t = await getTranslations('cases');
  const locale = (await getLocale()) as Locale;
  const one = found.case;
  const words = { label: t('case.number'), hint: t('case.numberHint'), save: t('case.numberSave') };
  const outcomes = { saved: t('case.numberSaved'), notKept: t('case.numberNotKept') };
  return (
    <PageShell title={t('case.title', { channel: inLanguage(channelById(one.channel).name, locale) })}>
      <MeNav here="cases" />
      {(await searchParams).saved ? (
        <p role="status" className="mb-8 max-w-line border-l-4 border-ink py-1 pl-4">
          {t('case.saved')}
        </p>
      ) : null}
      <State locale={locale} one={one} />
      <Section id="number" title={t('case.number')}>
        <CaseNumber id={one.id} words={{ ...words, ...outcomes, withoutScript: t('case.numberWithoutScript') }} />
      </Section>
      <Reminder locale={locale} one={one} />
      <Change locale={locale} found={found} />
    </PageShell>
  );
}

async function State({ locale, one }: { locale: Locale; one: StandingCase }) {
  const t = await getTranslations('cases');
  return (
    <Section id="state" title={t('case.state')}>
      <p className="max-w-line text-lg font-semibold">{standingText(one.standing, t, locale)}</p>
      <p className="mt-1 text-muted">
        {[
          t(`outcomes.${one.outcome}`),
          t('list.filed', { day: writtenDate(one.filedOn, locale) }),
          t('list.calls', { count: one.receipts.length }),
        ].join(' · ')}
      </p>
      <NextSteps locale={locale} channel={one.channel} standing={one.standing} />
    </Section>
  );
}

async function Reminder({ locale, one }: { locale: Locale; one: StandingCase }) {
  const t = await getTranslations('cases.case');
  if (!('dueOn' in one.standing)) return null;
  return (
    <Section id="reminder" title={t('reminder')}>
      <p className="max-w-line">{t('reminderLead')}</p>
      <a href={localePath(locale, `/me/cases/${one.id}/calendar`)} className="button-quiet mt-3">
        {t('download')}
      </a>
      {one.standing.kind === 'overdue' ? null : (
        <>
          <RegisterWorker />
          <CaseReminder
            id={one.id}
            locale={locale}
            publicKey={pushPublicKey()}
            words={(await getTranslations('cases')).raw('reminder') as CaseReminderWords}
            actions={REMINDER_ACTIONS}
          />
        </>
      )}
    </Section>
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof readMyCase>>>;

async function Change({ locale, found: { case: one, calls, today } }: { locale: Locale; found: Found }) {
  const t = await getTranslations('cases');
  return (
    <Section id="change" title={t('case.change')}>
      <CaseForm
        action={changeCaseAction}
        fields={await caseChangeFields(locale, today, calls)}
        values={{
          outcome: one.outcome,
          outcomeOn: one.outcomeOn ?? '',
          toldDueOn: one.toldDueOn ?? '',
          receipts: one.receipts,
        }}
        hidden={{ locale, id: one.id }}
        words={{
          problemTitle: t('problemTitle'),
          save: t('case.save'),
          problems: t.raw('problems') as Record<string, string>,
        }}
      />
      <form action={dropCaseAction} className="mt-10 max-w-line border-t border-rule pt-4">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="id" value={one.id} />
        <button type="submit" className="min-h-11 cursor-pointer underline">
          {t('case.drop')}
        </button>
        <p className="text-sm text-muted">{t('case.dropHint')}</p>
      </form>
      <a href={localePath(locale, '/me/cases')} className="mt-6 inline-flex min-h-11 items-center">
        {t('case.back')}
      </a>
    </Section>
  );
}
