import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { insurerPath } from '@/components/ranking/forest-rows';
import { insurerName } from '@/lib/insurers/insurer-name';
import type { Insurer } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import { formerNamesOf } from './insurer-groups';
import { Sources } from './official-number-list';

/** Every name of a company: legal, English, those heard on calls, former ones; and what that rests on. */
export function NameFacts({ insurer }: { insurer: Insurer }) {
  const t = useTranslations('insurers.names');
  const english = useLocale() === 'en';
  return (
    <dl className="max-w-line border-b border-rule">
      <Fact about={t('legal')}>
        <span lang="zh-CN">{insurer.legalNameZh}</span>
      </Fact>
      <Fact about={t(english ? 'chinese' : 'english')}>
        {english ? <span lang="zh-CN">{insurer.shortNameZh}</span> : <span lang="en">{insurer.nameEn}</span>}
      </Fact>
      <Fact about={t('aliases')}>{insurer.aliases.length > 0 ? <Aliases insurer={insurer} /> : null}</Fact>
      <Fact about={t('former')}>{formerNamesOf(insurer).length > 0 ? <Former insurer={insurer} /> : null}</Fact>
      <Fact about={t('group')}>{insurer.group ? <span lang="zh-CN">{insurer.group}</span> : null}</Fact>
      <Fact about={t('domains')}>{insurer.domains.join(' · ') || null}</Fact>
      <Fact about={t('source')}>
        <Basis insurer={insurer} />
      </Fact>
    </dl>
  );
}

function Fact({ about, children }: { about: string; children: ReactNode }) {
  if (children === null) return null;
  return (
    <div className="border-t border-rule py-3 sm:grid sm:grid-cols-[9rem_1fr] sm:gap-6">
      <dt className="font-semibold">{about}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Aliases({ insurer }: { insurer: Insurer }) {
  return (
    <span lang="zh-CN" className="flex flex-wrap gap-x-4">
      {insurer.aliases.map((alias) => (
        <span key={alias}>{alias}</span>
      ))}
    </span>
  );
}

function Former({ insurer }: { insurer: Insurer }) {
  const locale = useLocale() as Locale;
  return (
    <span className="flex flex-wrap gap-x-4">
      {formerNamesOf(insurer).map((each) => (
        <a key={each.id} href={insurerPath(each.id, locale)}>
          {insurerName(each, locale)}
        </a>
      ))}
    </span>
  );
}

function Basis({ insurer }: { insurer: Insurer }) {
  const t = useTranslations('insurers.names');
  const english = useLocale() === 'en';
  return (
    <>
      <Sources codes={insurer.source} />
      {english && insurer.note ? <span className="block text-xs text-muted">{insurer.note}</span> : null}
      {insurer.source.includes('recall') ? <span className="block text-sm">{t('recall')}</span> : null}
    </>
  );
}
