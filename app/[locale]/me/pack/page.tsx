import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { PageShell } from '@/components/layout/page-shell';
import { ReportLink } from '@/components/layout/report-link';
import { Section } from '@/components/layout/section';
import { MeNav } from '@/components/me/me-nav';
import { BlankFiles } from '@/components/pack/blank-files';
import { CallFilter, CallTicks } from '@/components/pack/call-choice';
import { PackDesk } from '@/components/pack/pack-desk';
import type { PackDeskWords } from '@/components/pack/pack-words';
import { PlainLetters } from '@/components/pack/plain-letters';
import { TickCalls } from '@/components/pack/tick-calls';
import { readChoice } from '@/lib/pack/choice';
import { claimOf, timeOf } from '@/lib/pack/describe-call';
import { type MyChoice, readMyChoice } from '@/lib/pack/my-pack.server';
import { MOST_CALLS, type PackCall } from '@/lib/pack/pack-call';
import { packFonts } from '@/lib/pack/pack-fonts.server';
import { systemClock } from '@/lib/platform/clock';
import { type Locale, localePath } from '@/lib/platform/locale';

type PageInput = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const FORM = 'pack';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pack');
  return { title: t('title'), robots: { index: false } };
}

/** Which calls, whose, made into what: the evidence pack of the visitor. */
export default async function PackPage({ searchParams }: PageInput) {
  const query = await searchParams;
  const choice = readChoice({ getAll: (name) => [query[name] ?? []].flat() }, false, MOST_CALLS);
  const t = await getTranslations('pack');
  const locale = (await getLocale()) as Locale;
  const mine = await readMyChoice(choice);
  const notice = query.limited ? t('blank.limited') : query.nothing ? t('make.nothing') : null;
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <MeNav here="pack" />
      {notice ? (
        <p role="alert" className="mb-8 max-w-line border-l-4 border-ink py-1 pl-4 font-semibold">
          {notice}
        </p>
      ) : null}
      {mine.insurers.length === 0 ? (
        <Nothing locale={locale} locked={mine.locked} />
      ) : (
        <>
          <Section id="choose" title={t('choose.title')}>
            <CallFilter locale={locale} choice={choice} insurers={mine.insurers} />
            {mine.calls.length > 0 ? <Ticks locale={locale} mine={mine} /> : <NoneHere locale={locale} />}
          </Section>
          {mine.calls.length > 0 ? <Making locale={locale} mine={mine} /> : null}
        </>
      )}
    </PageShell>
  );
}

async function Ticks({ locale, mine: { calls, all } }: { locale: Locale; mine: MyChoice }) {
  const t = await getTranslations('pack');
  return (
    <>
      <TickCalls words={t.raw('choose') as PackDeskWords['choose']} />
      <CallTicks locale={locale} calls={calls} all={all} form={FORM} />
    </>
  );
}

async function Making({ locale, mine: { calls } }: { locale: Locale; mine: MyChoice }) {
  const t = await getTranslations('pack');
  const { regular, bold } = await packFonts();
  const words = Object.fromEntries(
    (['choose', 'yours', 'numbers', 'make', 'letters'] as const).map((part) => [part, t.raw(part)]),
  ) as PackDeskWords;
  return (
    <>
      <PackDesk
        locale={locale}
        words={words}
        calls={calls.toReversed().map((call) => deskCall(call, locale))}
        fonts={{ regular: regular.path, bold: bold.path }}
      />
      <div className="without-script">
        <Section id="plain-letters" title={t('letters.title')}>
          <p className="mb-3 max-w-line text-muted">{t('letters.lead')}</p>
          <PlainLetters locale={locale} calls={calls} now={systemClock()} />
        </Section>
      </div>
      <Section id="blank" title={t('blank.title')}>
        <BlankFiles locale={locale} id={FORM} />
      </Section>
    </>
  );
}

const deskCall = (call: PackCall, locale: Locale) => ({
  receipt: call.receipt,
  label: `${timeOf(call, locale)} ${claimOf(call, locale)}`,
  prefix: call.numberPrefix,
  wantsNumber: call.enterpriseNumber === null && call.numberKind !== 'hidden' && call.numberKind !== 'unknown',
});

async function Nothing({ locale, locked }: { locale: Locale; locked: boolean }) {
  const t = await getTranslations('pack');
  const accounts = await getTranslations('accounts.me');
  if (locked) {
    return (
      <PageState title={accounts('lockedTitle')} body={accounts('lockedBody')}>
        <a href={localePath(locale, '/sign-in')} className="inline-flex min-h-11 items-center">
          {t('lockedLink')}
        </a>
      </PageState>
    );
  }
  return (
    <PageState title={t('empty.title')} body={t('empty.body')}>
      <ReportLink locale={locale} />
    </PageState>
  );
}

async function NoneHere({ locale }: { locale: Locale }) {
  const t = await getTranslations('pack.none');
  return (
    <PageState title={t('title')} body={t('body')}>
      <a href={localePath(locale, '/me/pack')} className="inline-flex min-h-11 items-center">
        {t('link')}
      </a>
    </PageState>
  );
}
