import { expect, it } from 'vitest';
import { publishTable } from '@/lib/privacy/gate';
import { recordColumns, recordLines, recordTableNamed } from './record-file';
import { RECORD_TABLES } from './record-tables';

it('writes what the gate lets through, cell by cell and total by total, oldest period first', () => {
  const cells = [
    { key: ['ktfsr', 'stopped'], reporters: 12, reports: 13 },
    { key: ['ktfsr', 'more'], reporters: 2, reports: 2 },
    { key: ['renewal', 'stopped'], reporters: 40, reports: 41 },
  ];
  const table = publishTable(cells, RECORD_TABLES.after_step);
  if (!table.ok) throw new Error(table.error.code);
  const lines = recordLines('after_step', [
    { period: '2026-Q3', rows: table.value },
    { period: '2026-Q2', rows: table.value },
  ]);
  expect(lines.map(({ period }) => period).slice(0, 1)).toEqual(['2026-Q2']);
  expect(lines).toContainEqual({
    period: '2026-Q3',
    channel: 'renewal',
    answer: 'stopped',
    row: 'cell',
    drivers: 40,
    count: 40,
  });
  expect(lines.filter(({ answer }) => answer === 'more')).toEqual([]);
  for (const line of lines) expect(Object.keys(line)).toEqual(recordColumns('after_step'));
});

it('knows its tables by name and nothing of the prototype', () => {
  expect(recordTableNamed('kept_weeks')).toBe('kept_weeks');
  for (const name of ['toString', '__proto__', 'report', '']) expect(recordTableNamed(name)).toBeNull();
});
