/** Advisory lock of whoever freezes the tables of the drivers' records. */
export const RECORD_LOCK = 7_221;
