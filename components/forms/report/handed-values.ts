import type { ReportBody } from './send/report-body';

const KEY = 'wurao.handed';
const KEPT_MS = 10 * 60_000;

/** Hands answers to the report form of the page that is opened next, in this tab alone; false when the browser cannot. */
export function handFormValues(values: ReportBody): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ values, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

/** Takes the answers that another page has handed over; null when there are none. */
export function takeFormValues(): ReportBody | null {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const { values, at } = JSON.parse(text ?? '{}');
    return typeof values === 'object' && Date.now() - at < KEPT_MS ? values : null;
  } catch {
    return null;
  }
}
