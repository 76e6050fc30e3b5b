/** Advisory lock of whoever writes heat cells: one folder, recount or publisher at a time. */
export const HEAT_LOCK = 7_205;
