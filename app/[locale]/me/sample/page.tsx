import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { StatementButton } from '@/components/record/statement-button';
import { servesSamples } from '@/lib/demo/sample-driver.server';
import { openSampleAction } from './open-sample-action';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('record.sample');
  return { title: t('title'), robots: { index: false } };
}

/** The door to an invented driver's record; not there where drivers are real. */
export default async function SamplePage() {
  if (!servesSamples()) notFound();
  const t = await getTranslations('record.sample');
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <StatementButton action={openSampleAction} fields={{}} label={t('button')} />
      <p className="mt-6 max-w-line text-sm text-muted">{t('note')}</p>
    </PageShell>
  );
}
