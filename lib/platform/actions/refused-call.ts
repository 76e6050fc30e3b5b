/** The cookie by which an action says to the front, and to nobody behind it, that it was called with what it does not take. */
export const REFUSED_CALL = 'wurao-refused-call';

/** Whether an action refused its arguments. @param cookies `Set-Cookie` headers of its answer */
export const refusedCall = (cookies: readonly string[]): boolean =>
  cookies.some((cookie) => cookie.startsWith(`${REFUSED_CALL}=`));
