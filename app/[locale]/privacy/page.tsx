import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { FactList } from '@/components/layout/fact-list';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Section } from '@/components/layout/section';
import { type Locale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { LEAST_REPORTERS, LEAST_REPORTS, ROUNDING } from '@/lib/privacy/cell-rule';

const KEPT = [
  'answers',
  'caller',
  'time',
  'place',
  'expiry',
  'later',
  'files',
  'complaints',
  'reminders',
  'copy',
  'device',
  'network',
  'email',
  'session',
  'company',
] as const;
const COOKIES = [
  'device',
  'session',
  'theme',
  'numbers',
  'import',
  'particulars',
  'minute',
  'quotes',
  'canaries',
  'caseNumbers',
] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('privacy');
  return { title: t('title'), description: t('lead') };
}

export default async function Privacy() {
  const t = await getTranslations('privacy');
  const locale = (await getLocale()) as Locale;
  const rule = { reporters: LEAST_REPORTERS, reports: LEAST_REPORTS, rounding: ROUNDING };
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <Section id="kept" title={t('kept.title')}>
        <FactList
          facts={KEPT.map((key) => [
            t(`kept.${key}.about`),
            t(`kept.${key}.said`, { months: settings().EVIDENCE_MONTHS }),
          ])}
        />
      </Section>
      <Section id="hashes" title={t('hashes.title')}>
        <Paragraphs texts={[t('hashes.p1'), t('hashes.p2')]} />
      </Section>
      <Section id="never" title={t('never.title')}>
        <Paragraphs texts={[t('never.p1'), t('never.p2')]} />
      </Section>
      <Section id="published" title={t('published.title')}>
        <Paragraphs texts={[t('published.p1', rule), t('published.p2', rule), t('published.p3', rule)]} />
      </Section>
      <Section id="cookies" title={t('cookies.title')}>
        <FactList facts={COOKIES.map((key) => [t(`cookies.${key}.about`), t(`cookies.${key}.said`)])} />
        <div className="mt-5">
          <Paragraphs texts={[t('cookies.none')]} />
        </div>
      </Section>
      <Section id="rights" title={t('rights.title')}>
        <Paragraphs texts={[t('rights.p1'), t('rights.p2'), t('rights.p3')]} />
        <Contact address={settings().PRIVACY_CONTACT} />
        <p className="mt-5">
          <a href={localePath(locale, '/me/data')} className="inline-flex min-h-11 items-center">
            {t('rights.mine')}
          </a>
        </p>
      </Section>
    </PageShell>
  );
}

async function Contact({ address }: { address: string | null }) {
  const t = await getTranslations('privacy.contact');
  if (!address) return <p className="mt-5 max-w-line">{t('none')}</p>;
  const href = address.startsWith('https:') ? address : `mailto:${address}`;
  return (
    <p className="mt-5 max-w-line">
      {t.rich('write', {
        address: () => (
          <a href={href} className="break-all">
            {address}
          </a>
        ),
      })}
    </p>
  );
}
