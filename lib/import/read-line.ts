import { addDays, chinaDate, chinaLocal } from '@/lib/platform/calendar-day';
import { directionOf } from './direction-words';
import { findDays } from './find-days';
import { findNumbers } from './find-numbers';
import { findAgo, findTimes } from './find-times';
import type { Direction } from './found-call';

/** What one line of a call log says. */
export type ReadLine = {
  readonly number: string | null;
  readonly day: string | null;
  readonly time: string | null;
  readonly direction: Direction;
  /** Words that may be the name of a contact: those in front of the number, or all of a line that has nothing else. */
  readonly name: string | null;
  readonly relative: boolean;
};

/** The day and minute of the log in China. */
export type LogClock = { readonly day: string; readonly time: string };

type Mark = { readonly at: number; readonly kind: 'number' | 'when' };

/** Words that stand beside numbers and are no names. */
const NOISE =
  /来电号码|对方号码|电话号码|手机号码?|通话记录|最近|全部|所有|编辑|个人收藏|通讯录|拨号|键盘|语音留言|搜索|筛选|未接来电|归属地|主叫|被叫|呼入|呼出|来电|去电|拨入|拨出|已接|未接|拒接|接听|拒绝|挂断|响铃|电话|号码|座机|固话|住宅|工作|手机|中国|移动|联通|电信|广电|铁通|虚拟|未知|标记|人|次|卡 ?[12]|SIM ?[12]|高清|语音|视频|通话|incoming|outgoing|missed|rejected|received|call(?:s|er)?|phone|mobile|home|work|unknown|number|from|tel|at|on|ago|the|volte|hd|sim|recents?|all|edit|contacts|keypad|voicemail|favou?rites|search|china|mainland|[^\p{L} ]/giu;
const PLACE =
  /北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|beijing|tianjin|shanghai|chongqing|hebei|shanxi|shaanxi|liaoning|jilin|heilongjiang|jiangsu|zhejiang|anhui|fujian|jiangxi|shandong|henan|hubei|hunan|guangdong|guangxi|hainan|sichuan|guizhou|yunnan|gansu|qinghai|ningxia|xinjiang|tibet|mongolia/i;

/** Day and minute in China. */
export const clockOf = (now: Date): LogClock => ({
  day: chinaDate(now),
  time: chinaLocal(now).slice(11),
});

/** Reads one line; several entries that stand in it come apart. */
export function readLine(line: string, clock: LogClock): ReadLine[] {
  return entriesOf(line, clock.day).map((text) => readEntry(text, clock));
}

function readEntry(text: string, clock: LogClock): ReadLine {
  const { days, rest: withoutDays } = findDays(text, clock.day);
  const { minutes, rest: withoutAgo } = findAgo(withoutDays);
  const { times, rest } = findTimes(withoutAgo);
  const [number] = findNumbers(rest);
  const ago = minutes === null ? null : momentBefore(clock, minutes);
  const [day] = days;
  return {
    number: number?.number ?? null,
    day: day?.day ?? ago?.day ?? null,
    time: times[0]?.time ?? ago?.time ?? null,
    direction: directionOf(number ? rest.slice(0, number.at) + rest.slice(number.end) : rest),
    name: nameIn(number ? rest.slice(0, number.at) : rest),
    relative: ago !== null || (day?.relative ?? false),
  };
}

/** Cuts a line before every number, or before every «when» where that comes first. */
function entriesOf(line: string, today: string): string[] {
  const { days, rest: withoutDays } = findDays(line, today);
  const { times, rest } = findTimes(withoutDays);
  const numbers = findNumbers(rest);
  if (numbers.length < 2) return [line];
  const marks: Mark[] = [
    ...numbers.map(({ at }) => ({ at, kind: 'number' as const })),
    ...[...days, ...times].map(({ at }) => ({ at, kind: 'when' as const })),
  ].sort((a, b) => a.at - b.at);
  const leading = marks[0]?.kind;
  const cuts = marks.filter(
    ({ kind }, i) => kind === leading && marks[i - 1]?.kind !== (leading === 'when' ? 'when' : null),
  );
  const starts = cuts.map(({ at }) => at).slice(1);
  return [0, ...starts].map((at, i) => line.slice(at, starts[i] ?? line.length));
}

function nameIn(text: string): string | null {
  const bare = text.replace(NOISE, ' ').replace(/\s+/g, ' ').trim();
  if (!/\p{L}{2}/u.test(bare) || bare.length > 30 || PLACE.test(bare)) return null;
  return bare;
}

function momentBefore({ day, time }: LogClock, minutes: number): { day: string; time: string } {
  const [hour, minute] = time.split(':').map(Number);
  const left = (hour ?? 0) * 60 + (minute ?? 0) - minutes;
  const days = Math.floor(left / 1440);
  const rest = left - days * 1440;
  const two = (n: number) => String(n).padStart(2, '0');
  return { day: addDays(day, days), time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}` };
}
