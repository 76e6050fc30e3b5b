import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FormerList } from '@/components/insurer/former-list';
import { InsurerList } from '@/components/insurer/insurer-list';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { INSURERS } from '@/lib/insurers/registry';
import { readRanking } from '@/lib/ranking/read-ranking.server';
import { standingsOf } from '@/lib/ranking/standings';
import { LIVE } from '@/lib/ranking/view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('insurers.index');
  return { title: t('title'), description: t('description') };
}

export default async function Insurers() {
  const t = await getTranslations('insurers.index');
  const ranking = await readRanking({ period: LIVE, filter: { by: 'all' } });
  const { ranked, notNormalised } = standingsOf(ranking?.rows ?? []);
  const rows = new Map([...ranked, ...notNormalised].map((row) => [row.insurerId, row]));
  const count = INSURERS.filter(({ id, currentId }) => id === currentId).length;
  return (
    <PageShell title={t('title')} lead={t('lead', { count })}>
      <InsurerList rows={rows} />
      <div className="mt-8">
        <Section id="former" title={t('formerTitle')}>
          <p className="mb-5 max-w-line">{t('formerLead')}</p>
          <FormerList />
        </Section>
      </div>
    </PageShell>
  );
}
