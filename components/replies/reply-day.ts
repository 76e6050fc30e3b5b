/** How the days of replies are written: a calendar day in China. */
export const DAY = { dateStyle: 'long', timeZone: 'Asia/Shanghai' } as const;
