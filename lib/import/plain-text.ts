const INVISIBLE = /[\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0]/gu;

/** Longest line that a call log can have; the rest of a longer one is dropped. */
const LONGEST_LINE = 600;
const MOST_LINES = 60_000;

/** A text as plain lines: full-width forms as plain ones, one kind of dash and space, nothing invisible. */
export function plainLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029\v\f]/, MOST_LINES).map(plainLine);
}

const plainLine = (line: string): string =>
  line
    .slice(0, LONGEST_LINE)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[\s\u00a0]/g, ' ')
    .slice(0, LONGEST_LINE)
    .trim();

/** Takes what a pattern finds out of a line and leaves bars in its place: the rest stays where it is, and what stood apart stays apart. */
export function cutOut(line: string, pattern: RegExp, take?: (found: RegExpExecArray) => boolean): string {
  let rest = line;
  for (const found of line.matchAll(pattern)) {
    if (take && !take(found)) continue;
    const end = found.index + found[0].length;
    rest = rest.slice(0, found.index) + '|'.repeat(found[0].length) + rest.slice(end);
  }
  return rest;
}
