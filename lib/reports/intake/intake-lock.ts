/** Advisory lock that every intake transaction shares: while it is held alone, no report id is drawn but not yet committed. */
export const INTAKE_LOCK = 7_201;
