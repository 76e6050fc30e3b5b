/** Advisory lock of whoever extends the tiles, signs a checkpoint or adopts older reports: one at a time. */
export const LEDGER_LOCK = 7_205;
