/** The private pages of a driver, in the order of the nav; labels are `me.sections.<id>`. */
export const ME_SECTIONS = [
  { id: 'calls', path: '/me' },
  { id: 'pack', path: '/me/pack' },
  { id: 'cases', path: '/me/cases' },
  { id: 'canaries', path: '/me/canaries' },
  { id: 'quotes', path: '/me/quotes' },
  { id: 'shield', path: '/me/shield' },
  { id: 'account', path: '/me/account' },
  { id: 'data', path: '/me/data' },
] as const;

export type MeSection = (typeof ME_SECTIONS)[number]['id'];
