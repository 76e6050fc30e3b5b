/** As much of an address as may be written down: receipts, names of files, telephone numbers and whatever is long or encoded stand in some of them. */
export const pathForLog = (url: string): string =>
  (url.split(/[?#]/)[0] ?? '')
    .split('/')
    .map((segment) => (/^[a-z][a-z.-]{0,24}$|^(?:en|zh-CN|v1)$/.test(segment) || segment === '' ? segment : '*'))
    .join('/')
    .slice(0, 200);
