import type { Direction } from './found-call';

// In this order: «not put through» is an outgoing call, though it begins like «not taken».
const WORDS: readonly [RegExp, Direction][] = [
  [/未接通|呼出|去电|拨出|拨打|已拨|主叫|打出|已取消|outgoing|outbound|dial+ed|cancel+ed|\bout\b|placed/i, 'out'],
  [/未接|未接听|拒接|已拒|挂断|拦截|拒绝|响铃|missed|reject|declin|blocked|unanswered|no answer/i, 'missed'],
  [/呼入|来电|拨入|被叫|已接|接听|打入|incoming|inbound|received|answered|\bin\b/i, 'in'],
];

/** Which way a call went by the words beside it. */
export const directionOf = (text: string): Direction => WORDS.find(([words]) => words.test(text))?.[1] ?? 'unknown';
