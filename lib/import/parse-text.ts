import { callLogXml } from './call-log-xml';
import { csvRows } from './csv-rows';
import { type FoundCalls, NOTHING_FOUND } from './found-call';
import { parseBill } from './parse-bill';
import { parsePastedText } from './parse-pasted-text';

const LONGEST_PASTE = 4_000_000;

/**
 * Reads a text that holds calls in any form: a backup as XML, a bill as a table, or the lines of a phone's call log. Never throws; what is none of
 * these holds no call.
 */
export function parseText(text: string, now: Date): FoundCalls {
  const begin = text.trimStart().slice(0, 4_000);
  if (/^<\?xml|^<calls[\s>]/.test(begin)) return parseXml(text);
  const short = text.slice(0, LONGEST_PASTE);
  return (/[,;\t|]/.test(begin) ? parseBill(csvRows(short), now) : null) ?? parsePastedText(short, now);
}

function parseXml(text: string): FoundCalls {
  try {
    const log = callLogXml();
    log.write(text);
    return log.end();
  } catch {
    return NOTHING_FOUND;
  }
}
