import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishReply, type ReplyRow } from './gate';

const at = new Date('2026-11-22T03:00:00Z');
const PUBLISHED: ReplyRow = {
  ...{
    id: '1',
    insurerId: 'picc',
    kind: 'correction',
    about: 'denominator',
    zh: '承保车辆应以年报为准。',
    en: null,
    link: null,
  },
  ...{ sha256: 'ab', decidedAt: at, reason: null, withdrawnAt: null, entry: 8 },
  ...{ answer: null, answerZh: null, answerEn: null, answeredAt: null },
};

describe('publishReply', () => {
  it('shows a published one with its words', () => {
    expect(publishReply(PUBLISHED)).toMatchObject({
      id: '1',
      publishedAt: at,
      words: { zh: PUBLISHED.zh },
      answer: null,
    });
  });

  it('shows none that waits or was declined', () => {
    expect(publishReply({ ...PUBLISHED, decidedAt: null })).toBeNull();
    expect(publishReply({ ...PUBLISHED, reason: 'off_topic' })).toBeNull();
  });

  it('shows of a withdrawn one that there was one, and not a word of it', () => {
    const shown = publishReply({ ...PUBLISHED, en: 'As the annual report says.', withdrawnAt: at });
    expect(shown).toMatchObject({ words: null, withdrawnAt: at });
    expect(JSON.stringify(shown)).not.toMatch(/年报|annual/);
  });

  it('shows nothing in which any text leads to a person', () => {
    const field = fc.constantFrom(
      'zh' as const,
      'en' as const,
      'link' as const,
      'answerZh' as const,
      'answerEn' as const,
    );
    fc.assert(
      fc.property(field, fc.stringMatching(/^1[3-9]\d{9}$/), (name, number) => {
        expect(publishReply({ ...PUBLISHED, [name]: `https://example.cn/${number}` })).toBeNull();
      }),
    );
  });
});
