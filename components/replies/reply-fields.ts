import type { useTranslations } from 'next-intl';
import { ANSWERS, CORRECTABLE, DECLINE_REASONS, REPLY_KINDS } from '@/lib/replies/reply-codes';
import { FIELD_PROBLEMS, LENGTHS } from '@/lib/replies/reply-input';
import type { TypedField } from './reply-form';

type Words = ReturnType<typeof useTranslations<'replies'>>;

const OF_FORMS = ['not_yours', 'limited', 'too_many', 'gone', 'bad_decision'] as const;

/** What can be wrong with a form about replies, in sentences. */
export const problemWords = (t: Words): Record<string, string> =>
  Object.fromEntries([...FIELD_PROBLEMS, ...OF_FORMS].map((code) => [code, t(`problems.${code}`)]));

/** The fields of a company's reply. @param domains sites of its own that may be linked */
export const replyFields = (t: Words, domains: readonly string[]): TypedField[] => [
  {
    ...{ kind: 'choice', name: 'kind', label: t('fields.kind') },
    choices: REPLY_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
  },
  {
    ...{ kind: 'choice', name: 'about', label: t('fields.about'), hint: t('fields.aboutHint') },
    choices: CORRECTABLE.map((value) => ({ value, label: t(`about.${value}`) })),
  },
  {
    ...{ kind: 'text', name: 'zh', label: t('fields.zh'), hint: t('fields.zhHint', { ...LENGTHS }) },
    ...{ rows: 8, lang: 'zh-CN' },
  },
  {
    ...{ kind: 'text', name: 'en', label: t('fields.en'), hint: t('fields.enHint', { ...LENGTHS }) },
    ...{ rows: 6, lang: 'en' },
  },
  {
    ...{ kind: 'link', name: 'link', label: t('fields.link') },
    hint: domains.length > 0 ? t('fields.linkHint', { domains: domains.join(', ') }) : t('problems.no_site'),
  },
];

/** The one field of a decision: publish, or a reason to decline. */
export const decisionFields = (t: Words): TypedField[] => [
  {
    ...{ kind: 'choice', name: 'decision', label: t('moderate.decision') },
    choices: [
      { value: 'publish', label: t('moderate.publish') },
      ...DECLINE_REASONS.map((value) => ({ value, label: t('moderate.decline', { reason: t(`reasons.${value}`) }) })),
    ],
  },
];

/** The fields of the public sentence under a correction. */
export const answerFields = (t: Words): TypedField[] => [
  {
    ...{ kind: 'choice', name: 'answer', label: t('moderate.answer') },
    choices: ANSWERS.map((value) => ({ value, label: t(`standings.${value}`) })),
  },
  {
    ...{ kind: 'text', name: 'zh', label: t('moderate.zh'), hint: t('moderate.zhHint', { ...LENGTHS }) },
    ...{ rows: 3, lang: 'zh-CN' },
  },
  {
    ...{ kind: 'text', name: 'en', label: t('moderate.en') },
    ...{ rows: 3, lang: 'en' },
  },
];
