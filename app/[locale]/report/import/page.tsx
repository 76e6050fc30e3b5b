import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { cityNames, insurerLists, roleOptions } from '@/components/import/import-choices';
import { ImportDesk } from '@/components/import/import-desk';
import type { ImportWords } from '@/components/import/import-words';
import { PasteForm } from '@/components/import/paste-form';
import { PlainList } from '@/components/import/plain-list';
import { InstallPart } from '@/components/installed/install-part';
import { RegisterWorker } from '@/components/installed/register-worker';
import { readImportDraft } from '@/lib/import/import-draft';
import { ocrEngine } from '@/lib/import/ocr-engine.server';
import { systemClock } from '@/lib/platform/clock';
import type { Locale } from '@/lib/platform/locale';
import { freshFormToken, mostNamedInsurers } from '@/lib/reports/report-page.server';

const CITIES = 'city-names';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('import');
  return { title: t('title'), description: t('lead') };
}

export default async function ImportPage() {
  const t = await getTranslations('import');
  const locale = (await getLocale()) as Locale;
  const now = systemClock();
  const claims = await getTranslations('report.insurer');
  const insurers = insurerLists(await mostNamedInsurers(now), locale, (code) => claims(code));
  const shared = { insurers, roles: roleOptions(locale), cities: CITIES };
  const draft = readImportDraft((await headers()).get('x-wurao-import'));
  return (
    <div className="mx-auto max-w-page px-4 pt-6 sm:px-8 sm:pt-12 lg:grid lg:grid-cols-[minmax(0,40rem)_minmax(0,1fr)] lg:gap-x-20">
      <div>
        <h1 className="text-2xl sm:text-3xl">{t('title')}</h1>
        <p className="mt-2 mb-8 text-muted sm:mt-4">{t('lead')}</p>
        <p id="not-received" className="mb-8 hidden border-l-4 border-ink pl-4 font-semibold target:block">
          {t('notReceived')}
        </p>
        {draft ? (
          <PlainList draft={draft} formToken={freshFormToken(now)} {...shared} />
        ) : (
          <>
            <PasteForm />
            <ImportDesk
              locale={locale}
              words={{ ...t.raw('script'), aside: t.raw('aside') } as ImportWords}
              engine={await ocrEngine()}
              {...shared}
            />
          </>
        )}
        <RegisterWorker />
        <datalist id={CITIES}>
          {cityNames(locale).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <aside className="mt-14 space-y-10 border-t border-rule pt-6 text-sm lg:mt-24">
        {(['where', 'stays'] as const).map((part) => (
          <section key={part} aria-labelledby={part}>
            <h2 id={part} className="text-lg">
              {t(`${part}.title`)}
            </h2>
            <dl className="mt-4 max-w-line space-y-4">
              {(part === 'where' ? ['iphone', 'android', 'bill', 'backup'] : ['device', 'number', 'contacts']).map(
                (row) => (
                  <div key={row}>
                    <dt className="font-semibold">{t(`${part}.${row}`)}</dt>
                    <dd className="text-muted">{t(`${part}.${row}Text`)}</dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
        <InstallPart />
      </aside>
    </div>
  );
}
