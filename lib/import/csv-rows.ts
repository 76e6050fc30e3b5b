import Papa from 'papaparse';

const MOST_ROWS = 200_100;

/** The rows of a table written as text, whatever separates its cells. Carriers put a tab in front of figures so that spreadsheets keep them. */
export function csvRows(text: string): string[][] {
  const guess = ['\t', ',', ';', '|'];
  const { data } = Papa.parse<string[]>(text, {
    delimitersToGuess: guess,
    skipEmptyLines: 'greedy',
    preview: MOST_ROWS,
  });
  return data.map((row) => row.map((cell) => cell.replace(/^[\s'=]*"?|"?\s*$/g, '')));
}
