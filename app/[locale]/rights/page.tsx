import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ChannelRecord } from '@/components/cases/channel-record';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Section } from '@/components/layout/section';
import { AfterStepTable } from '@/components/record/after-step-table';
import { BlockServices } from '@/components/rights/block-services';
import { CertaintyLegend } from '@/components/rights/certainty-legend';
import { ChannelList } from '@/components/rights/channel-list';
import { LetterFolds } from '@/components/rights/letter-text';
import { RouterForm } from '@/components/rights/router-form';
import { RuleList } from '@/components/rights/rule-list';
import { readChannelRecords } from '@/lib/cases/read-channel-records.server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { readRecordTables } from '@/lib/record/read-record-table.server';
import { inLanguage } from '@/lib/rights/certainty';
import { NOT_FOR_THIS } from '@/lib/rights/complaint-channels';
import { BLANK_LETTER } from '@/lib/rights/letter-cases';
import { LETTER_IDS } from '@/lib/rights/letters';

const CHAPTERS = ['consent', 'privacy', 'insurer', 'number'] as const;
const EVIDENCE = ['number', 'claim', 'knowledge', 'refusal', 'proof'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rights');
  return { title: t('title'), description: t('lead') };
}

export default async function Rights() {
  const t = await getTranslations('rights');
  const locale = (await getLocale()) as Locale;
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <Way locale={locale} />
      <Section id="now" title={t('now.title')}>
        <Paragraphs texts={[t('now.before')]} />
        <Sentence text={t('now.sentence')} />
        <Paragraphs texts={[t('now.after')]} />
      </Section>
      <Section id="evidence" title={t('evidence.title')}>
        <ul className="max-w-line list-disc space-y-2 pl-5 marker:text-muted">
          {EVIDENCE.map((key) => (
            <li key={key}>{t(`evidence.${key}`)}</li>
          ))}
        </ul>
      </Section>
      <Channels locale={locale} />
      <Section id="after" title={(await getTranslations('record.afterAll'))('title')}>
        <AfterStepTable table={(await readRecordTables('after_step'))[0] ?? null} />
      </Section>
      <Section id="words" title={t('words.title')}>
        <Paragraphs texts={[t('words.intro')]} />
        <p className="mt-2 mb-4">
          <a href={localePath(locale, '/me/pack')} className="inline-flex min-h-11 items-center">
            {t('words.link')}
          </a>
        </p>
        <LetterFolds ids={LETTER_IDS} facts={BLANK_LETTER} locale={locale} />
      </Section>
      <Section id="quiet" title={t('quiet.title')}>
        <Paragraphs texts={[t('quiet.p1')]} />
        <div className="my-6">
          <BlockServices locale={locale} />
        </div>
        <Paragraphs texts={[t('quiet.p2')]} />
      </Section>
      <Law locale={locale} />
      <Section id="reference" title={t('reference.title')}>
        <Paragraphs texts={[t('reference.intro')]} />
        <div className="mt-6">
          <RuleList group="reference" locale={locale} />
        </div>
      </Section>
      <p className="max-w-line border-t border-rule pt-6 text-sm text-muted">{t('disclaimer')}</p>
      <script src="/copy.js" defer />
    </PageShell>
  );
}

async function Way({ locale }: { locale: Locale }) {
  const t = await getTranslations('rights');
  return (
    <Section id="way" title={t('router.title')}>
      <p className="mb-6 max-w-line">{t('router.lead')}</p>
      <RouterForm locale={locale} facts={null} />
      <p className="mt-6 max-w-line text-sm text-muted">
        {NOT_FOR_THIS.map(({ name, why }) => t('not.line', { name, why: inLanguage(why, locale) })).join(
          locale === 'en' ? ' ' : '',
        )}
      </p>
    </Section>
  );
}

async function Channels({ locale }: { locale: Locale }) {
  const t = await getTranslations('rights');
  const recorded = await readChannelRecords();
  return (
    <Section id="channels" title={t('channels.title')}>
      <ChannelList locale={locale} recordOf={(channel) => <ChannelRecord channel={channel} recorded={recorded} />} />
      {recorded?.records.length ? null : (
        <p className="mt-5 max-w-line text-sm text-muted">{(await getTranslations('cases.record'))('none')}</p>
      )}
    </Section>
  );
}

async function Law({ locale }: { locale: Locale }) {
  const t = await getTranslations('rights.law');
  return (
    <Section id="law" title={t('title')}>
      <Paragraphs texts={[t('intro')]} />
      <div className="mt-5">
        <CertaintyLegend />
      </div>
      {CHAPTERS.map((group) => (
        <div key={group} className="mt-10">
          <h3 className="mb-4 text-lg">{t(`groups.${group}`)}</h3>
          <RuleList group={group} locale={locale} />
        </div>
      ))}
    </Section>
  );
}

function Sentence({ text }: { text: string }) {
  return <blockquote className="my-6 max-w-line font-song text-xl text-pretty">{text}</blockquote>;
}
