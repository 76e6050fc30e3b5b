import type { Published, TableRow } from '@/lib/privacy/gate';

/** Answers about one thing: how many of each kind are shown, and their sum; kinds that are hidden or empty are absent alike. */
export interface AnswerLine<C extends string> {
  readonly key: string;
  readonly answers: ReadonlyMap<C, number>;
  readonly shown: number;
}

/** Lines of a published two-column table, each with what it shows, most answers first. @param codes the kinds of answers in their order */
export function answersByKey<C extends string>(rows: Published<TableRow[]>, codes: readonly C[]): AnswerLine<C>[] {
  const lines = new Map<string, Map<C, number>>();
  for (const { key: parts, total, reports } of rows) {
    const [key = '', code] = parts;
    const known = codes.find((each) => each === code);
    if (total || known === undefined) continue;
    const line = lines.get(key) ?? new Map<C, number>();
    lines.set(key, line.set(known, reports));
  }
  return [...lines]
    .map(([key, answers]) => ({ key, answers, shown: [...answers.values()].reduce((sum, count) => sum + count, 0) }))
    .sort((a, b) => b.shown - a.shown || (a.key < b.key ? -1 : 1));
}
