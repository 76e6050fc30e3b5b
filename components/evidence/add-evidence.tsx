import { getTranslations } from 'next-intl/server';
import { ACCEPTED, LARGEST_FILE } from '@/lib/evidence/attachment';
import { type Locale, localePath } from '@/lib/platform/locale';
import { EVIDENCE_FIGURES } from './evidence-figures';
import { UploadForm, type UploadWords } from './upload-form';

const PROBLEMS = [
  ...(['no_file', 'empty', 'too_large', 'heic', 'video', 'unknown_type', 'broken', 'too_many', 'too_much'] as const),
  ...(['same_file', 'limited', 'busy', 'store_down', 'not_a_form', 'aborted', 'cross_site', 'offline'] as const),
];

/** The form that takes a file as evidence of one call: plain without JavaScript, with progress and smaller pictures with it. */
export async function AddEvidence({ receipt, locale, lead }: { receipt: string; locale: Locale; lead: string }) {
  const t = await getTranslations('evidence');
  const words: UploadWords = {
    ...{
      label: t('add.label'),
      choose: t('add.choose'),
      button: t('add.button'),
      preparing: t('add.preparing'),
      sending: t('add.sending'),
    },
    ...{ shared: t('add.shared'), storing: t('add.storing'), hint: t('add.hint', EVIDENCE_FIGURES) },
    problems: Object.fromEntries(PROBLEMS.map((code) => [code, t(`problems.${code}`, EVIDENCE_FIGURES)])),
  };
  const page = localePath(locale, `/me/calls/${receipt}`);
  return (
    <>
      <p className="mb-5 max-w-line">{lead}</p>
      <UploadForm page={page} accept={ACCEPTED} largest={LARGEST_FILE} words={words} />
      <details className="mt-5 max-w-line text-sm">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted underline decoration-1 underline-offset-4">
          {t('about.title')}
        </summary>
        <ul className="mt-1 list-disc space-y-2 pl-5 text-muted">
          {(['kinds', 'stripped', 'sealed', 'checked', 'kept'] as const).map((line) => (
            <li key={line}>{t(`about.${line}`, EVIDENCE_FIGURES)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
