import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import type { EnteredPublication } from '@/lib/ledger/publication';
import type { Locale } from '@/lib/platform/locale';
import { periodRange } from '@/lib/platform/period-range';

/** Releases, changed denominators and replies of companies as the log has them, newest first, each with its proof. */
export function PublicationList({ publications }: { publications: readonly EnteredPublication[] }) {
  const t = useTranslations('transparency.publications');
  const format = useFormatter();
  return (
    <ul className="max-w-line border-b border-rule">
      {publications.map((act) => (
        <li key={act.index} className="flex flex-wrap items-baseline justify-between gap-x-6 border-t border-rule py-2">
          <span className="min-w-0 flex-1 basis-64">
            <Act act={act} />
            <span className="block text-sm text-muted">{t('line', { index: format.number(act.index) })}</span>
          </span>
          <a
            href={`/api/v1/ledger/publications/${act.index}`}
            aria-label={t('proofOf', { index: act.index })}
            className="inline-flex min-h-11 items-center"
          >
            {t('proof')}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Act({ act }: { act: EnteredPublication }) {
  const t = useTranslations('transparency.publications');
  const locale = useLocale() as Locale;
  if (act.act !== 'release') {
    const insurer = insurerById(act.insurer);
    const name = insurer ? insurerName(insurer, locale) : act.insurer;
    if (act.act !== 'exposure') return <Said act={act} name={name} />;
    return (
      <>
        {t(act.change === 'kept' ? 'kept' : 'changed', { name })}
        <span className="block text-sm text-muted">{act.reason}</span>
      </>
    );
  }
  const month = periodRange(act.month)[0];
  return (
    <>
      {act.revision > 1 ? t('again', { month, revision: act.revision }) : t('release', { month })}
      {act.notice ? <span className="block text-sm text-muted">{act.notice}</span> : null}
    </>
  );
}

type OfReply = Exclude<EnteredPublication, { act: 'release' | 'exposure' }>;

/** A reply, its withdrawal, or the answer to a wish for a correction; `line` is its number on the company's page. */
function Said({ act, name }: { act: OfReply; name: string }) {
  const t = useTranslations('transparency.publications');
  const locale = useLocale();
  if (act.act !== 'answer') return t(act.act === 'withdrawal' ? 'withdrawal' : act.what, { name, line: act.line });
  const foreign = locale === 'en' && act.en === undefined;
  return (
    <>
      {t(act.answer, { name, line: act.line })}
      <span lang={foreign ? 'zh-CN' : undefined} className="block text-sm text-muted">
        {locale === 'en' ? (act.en ?? act.zh) : act.zh}
      </span>
    </>
  );
}
