import { cutOut } from './plain-text';

/** A time of day that a line names, 'HH:mm', and where it begins. */
export type FoundTime = { readonly time: string; readonly at: number };

const EARLY = '上午|凌晨|清晨|早上|早晨|清早|半夜|午夜';
const LATE = '下午|傍晚|晚上|晚间|夜里|深夜|夜间';
const BEFORE = `(${EARLY}|${LATE}|中午|午间|am|pm|a\\.m\\.|p\\.m\\.)?`;
const CLOCK = new RegExp(
  `${BEFORE} ?(?<![\\d:.])(\\d{1,2})(?: ?: ?|点|时)([0-5]\\d)(?::[0-5]\\d(?:\\.\\d+)?|分(?:\\d{1,2}秒)?)?(?![\\d:]) ?(am|pm|a\\.m\\.|p\\.m\\.)?(?![a-z])`,
  'gi',
);
const HOUR = new RegExp(`${BEFORE} ?(?<!\\d)(\\d{1,2})(?:点(半|整)?)(?![\\d前])`, 'gi');
const WITH_AM = /(?<![\d:.])(\d{1,2}) ?(am|pm)\b/gi;
const COMPACT = /(?<![\d-])([01]\d|2[0-3])([0-5]\d)([0-5]\d)(?![\d-])/g;

const LONG = String.raw`(?:\d{1,4} ?(?:小时|时|钟头|hours?|hrs?|h)(?![a-z]) ?)?(?:\d{1,4} ?(?:分钟|分|minutes?|mins?|m)(?![a-z]) ?)?(?:\d{1,5} ?(?:秒钟?|seconds?|secs?|s)(?![a-z]))?`;
const LENGTH_SAID = /(?:时长|历时|通话时间长|duration|length|for|lasted)[ :：]{0,3}(?:\d{1,3}:)?\d{1,3}:\d{2}(?!\d)/gi;
const LENGTH = new RegExp(
  String.raw`(?<![\d:])(?=\d)(?!\d{1,2} ?时 ?\d{1,2} ?分(?! ?\d| ?钟))${LONG}(?<=\D)(?! ?(?:前|ago))`,
  'gi',
);
const AGO = /(?<!\d)(\d{1,4}) ?(分钟|小时|minutes?|mins?|hours?|hrs?)(?: ?前| ago)/gi;
const RINGS =
  /响铃? ?\d{1,3} ?[声次秒]|(?<!\d)\d{1,3} ?(?:次|通(?!话)|calls?)(?![a-z])|[(×x*] ?\d{1,3} ?\)|[×] ?\d{1,3}/gi;

/** The times of day in a line, in their order, and the line without them. How long a call lasted is no time of day. */
export function findTimes(line: string): { times: FoundTime[]; rest: string } {
  const times: FoundTime[] = [];
  const keep = (time: string | null, at: number): boolean => {
    if (time) times.push({ time, at });
    return time !== null;
  };
  let rest = cutOut(line, LENGTH_SAID);
  rest = cutOut(rest, CLOCK, (f) => keep(timeOf(f[2], f[3], f[1] ?? f[4]), f.index));
  rest = cutOut(rest, HOUR, (f) => keep(timeOf(f[2], f[3] === '半' ? '30' : '00', f[1]), f.index));
  rest = cutOut(rest, WITH_AM, (f) => keep(timeOf(f[1], '00', f[2]), f.index));
  rest = cutOut(cutOut(rest, RINGS), LENGTH, ([said]) => said !== '');
  return { times: times.sort((a, b) => a.at - b.at), rest };
}

/** «5 minutes ago» as so many minutes, and the line without it; null when it is not said. */
export function findAgo(line: string): { minutes: number | null; rest: string } {
  let minutes: number | null = null;
  const rest = cutOut(line, AGO, ([, n, unit = '']) => {
    minutes = Number(n) * (/^(小时|h)/i.test(unit) ? 60 : 1);
    return true;
  });
  return { minutes, rest };
}

/** Times as machines write them beside a date, 091233; only bills do. */
export function findCompactTime(line: string): string | null {
  const [, hour, minute] = new RegExp(COMPACT.source).exec(line) ?? [];
  return hour && minute ? `${hour}:${minute}` : null;
}

/** The hour of the day that is meant by an hour and the word beside it. */
function timeOf(hour: string | undefined, minute: string | undefined, word = ''): string | null {
  const said = Number(hour);
  if (said > 23 || Number(minute) > 59) return null;
  return `${String(hourOf(said, word.toLowerCase().replaceAll('.', ''))).padStart(2, '0')}:${minute}`;
}

function hourOf(said: number, word: string): number {
  if (said > 12 || word === '') return said;
  if (new RegExp(`^(?:${EARLY}|am)$`).test(word)) {
    const lateNight = /半夜|午夜/.test(word) && said >= 6 && said < 12;
    return lateNight ? said + 12 : said % 12;
  }
  if (/^中午|^午间/.test(word)) return said < 4 ? said + 12 : said;
  if (/晚上|夜/.test(word)) return said === 12 ? 0 : said >= 5 ? said + 12 : said;
  return said === 12 ? 12 : said + 12;
}
