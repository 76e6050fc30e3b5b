import { describe, expect, it } from 'vitest';
import { LISTS } from '@/lib/reports/taxonomy';
import { labelledReport } from './labelled-report';

describe('a report with its labels', () => {
  it('keeps what is stored and says what each code means', () => {
    const stored = {
      receipt: 'R',
      role: LISTS.ROLES[0],
      facts: [LISTS.FACTS[0], LISTS.FACTS[1]],
      city_adcode: '440100',
    };
    const { labels, ...rest } = labelledReport(stored);
    expect(rest).toEqual(stored);
    expect(labels).toMatchObject({
      role: { 'zh-CN': expect.stringMatching(/./), en: expect.stringMatching(/./) },
      facts: [{ en: expect.stringMatching(/./) }, { en: expect.stringMatching(/./) }],
      city_adcode: { 'zh-CN': '广州市', en: expect.stringMatching(/./) },
    });
  });

  it('leaves a code alone that it does not know, and what is no code', () => {
    expect(labelledReport({ role: 'emperor', receipt: 'R', insurer_id: null, same_day_calls: 3 }).labels).toEqual({});
  });
});
