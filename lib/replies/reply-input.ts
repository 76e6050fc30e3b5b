import { z } from 'zod';
import type { Insurer } from '@/lib/insurers/registry';
import { err, ok, type Result } from '@/lib/platform/result';
import { PERSONAL_TRACES, personalTrace } from '@/lib/privacy/personal-traces';
import { lengthOf, plainText } from './plain-text';
import { ANSWERS, type Answer, CORRECTABLE, type Correctable, REPLY_KINDS, type ReplyKind } from './reply-codes';

/** Characters: Chinese from and to, the same of English, which needs more of them, and of a sentence of ours. */
export const LENGTHS = { least: 10, zh: 1_000, en: 2_500, link: 300, leastAnswer: 4, answer: 300 } as const;

/** What a company sends, read. */
export type NewReply = {
  readonly kind: ReplyKind;
  readonly about: Correctable | null;
  readonly zh: string;
  readonly en: string | null;
  readonly link: string | null;
};

/** The public sentence under a wish for a correction. */
export type NewAnswer = { readonly answer: Answer; readonly zh: string; readonly en: string | null };

/** What can be wrong with a field; words are `replies.problems`. */
export const FIELD_PROBLEMS = [
  'choose',
  'too_short',
  'too_long',
  'not_https',
  'other_site',
  'no_site',
  ...PERSONAL_TRACES,
] as const;
type FieldProblem = (typeof FIELD_PROBLEMS)[number];
export type ReplyProblem = { readonly field: string; readonly code: string };

const check = (problemOf: (value: string) => FieldProblem | null) => (value: string, context: z.RefinementCtx) => {
  const message = problemOf(value);
  if (message) context.addIssue({ code: 'custom', message });
};

const words = (least: number, most: number, optional = false) =>
  z
    .string()
    .transform(plainText)
    .superRefine(
      check((text) => {
        if (optional && text === '') return null;
        if (lengthOf(text) < least) return 'too_short';
        return lengthOf(text) > most ? 'too_long' : personalTrace(text);
      }),
    );
const choice = <T extends string>(codes: readonly T[]) => z.enum(codes, { error: 'choose' });
const orNull = (text: string) => (text === '' ? null : text);

const ownSite = (domains: readonly string[]) =>
  z
    .string()
    .transform((text) => text.trim())
    .superRefine(check((text) => (text === '' ? null : linkProblem(text, domains))))
    .transform((text) => (URL.canParse(text) ? new URL(text).href : null));

function linkProblem(text: string, domains: readonly string[]): FieldProblem | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return 'not_https';
  if (url.href.length > LENGTHS.link) return 'too_long';
  if (domains.length === 0) return 'no_site';
  if (!domains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`))) return 'other_site';
  return personalTrace(spelt(url.href));
}

/** An address as people read it. */
function spelt(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Reads what a company's representative has filled in. @param insurer the company he speaks for: only its own site may be linked */
export function readReply(
  form: Readonly<Record<string, unknown>>,
  { domains }: Pick<Insurer, 'domains'>,
): Result<NewReply, ReplyProblem[]> {
  const correction = form.kind === 'correction';
  const shape = z.object({
    kind: choice(REPLY_KINDS),
    about: correction ? choice(CORRECTABLE) : z.null(),
    zh: words(LENGTHS.least, LENGTHS.zh),
    en: words(LENGTHS.least, LENGTHS.en, true).transform(orNull),
    link: ownSite(domains),
  });
  return resultOf(shape.safeParse({ ...form, about: correction ? form.about : null }));
}

/** Reads a moderator's sentence about a correction. */
export function readAnswer(form: Readonly<Record<string, unknown>>): Result<NewAnswer, ReplyProblem[]> {
  const shape = z.object({
    answer: choice(ANSWERS),
    zh: words(LENGTHS.leastAnswer, LENGTHS.answer),
    en: words(LENGTHS.leastAnswer, LENGTHS.answer * 2, true).transform(orNull),
  });
  return resultOf(shape.safeParse(form));
}

/** The first problem of each field. */
function resultOf<T>(read: z.ZodSafeParseResult<T>): Result<T, ReplyProblem[]> {
  if (read.success) return ok(read.data);
  const found = new Map<string, string>();
  for (const { path, message, code } of read.error.issues) {
    const field = String(path[0]);
    if (!found.has(field)) found.set(field, code === 'custom' || message === 'choose' ? message : 'too_short');
  }
  return err([...found].map(([field, code]) => ({ field, code })));
}
