/** Under https the `__Host-` prefix keeps sibling domains and plain http from planting a cookie of ours. */
export const ownCookieName = (name: string, https: boolean): string => (https ? `__Host-${name}` : name);

/**
 * A cookie of this site in the shape of Next's `cookies().set`: sent to no other host, read by no script.
 * @param maxAge seconds; 0 takes it back, which browsers heed only under the same name and attributes
 */
export const ownCookie = (name: string, value: string, maxAge: number, https: boolean) =>
  ({
    name: ownCookieName(name, https),
    value,
    maxAge,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: https,
  }) as const;
