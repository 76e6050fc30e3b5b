import { directionOf } from './direction-words';

/** Which column of a bill holds what. `date` stands apart only where date and time do. */
export type BillColumns = {
  readonly header: number;
  readonly number: number;
  readonly caller: number | null;
  readonly time: number;
  readonly date: number | null;
  readonly direction: number | null;
  readonly name: number | null;
};

export type Rows = readonly (readonly string[])[];

// Each list from the surest word to the loosest.
const NUMBER = [
  /^对方(?:号码|电话)/,
  /^对端/,
  /对方/,
  /^(?:通话|来电|呼叫|通信|联系)号码/,
  /^被叫号码|^被叫/,
  /^(?:phone )?numbers?$/i,
  /phone|号码|电话|number/i,
];
const CALLER = [/^主叫号码|^主叫$/];
const TIME = [
  /(?:起始|开始|通话开始|呼叫)日?期?时间/,
  /^通话(?:起始)?时间$|^通信时间$|^来电时间/,
  /^时间$|^start(?:ed| time)?$|^(?:call )?time$|date.*time|^timestamp$/i,
  /起始|时间(?!长)|time$/i,
  /日期|date/i,
];
const DATE = [/^(?:通话|呼叫|起始|开始)?日期$/, /^(?:call )?date$/i];
const DIRECTION = [
  /呼叫类型|主被叫|通信方式|通话方式|呼叫方式|呼叫方向/,
  /通话类型|^类型$|direction|call type|^type$/i,
];
const NAME = [/姓名|联系人|备注名|contact|^name$/i];
const LENGTH = /时长|duration|费|元|金额/i;

/** Rows above the header: a bill's title, the subscriber, the period. */
const DEEPEST_HEADER = 60;
const LOOKED_AT = 40;

/** Finds the row of headings and what they head; null when the table is no list of calls. */
export function billColumns(rows: Rows): BillColumns | null {
  for (const [header, row] of rows.slice(0, DEEPEST_HEADER).entries()) {
    const heads = row.map((cell) => cell.normalize('NFKC').replace(/[\s_*"']/g, ''));
    const spaced = row.map((cell) => cell.normalize('NFKC').trim());
    const caller = pick(heads, CALLER);
    const number = pick(heads, NUMBER) ?? pick(spaced, NUMBER) ?? caller;
    const time = pick(heads, TIME, [number]) ?? pick(spaced, TIME, [number]);
    if (number === null || time === null) continue;
    const taken = [number, time, caller];
    const date = pick(heads, DATE, taken);
    return {
      ...{ header, number, caller: caller === number ? null : caller, time, date },
      direction: directionColumn(rows.slice(header + 1, header + 1 + LOOKED_AT), heads, taken),
      name: pick(heads, NAME, taken),
    };
  }
  return null;
}

/** The first column whose heading fits the surest word. */
function pick(
  heads: readonly string[],
  words: readonly RegExp[],
  taken: readonly (number | null)[] = [],
): number | null {
  for (const word of words) {
    const found = heads.findIndex((head, i) => word.test(head) && !LENGTH.test(head) && !taken.includes(i));
    if (found >= 0) return found;
  }
  return null;
}

/** The heading may say «type» of several columns; the one whose cells say which way calls went is meant. */
function directionColumn(rows: Rows, heads: readonly string[], taken: readonly (number | null)[]): number | null {
  const told = (column: number) => rows.filter((row) => directionOf(row[column] ?? '') !== 'unknown').length;
  const columns = heads.map((_, i) => i).filter((i) => !taken.includes(i) && !LENGTH.test(heads[i] ?? ''));
  const best = columns.sort((a, b) => told(b) - told(a))[0];
  return best !== undefined && told(best) > 0 ? best : pick(heads, DIRECTION, taken);
}
