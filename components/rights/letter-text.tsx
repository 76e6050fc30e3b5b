import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import { type LetterId, letterById } from '@/lib/rights/letters';
import { type LetterFacts, letterText, type WrittenBlock, writeLetter } from '@/lib/rights/write-letter';
import { Copyable } from './copyable';
import { inLanguage } from './in-language';
import { SourceLine } from './source-line';

type Shown = { id: LetterId; facts: LetterFacts; locale: Locale };

/** A letter with blanks, in Chinese with a gloss beside it where that is needed: as one text, or field by field in the order of the authority's form, each to be copied. */
export function LetterText({ id, facts, locale }: Shown) {
  const letter = letterById(id);
  const written = writeLetter(letter, facts, 'zh-CN');
  const gloss = locale === 'en' ? writeLetter(letter, facts, 'en') : null;
  const glossOf = (field: string) =>
    gloss?.blocks.find((block) => block.kind === 'field' && block.id === field) ?? null;
  const fields = written.blocks.filter((block) => block.kind === 'field');
  return (
    <>
      <p className="max-w-line text-sm text-muted">{inLanguage(letter.use, locale)}</p>
      {fields.length > 0 ? (
        <dl className="mt-3 grid max-w-line gap-y-3">
          {fields.map((field) => (
            <div key={field.id}>
              <dt className="text-sm text-muted">
                <span lang="zh-CN">{field.label}</span>
                {labelOf(glossOf(field.id))}
              </dt>
              <dd>
                <Copyable id={`${id}-${field.id}`} text={field.text} gloss={glossOf(field.id)?.text ?? null} />
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <div className="mt-3">
          <Copyable id={id} text={letterText(written)} gloss={gloss && letterText(gloss)} />
        </div>
      )}
      {written.order ? <p className="mt-2 text-xs text-muted">{gloss?.order ?? written.order}</p> : null}
      <SourceLine of={letter} locale={locale} />
    </>
  );
}

const labelOf = (field: WrittenBlock | null): string => (field?.kind === 'field' ? ` · ${field.label}` : '');

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
