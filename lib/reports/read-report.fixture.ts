import { readReport } from './read-report';
import { type ReportInput, reportInput } from './report-input';

/** The moment of receipt in tests of the rules. */
export const now = new Date('2026-11-22T04:00:30Z');

/** The least a report says. */
export const good = { number: '95511', insurer: 'pingan', city: '440100' };

const input = (change: object = {}): ReportInput => reportInput.parse({ ...good, ...change });
export const read = (change: object = {}) => readReport(input(change), now);

/** A good report with a change, as it is accepted; throws where it is not. */
export function accepted(change: object = {}) {
  const result = read(change);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The problems of a good report with a change. */
export const refused = (change: object) => {
  const result = read(change);
  return result.ok ? [] : result.error;
};
