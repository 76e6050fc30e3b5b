import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import { type LetterId, letterById } from '@/lib/rights/letters';
import { type LetterFacts, letterText, writeLetter } from '@/lib/rights/write-letter';
import { Copyable } from './copyable';
import { inLanguage } from './in-language';
import { SourceLine } from './source-line';

type Shown = { id: LetterId; facts: LetterFacts; locale: Locale };

/** A letter with blanks: as one text, or field by field in the order of the authority's form, each to be copied. */
export function LetterText({ id, facts, locale }: Shown) {
  const letter = letterById(id);
  const written = writeLetter(letter, facts, locale);
  const fields = written.blocks.filter((block) => block.kind === 'field');
  return (
    <>
      <p className="max-w-line text-sm text-muted">{inLanguage(letter.use, locale)}</p>
      {fields.length > 0 ? (
        <dl className="mt-3 grid max-w-line gap-y-3">
          {fields.map((field) => (
            <div key={field.id}>
              <dt className="text-sm text-muted">{field.label}</dt>
              <dd>
                <Copyable id={`${id}-${field.id}`} text={field.text} />
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <div className="mt-3">
          <Copyable id={id} text={letterText(written)} />
        </div>
      )}
      {written.order ? <p className="mt-2 text-xs text-muted">{written.order}</p> : null}
      <SourceLine of={letter} locale={locale} />
    </>
  );
}

/** Letters folded away under their titles. */
export function LetterFolds({ ids, facts, locale }: { ids: readonly LetterId[]; facts: LetterFacts; locale: Locale }) {
  const t = useTranslations('rights.router');
  return ids.map((id) => (
    <details key={id} className="max-w-line border-t border-rule last:border-b">
      <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
        {t('letter', { title: inLanguage(letterById(id).title, locale) })}
      </summary>
      <div className="pb-5">
        <LetterText id={id} facts={facts} locale={locale} />
      </div>
    </details>
  ));
}
