/** Advisory lock: one release is built at a time. */
export const RELEASE_LOCK = 7_206;
