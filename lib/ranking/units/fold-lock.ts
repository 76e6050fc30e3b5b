/** Advisory lock of whoever writes units: one folder, refold or recount at a time. */
export const FOLD_LOCK = 7_202;
