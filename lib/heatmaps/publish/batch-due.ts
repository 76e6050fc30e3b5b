/** Reports, all of which anybody can count in the public log: so when a batch closes tells nothing. */
export type Arrived = {
  /** Since the last batch was closed. */
  readonly waiting: number;
  /** Of the running quarter, in closed batches. */
  readonly closed: number;
  /** Of the quarter before. */
  readonly before: number;
};

/** From so many reports on, a batch loses next to nothing in provinces, hours and bins. */
const LARGE = 25_000;
/** The least of a batch of a site that has no quarter before. */
const FIRST = 200;

/**
 * Whether a batch is closed. Each hides cells of its own, so few and large ones show most: a batch has 25,000 reports and an eighth of what the
 * quarter has shown, or doubles it and has half of the quarter before. The last of these does not come in the last month of a quarter, whose end
 * closes a batch anyway. `today`: date in China
 */
export function isDue({ waiting, closed, before }: Arrived, today: string): boolean {
  if (waiting >= Math.max(LARGE, closed / 8)) return true;
  const lastMonth = Number(today.slice(5, 7)) % 3 === 0;
  return !lastMonth && waiting >= Math.max(FIRST, closed, before / 2);
}

/** Whether the running quarter has enough to stand for what is new. */
export const isFull = ({ closed, before }: Omit<Arrived, 'waiting'>): boolean => closed >= Math.min(LARGE, before / 2);
