import { useTranslations } from 'next-intl';
import { aboutOf, packLetters } from '@/lib/pack/build-letters';
import type { PackCall } from '@/lib/pack/pack-call';
import { NOTHING_FROM_DEVICE } from '@/lib/pack/particulars';
import { packContext } from '@/lib/pack/record/pack-context';
import type { Locale } from '@/lib/platform/locale';
import { letterText } from '@/lib/rights/write-letter';

/** So many reports of single numbers stand on the page; the files have all of them. */
const MOST_NUMBERS = 20;

type Plain = { locale: Locale; calls: readonly PackCall[]; now: Date };

/** The letters for who has no script: field by field in the order of the authority's form, one tap selects a field; blanks to be filled by hand. */
export function PlainLetters({ locale, calls, now }: Plain) {
  const t = useTranslations('pack.letters');
  const facts = {
    calls: [...calls],
    all: calls.length,
    log: null,
    complaints: [],
    site: '',
    madeAt: now.toISOString(),
  };
  const named = (one: Locale) => packLetters(packContext(facts, NOTHING_FROM_DEVICE, one));
  const titles = named(locale);
  let numbers = 0;
  return named('zh-CN').map((ready, i) => {
    const { letter, group, written } = ready;
    const shown = titles[i] ?? ready;
    if (letter.id === 'report_12321' && ++numbers > MOST_NUMBERS) return null;
    const fields = written.blocks.flatMap((block) => (block.kind === 'field' ? [block] : []));
    return (
      <details
        key={`${letter.id} ${group.calls[0]?.receipt}`}
        className="max-w-line border-t border-rule last:border-b"
      >
        <summary className="min-h-11 cursor-pointer py-2.5">
          {t('open', { title: shown.written.title, insurer: aboutOf(shown) })}
        </summary>
        <div lang="zh-CN" className="pb-5">
          {fields.length > 0 ? (
            <dl className="grid gap-3">
              {fields.map(({ id, label, text }) => (
                <div key={id}>
                  <dt className="text-sm text-muted">{label}</dt>
                  <dd className="whitespace-pre-line select-all">{text}</dd>
                </div>
              ))}
            </dl>
          ) : (
            <p className="whitespace-pre-line select-all">{letterText(written)}</p>
          )}
        </div>
      </details>
    );
  });
}
