/** Width of one sign, in the unit of the width that lines are broken to. */
export type Measure = (sign: string) => number;

/** Signs that may not begin a line, and those that may not end one (GB/T 15834 and common sense). */
const NOT_FIRST = '、，。；：？！）》」』”’…—％·～,.;:?!)]}%';
const NOT_LAST = '（《「『“‘([{';

const isCjk = (sign: string): boolean =>
  /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u.test(sign);

/**
 * Breaks a text into lines no wider than `width`: between Chinese signs, and between words otherwise; closing signs stay with what is before them,
 * opening ones with what follows. A word wider than a line is cut. Line feeds break. Nothing but the spaces at which lines end is lost.
 */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, width, measure));
}

function breakParagraph(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const close = () => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  for (const atom of atomsOf(text)) {
    const wide = widthOf(atom, measure);
    if (line && used + widthOf(atom.trimEnd(), measure) > width) close();
    if (!line && !atom.trim() && lines.length > 0) continue;
    if (wide <= width || !atom.trim()) {
      line += atom;
      used += wide;
      continue;
    }
    for (const sign of atom) {
      const one = measure(sign);
      if (line && used + one > width) close();
      line += sign;
      used += one;
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

const widthOf = (text: string, measure: Measure): number => {
  let sum = 0;
  for (const sign of text) sum += measure(sign);
  return sum;
};

/** Pieces between which a line may end, each with the spaces after it. */
function atomsOf(text: string): string[] {
  const atoms: string[] = [];
  let before = '';
  for (const sign of text) {
    const joins =
      before !== '' &&
      (sign === ' '
        ? true
        : NOT_FIRST.includes(sign) || NOT_LAST.includes(before) || (before !== ' ' && !isCjk(before) && !isCjk(sign)));
    const last = atoms.length - 1;
    if (joins && last >= 0) atoms[last] += sign;
    else atoms.push(sign);
    before = sign;
  }
  return atoms;
}
