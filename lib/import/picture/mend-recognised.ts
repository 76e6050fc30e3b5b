const FIGURES: Record<string, string> = {
  O: '0',
  o: '0',
  D: '0',
  Q: '0',
  l: '1',
  I: '1',
  i: '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  b: '6',
  B: '8',
};
/** A row of figures with letters between them that look like figures. */
const ALMOST_FIGURES = /(?<![\p{L}])(?=[^\s]*\d)[\dOoDQlIiZzSsbB:+()./-]{3,}(?![\p{L}])/gu;
const LETTER = /[OoDQlIiZzSsbB]/g;

/**
 * Mends what character recognition confuses in call logs: letters among figures, dots for colons, spaces inside or missing from dates, times and
 * words. Says nothing new: a line without figures stays as it is but for its spaces.
 */
export function mendRecognised(line: string): string {
  return line
    .normalize('NFKC')
    .replace(/(\d)\|(?=\d)/g, '$11')
    .replace(/[|\s]+/g, ' ')
    .replace(ALMOST_FIGURES, (text) => (mostlyFigures(text) ? text.replace(LETTER, (c) => FIGURES[c] ?? c) : text))
    .replace(/([昨今前]) ?([天日])/g, '$1$2')
    .replace(/星 ?[期朋明] ?([一二三四五六日天])/g, '星期$1')
    .replace(/([上下中]) ?午/g, '$1午')
    .replace(/(\d) ?[:;] ?[.,'’]? ?(\d{2})(?!\d)/g, '$1:$2')
    .replace(/(\d{1,2}\/\d{2})(\d{1,2}[:.]\d{2})(?!\d)/g, '$1 $2')
    .replace(/(?<![\d.:/])([01]?\d|2[0-3])[.,·]([0-5]\d)(?![\d.])/g, '$1:$2')
    .replace(/(\d) ?([月日年]) ?/g, '$1$2')
    .replace(/([年月日天午三二一四五六期])(\d{1,2}:\d{2})/g, '$1 $2')
    .replace(/(20\d{2}) ?\/ ?(1[0-2]|0?[1-9]) ?[/1] ?([0-3]\d)(?!\d)/g, '$1/$2/$3')
    .replace(/(\d)([AP]M)\b/gi, '$1 $2')
    .replace(/(day)(\d)/gi, '$1 $2')
    .trim();
}

const mostlyFigures = (text: string): boolean => text.replace(/\D/g, '').length * 2 > text.length;

/** A time of which the colon was lost, where nothing but a time can stand: «912», «昨天 0830». */
export const mendTime = (text: string): string =>
  text.replace(/(?<![\d/:-])([01]?\d|2[0-3])([0-5]\d)(?![\d/:-])/, '$1:$2');
