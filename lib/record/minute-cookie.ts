/** Holds the week (yyyyww) in which a driver put the weekly questions away. */
export const MINUTE_COOKIE = 'wurao_minute';
