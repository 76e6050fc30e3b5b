/**
 * Hours at which a sales call is unsocial: a line of ours, not of any law, drawn as such. Before nine, the midday rest, from eight in the
 * evening.
 */
export const UNSOCIAL_HOURS: readonly { readonly from: number; readonly before: number }[] = Object.freeze([
  { from: 0, before: 9 },
  { from: 12, before: 14 },
  { from: 20, before: 24 },
]);
