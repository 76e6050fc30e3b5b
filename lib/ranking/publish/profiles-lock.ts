/** Advisory lock of whoever counts profiles: one publisher or repair at a time. */
export const PROFILES_LOCK = 7_204;
