import { useLocale, useTranslations } from 'next-intl';

type Words = { readonly zh: string; readonly en: string | null; readonly link: string | null };

/** A company's words as they stand, in the page's language where it wrote in it; nothing in them is markup. `both`: what it wrote in either language. */
export function CompanyWords({ words: { zh, en, link }, both = false }: { words: Words; both?: boolean }) {
  const t = useTranslations('replies');
  const locale = useLocale();
  const texts = both ? [zh, en] : [locale === 'en' && en !== null ? en : zh];
  return (
    <>
      {texts.map((text, i) =>
        text === null ? null : (
          <blockquote
            key={text}
            lang={text === en && (i === 1 || text !== zh) ? 'en' : 'zh-CN'}
            className="mt-3 max-w-line border-l-2 border-ink pl-4 whitespace-pre-line wrap-anywhere"
          >
            {text}
          </blockquote>
        ),
      )}
      {!both && locale === 'en' && en === null ? <p className="mt-2 text-sm text-muted">{t('onlyChinese')}</p> : null}
      {link ? (
        <p className="mt-1 text-sm">
          <a href={link} rel="nofollow noopener ugc" className="inline-flex min-h-11 items-center wrap-anywhere">
            {t('link', { host: new URL(link).hostname })}
          </a>
        </p>
      ) : null}
    </>
  );
}
