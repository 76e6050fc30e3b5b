import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { RegisterWorker } from '@/components/installed/register-worker';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { MeNav } from '@/components/me/me-nav';
import { BlockServices } from '@/components/rights/block-services';
import { ShieldDesk } from '@/components/shield/shield-desk';
import type { PushWords, ShieldFileWords } from '@/components/shield/shield-words';
import { StepList } from '@/components/shield/step-list';
import { type Locale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { pushPublicKey } from '@/lib/shield/my-shield.server';
import { countRemindersAction, dropPushAction, keepPushAction } from './actions';

const ACTIONS = { keep: keepPushAction, count: countRemindersAction, drop: dropPushAction };

type PageInput = { searchParams: Promise<{ problem?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shield');
  return { title: t('title'), robots: { index: false } };
}

export default async function ShieldPage({ searchParams }: PageInput) {
  const { problem } = await searchParams;
  const t = await getTranslations('shield');
  const rights = await getTranslations('rights.quiet');
  const locale = (await getLocale()) as Locale;
  const url = settings().ORIGIN + localePath(locale, '/me');
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <MeNav here="shield" />
      <RegisterWorker />
      <Section id="file" title={t('file.title')}>
        <ShieldDesk
          locale={locale}
          door={localePath(locale, '/me/shield/calendar')}
          words={t.raw('file') as ShieldFileWords}
          push={t.raw('push') as PushWords}
          file={{ name: t('message.name'), more: t('message.more', { url }) }}
          publicKey={pushPublicKey()}
          actions={ACTIONS}
          refused={problem === 'problem' || problem === 'past' ? problem : null}
        />
      </Section>
      <Section id="steps" title={t('steps.title')}>
        <StepList locale={locale} />
      </Section>
      <Section id="quiet" title={rights('title')}>
        <p className="max-w-line">{rights('p1')}</p>
        <div className="my-6">
          <BlockServices locale={locale} />
        </div>
        <p className="max-w-line text-muted">{rights('p2')}</p>
      </Section>
    </PageShell>
  );
}
