import { expect, it } from 'vitest';
import { preferredForm } from './preferred-form';

const formOf = (path: string, accept?: string) => {
  const { pathname, search } = preferredForm(new URL(path, 'http://front'), accept).url;
  return pathname + search;
};

it.each([
  ['text/csv', '/heatmaps/map.csv?insurer=picc'],
  ['text/csv, application/json;q=0.5', '/heatmaps/map.csv?insurer=picc'],
  ['text/csv;q=0.9, */*;q=0.1', '/heatmaps/map.csv?insurer=picc'],
  ['application/json, text/csv;q=0.5', '/api/v1/heatmaps/map?insurer=picc'],
  ['*/*', '/api/v1/heatmaps/map?insurer=picc'],
  [undefined, '/api/v1/heatmaps/map?insurer=picc'],
  ['text/csv;q=0', '/api/v1/heatmaps/map?insurer=picc'],
  [';;,q=', '/api/v1/heatmaps/map?insurer=picc'],
])('for «%s» is %s', (accept, expected) => expect(formOf('/api/v1/heatmaps/map?insurer=picc', accept)).toBe(expected));

it('leaves every other address alone', () => {
  expect(formOf('/api/v1/rankings', 'text/csv')).toBe('/api/v1/rankings');
  expect(preferredForm(new URL('/api/v1/rankings', 'http://front'), 'text/csv').varies).toBe(false);
});
