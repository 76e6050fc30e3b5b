let offset = 0;
const TRUSTED = 60_000;

/** Compares the device's clock with the `Date` of an answer just received; a difference under a minute is none. */
export function noteServerDate(response: Response): void {
  const stated = Date.parse(response.headers.get('Date') ?? '');
  if (Number.isNaN(stated)) return;
  const difference = stated - Date.now();
  offset = Math.abs(difference) > TRUSTED ? difference : 0;
}

/** Now by the server's clock, as far as it is known: a phone that runs ahead must not report from the future. */
export const serverNow = (): Date => new Date(Date.now() + offset);
