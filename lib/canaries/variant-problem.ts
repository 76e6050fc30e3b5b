import type { Canary } from './canary';

/**
 * Why a variant would tell nothing where it is found again, or null. `same`: the true name marks nothing. `taken`: left at two places it tells neither.
 * @param variant without spaces around it, like `own`, the true name or address
 */
export function variantProblem(
  variant: string,
  own: string,
  canaries: readonly Pick<Canary, 'variant'>[],
): 'empty' | 'same' | 'taken' | null {
  if (variant === '') return 'empty';
  if (variant === own) return 'same';
  return canaries.some((canary) => canary.variant === variant) ? 'taken' : null;
}
