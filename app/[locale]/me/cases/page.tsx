import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { newCaseFields } from '@/components/cases/case-fields';
import { CaseForm } from '@/components/cases/case-form';
import { CaseList } from '@/components/cases/case-list';
import { PageState } from '@/components/empty/page-state';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { MeNav } from '@/components/me/me-nav';
import { type MyCases, readMyCases } from '@/lib/cases/my-cases.server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { addCaseAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cases');
  return { title: t('title'), robots: { index: false } };
}

export default async function CasesPage() {
  const t = await getTranslations('cases');
  const locale = (await getLocale()) as Locale;
  const mine = await readMyCases();
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <MeNav here="cases" />
      <Section id="cases" title={t('list.title')}>
        <Listed locale={locale} mine={mine} />
      </Section>
      {mine.locked ? null : (
        <Section id="new" title={t('new.title')}>
          <CaseForm
            action={addCaseAction}
            fields={await newCaseFields(locale, mine.today, mine.calls)}
            values={{ channel: 'insurer', filedOn: mine.today }}
            hidden={{ locale }}
            words={{
              ...{ problemTitle: t('problemTitle'), save: t('new.save') },
              problems: t.raw('problems') as Record<string, string>,
            }}
          />
          <p className="mt-8 max-w-line text-sm text-muted">{t('kept')}</p>
        </Section>
      )}
    </PageShell>
  );
}

async function Listed({ locale, mine: { cases, locked } }: { locale: Locale; mine: MyCases }) {
  const t = await getTranslations('cases.list');
  if (cases.length > 0) return <CaseList locale={locale} cases={cases} />;
  if (!locked) return <p className="max-w-line text-muted">{t('none')}</p>;
  return (
    <PageState title={t('none')} body={t('locked')}>
      <a href={localePath(locale, '/sign-in')} className="inline-flex min-h-11 items-center">
        {t('signIn')}
      </a>
    </PageState>
  );
}
