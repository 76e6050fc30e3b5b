import { createTranslator } from 'use-intl/core';
import { DEFAULT_LOCALE, type Locale } from '@/lib/platform/locale';
import type { ReportProblem } from '@/lib/reports/read-report';
import type { SubmitProblem } from '@/lib/reports/submit-report.server';
import enNumber from '@/messages/en/number.json' with { type: 'json' };
import enProblems from '@/messages/en/problems.json' with { type: 'json' };
import zhNumber from '@/messages/zh-CN/number.json' with { type: 'json' };
import zhProblems from '@/messages/zh-CN/problems.json' with { type: 'json' };
import type { FieldProblem, Problem } from '../problem';

const MESSAGES = {
  'zh-CN': { problems: zhProblems, number: zhNumber },
  en: { problems: enProblems, number: enNumber },
};

/** Says problems in a language: sentences that tell what to do. */
export const explainer = (locale: Locale) => EXPLAINERS[locale];

function makeExplainer(locale: Locale) {
  const messages: Record<string, Record<string, unknown>> = MESSAGES[locale];
  const translate = createTranslator({ locale, messages, onError: () => {}, timeZone: 'Asia/Shanghai' }) as unknown as (
    key: string,
    values?: Record<string, string | number>,
  ) => string;
  const has = (key: string) =>
    key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], messages) !== undefined;
  const say = (code: string, values: Record<string, string | number> = {}): string => {
    const key =
      code.startsWith('number_') && has(`number.problem.${code.slice(7)}`)
        ? `number.problem.${code.slice(7)}`
        : `problems.${code}`;
    return translate(has(key) ? key : 'problems.bad_type', values);
  };
  return {
    say,
    field: ({ field, code, candidates }: ReportProblem): FieldProblem => ({
      field,
      code,
      message: say(code, { field }),
      ...(candidates ? { candidates } : {}),
    }),
  };
}

// Made once: a translator costs more than the rest of an answer.
const EXPLAINERS = { 'zh-CN': makeExplainer('zh-CN'), en: makeExplainer('en') };

/** The language of an API answer: the first of `Accept-Language` that is spoken here. */
export function languageOf(header: string | undefined): Locale {
  const first = (header ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .find((part) => /^(zh|en)/.test(part));
  return first?.startsWith('en') ? 'en' : DEFAULT_LOCALE;
}

/** A refused submission as problem details. */
export function problemOf(problem: SubmitProblem, locale: Locale): Problem {
  const { say, field } = explainer(locale);
  switch (problem.kind) {
    case 'invalid':
      return { status: 422, title: say('title_invalid'), errors: problem.problems.map(field) };
    case 'form_token':
      return {
        status: 422,
        title: say('title_invalid'),
        errors: [field({ field: 'formToken', code: `form_token_${problem.problem}` })],
      };
    case 'duplicate':
      return { status: 409, title: say('title_duplicate'), detail: say('duplicate'), receipt: problem.receipt };
    case 'key_reused':
      return {
        status: 422,
        title: say('title_key_reused'),
        errors: [field({ field: 'Idempotency-Key', code: 'key_reused' })],
      };
    case 'unknown_recovery':
      return { status: 401, title: say('title_unknown_recovery'), detail: say('unknown_recovery') };
    case 'limited':
      return {
        status: 429,
        title: say('title_limited'),
        detail: say(`limited_${problem.limit}`),
        retryAfter: problem.retryAfter,
      };
  }
}
