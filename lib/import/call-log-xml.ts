import { SaxesParser } from 'saxes';

import { chinaDate, chinaLocal } from '@/lib/platform/calendar-day';
import { HIDDEN_CALLER } from './find-numbers';
import type { Direction, FoundCall, FoundCalls } from './found-call';

/** A file that is no backup of a call log, or one that is made to do harm. */
export class NotACallLog extends Error {}

// Of Android's CallLog.Calls: 1 incoming, 2 outgoing, 3 missed, 4 voicemail, 5 rejected, 6 blocked, 7 answered on another device.
const DIRECTIONS: Record<string, Direction> = {
  1: 'in',
  2: 'out',
  3: 'missed',
  4: 'missed',
  5: 'missed',
  6: 'missed',
  7: 'in',
};
const SHOWN = '1';
const NOBODY = /^\(?(?:unknown|null|未知)\)?$/i;
const MOST_CALLS = 500_000;

/**
 * Reads a backup by «SMS Backup & Restore» (`calls-*.xml`) piece by piece. `write` takes the next piece of the text and throws NotACallLog for a
 * file with a document type (that is how entity bombs are made) or another root; `end` gives what was found. A file cut short gives its whole calls.
 */
export function callLogXml(): { write(piece: string): void; end(): FoundCalls } {
  const calls: FoundCall[] = [];
  let unread = 0;
  let depth = 0;
  const parser = new SaxesParser();
  // A picture character split in two, which the app writes, is no XML; the rest is read all the same.
  parser.on('error', () => {});
  parser.on('doctype', () => {
    throw new NotACallLog('a document type');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (depth++ === 0 && name !== 'calls') throw new NotACallLog('another root');
    if (name !== 'call' || calls.length >= MOST_CALLS) return;
    const call = readCall(attributes);
    if (call) calls.push(call);
    else unread++;
  });
  parser.on('closetag', () => depth--);
  return {
    write: (piece) => void parser.write(piece),
    end() {
      if (depth === 0 && calls.length === 0 && unread === 0) throw new NotACallLog('no call');
      return { calls, unread, relative: false };
    },
  };
}

function readCall({
  number = '',
  date = '',
  type = '',
  presentation,
  contact_name: name = '',
}: Record<string, string>) {
  const moment = new Date(/^\d{10,14}$/.test(date) ? Number(date.length < 13 ? `${date}000` : date) : Number.NaN);
  if (Number.isNaN(moment.getTime())) return null;
  const hidden = (presentation !== undefined && presentation !== SHOWN) || number === '' || /^-\d$/.test(number);
  const call: FoundCall = {
    number: hidden ? HIDDEN_CALLER : number.slice(0, 60),
    day: chinaDate(moment),
    time: chinaLocal(moment).slice(11),
    direction: DIRECTIONS[type] ?? 'unknown',
    name: name === '' || NOBODY.test(name) ? null : name.slice(0, 60),
  };
  return call;
}
