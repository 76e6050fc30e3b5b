import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CanaryLedger } from '@/components/canaries/canary-ledger';
import type { CanaryWords } from '@/components/canaries/canary-words';
import { MarkedPlaces } from '@/components/canaries/marked-places';
import { PaperTable } from '@/components/canaries/paper-table';
import { placeLabels } from '@/components/canaries/place-labels';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Section } from '@/components/layout/section';
import { MeNav } from '@/components/me/me-nav';
import { REAL_NAME_PLACES } from '@/lib/canaries/canary-places';
import { readMyMarkedPlaces } from '@/lib/canaries/my-canaries.server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { label } from '@/lib/reports/taxonomy';
import { dropCopiesAction, readCopiesAction, saveCopyAction } from './actions';

const ACTIONS = { read: readCopiesAction, save: saveCopyAction, drop: dropCopiesAction };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('canaries');
  return { title: t('title'), robots: { index: false } };
}

export default async function CanariesPage() {
  const t = await getTranslations('canaries');
  const locale = (await getLocale()) as Locale;
  const marked = await readMyMarkedPlaces();
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <MeNav here="canaries" />
      <Section id="idea" title={t('idea.title')}>
        <Paragraphs texts={[t('idea.p1'), t('idea.p2'), t('idea.p3'), t('idea.p4')]} />
      </Section>
      <Section id="ledger" title={t('ledger.title')}>
        <CanaryLedger
          words={t.raw('script') as CanaryWords}
          places={placeLabels(locale)}
          calls={marked.flatMap(({ receipts }) => receipts)}
          callPage={localePath(locale, '/me/calls/')}
          actions={ACTIONS}
          withoutScript={t('ledger.withoutScript')}
        />
      </Section>
      <Section id="marked" title={t('marked.title')}>
        <MarkedPlaces locale={locale} places={marked} />
      </Section>
      <Section id="real" title={t('real.title')}>
        <p className="max-w-line">{t('real.lead')}</p>
        <dl className="mt-5 max-w-line border-b border-rule">
          {REAL_NAME_PLACES.map((place) => (
            <div key={place} className="border-t border-rule py-3 sm:grid sm:grid-cols-[9rem_1fr] sm:gap-6">
              <dt className="font-semibold">{label('LEAK_POINTS', place, locale)}</dt>
              <dd>{t(`real.${place}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-4 max-w-line text-muted">{t('real.invoice')}</p>
      </Section>
      <Section id="paper" title={t('paper.title')}>
        <PaperTable locale={locale} />
      </Section>
    </PageShell>
  );
}
