/**
 * A text as it may be kept: composed, without characters that show nothing or turn the line around, lines trimmed, at most one empty line in a row. What is
 * left are letters and line ends: it is shown as it stands, and nothing in it is markup.
 */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();

/** Length of a text in characters, as the database counts them. */
export const lengthOf = (text: string): number => [...text].length;
