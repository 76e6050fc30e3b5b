import type { ShownProblem } from '@/components/forms/fields/shown-problem';
import type { ReportWords } from './report-words';

/** What stands above the problems of a form: answers to mend, or, when no answer is at fault, that it was not taken yet. */
export const summaryTitle = (
  problems: readonly Pick<ShownProblem, 'field'>[],
  words: Pick<ReportWords, 'problemTitle' | 'notTakenTitle'>,
): string => (problems.every(({ field }) => field === 'body') ? words.notTakenTitle : words.problemTitle);
