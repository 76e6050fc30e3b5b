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

it('of a heatmap is a file for format=csv too, whatever is accepted', () => {
  expect(formOf('/api/v1/heatmaps/map?format=csv&insurer=picc', '*/*')).toBe('/heatmaps/map.csv?insurer=picc');
  expect(formOf('/api/v1/heatmaps/map?format=xml')).toBe('/api/v1/heatmaps/map?format=xml');
});

it('of a list is a table, with the columns that were chosen', () => {
  expect(formOf('/api/v1/rankings?fields=index', 'text/csv')).toBe('/api/v1/rankings?fields=index&format=csv');
  expect(formOf('/api/v1/insurers', '*/*')).toBe('/api/v1/insurers');
});

it('leaves every other address alone', () => {
  expect(formOf('/api/v1/exposure', 'text/csv')).toBe('/api/v1/exposure');
  expect(preferredForm(new URL('/api/v1/exposure', 'http://front'), 'text/csv').varies).toBe(false);
});
