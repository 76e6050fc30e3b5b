import { describe, expect, it } from 'vitest';
import { readCalledAt } from '@/lib/reports/called-at';
import { reportInput } from '@/lib/reports/report-input';
import { bodyOnDay, reportBody } from './report-body';

const NOW = new Date('2026-11-22T02:15:30Z');
const form = (...entries: [string, string][]) => reportBody(entries, NOW);
const base: [string, string][] = [
  ['formToken', 'x'],
  ['number', ' 400 123 4567 '],
  ['numberState', 'shown'],
  ['insurer', ''],
  ['insurer', 'picc'],
  ['when', 'now'],
  ['dayPart', 'night'],
  ['calledAt', '2026-01-01T00:00'],
  ['city', '广州'],
  ['facts', 'knew_name'],
  ['facts', 'abuse'],
  ['lures', 'gift'],
];

describe('reportBody', () => {
  it('keeps what was answered, fixes «just now» and is taken by the schema', () => {
    const body = form(...base);
    expect(body).toEqual({
      formToken: 'x',
      number: ' 400 123 4567 ',
      numberState: 'shown',
      insurer: 'picc',
      when: 'at',
      calledAt: '2026-11-22T02:15:30.000Z',
      city: '广州',
      facts: ['knew_name', 'abuse'],
      lures: 'gift',
    });
    const parsed = reportInput.parse(body);
    expect(parsed).toMatchObject({ number: '400 123 4567', lures: ['gift'] });
    const later = new Date('2026-11-25T00:00:00Z');
    expect(readCalledAt(parsed, later)).toMatchObject({ value: { at: new Date('2026-11-22T02:15:00Z') } });
  });

  it('a number that is not to be sent is not sent', () => {
    expect(form(['number', '13800138000'], ['numberState', 'hidden'])).toEqual({ numberState: 'hidden' });
  });

  it('a part of the day goes with today and yesterday, a time with «at»', () => {
    expect(form(['when', 'today'], ['dayPart', 'noon'], ['calledAt', 'z'])).toEqual({ when: 'today', dayPart: 'noon' });
    expect(form(['when', 'at'], ['dayPart', 'noon'], ['calledAt', 'z'])).toEqual({ when: 'at', calledAt: 'z' });
  });
});

describe('bodyOnDay', () => {
  const middles = { noon: '13:00' };
  const nextDay = new Date('2026-11-22T16:00:00Z');

  it('changes nothing on the day it was said, nor a fixed time', () => {
    const today = { when: 'today', dayPart: 'noon' };
    expect(bodyOnDay(today, NOW, new Date('2026-11-22T15:59:59Z'), middles)).toBe(today);
    const fixed = { when: 'at', calledAt: '2026-11-22T02:15:30.000Z' };
    expect(bodyOnDay(fixed, NOW, nextDay, middles)).toBe(fixed);
  });

  it('on the next day in China the day that was meant stays', () => {
    expect(bodyOnDay({ when: 'today', dayPart: 'noon', city: '广州' }, NOW, nextDay, middles)).toEqual({
      when: 'at',
      calledAt: '2026-11-22T13:00',
      city: '广州',
    });
    expect(bodyOnDay({ when: 'yesterday' }, NOW, nextDay, middles)).toEqual({
      when: 'at',
      calledAt: '2026-11-21T12:00',
    });
    const firstOfMonth = new Date('2026-03-01T01:00:00Z');
    expect(bodyOnDay({ when: 'yesterday' }, firstOfMonth, nextDay, middles).calledAt).toBe('2026-02-28T12:00');
  });
});
