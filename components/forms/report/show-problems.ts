import type { ShownProblem } from '@/components/forms/fields/shown-problem';
import type { Locale } from '@/lib/platform/locale';
import type { PostedProblem } from './send/post-report';

/** Problems of the API as the form shows them; the names of what an answer may have meant are loaded when there are any. */
export async function showProblems(problems: readonly PostedProblem[], locale: Locale): Promise<ShownProblem[]> {
  if (!problems.some(({ candidates }) => candidates)) return problems.map(({ field, message }) => ({ field, message }));
  const { candidateLabel } = await import('./candidate-label');
  return problems.map(({ field, message, candidates }) => ({
    field,
    message,
    ...(candidates
      ? { candidates: candidates.map((value) => ({ value, label: candidateLabel(field, value, locale) })) }
      : {}),
  }));
}
