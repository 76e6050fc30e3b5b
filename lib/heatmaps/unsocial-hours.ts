/**
 * Hours at which a sales call is unsocial: a line of ours, not of any law, drawn as such. The same as `reference_unsocial_hours` of
 * legal-rules.json, which takes it from the rule for life insurance.
 */
export const UNSOCIAL_HOURS: readonly { readonly from: number; readonly before: number }[] = Object.freeze([
  { from: 0, before: 9 },
  { from: 21, before: 24 },
]);

/** The hour the unsocial night ends, and the hour it begins. */
export const SOCIAL_HOURS = [UNSOCIAL_HOURS[0]?.before ?? 0, UNSOCIAL_HOURS[1]?.from ?? 24] as const;
