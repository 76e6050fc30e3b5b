import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf, plainText } from './plain-text';
import { replyStanding } from './reply-codes';
import { readAnswer, readReply } from './reply-input';

const PICC = { domains: ['picc.com', 'epicc.com.cn'] };
const ZH = '本公司承保车辆数以年报为准。';
const form = (more: object) => ({ kind: 'reply', about: '', zh: ZH, en: '', link: '', ...more });
const problemsOf = (more: object, company = PICC) => {
  const read = readReply(form(more), company);
  return read.ok ? [] : read.error.map(({ field, code }) => `${field}: ${code}`);
};

describe('readReply', () => {
  it('reads a reply and a wish for a correction', () => {
    expect(readReply(form({ about: 'alias', link: ' https://www.picc.com/x ' }), PICC)).toEqual({
      ok: true,
      value: { kind: 'reply', about: null, zh: ZH, en: null, link: 'https://www.picc.com/x' },
    });
    const wish = readReply(form({ kind: 'correction', about: 'alias', en: 'That is not a name of ours.' }), PICC);
    expect(wish).toMatchObject({
      ok: true,
      value: { kind: 'correction', about: 'alias', en: 'That is not a name of ours.' },
    });
  });

  it('says of every field what is to be mended', () => {
    expect(readReply({}, PICC)).toEqual({
      ok: false,
      error: [
        { field: 'kind', code: 'choose' },
        { field: 'zh', code: 'too_short' },
        { field: 'en', code: 'too_short' },
        { field: 'link', code: 'too_short' },
      ],
    });
    expect(problemsOf({ kind: 'correction', about: 'rank' })).toEqual(['about: choose']);
    expect(problemsOf({ zh: '太短' })).toEqual(['zh: too_short']);
    expect(problemsOf({ zh: '字'.repeat(1_001) })).toEqual(['zh: too_long']);
    expect(problemsOf({ zh: `${ZH}请打13800138000` })).toEqual(['zh: mobile']);
    expect(problemsOf({ en: 'write to a.b@picc.com please' })).toEqual(['en: email']);
    expect(problemsOf({ zh: `${ZH}客服 95518、400-123-4567` })).toEqual([]);
  });

  it.each([
    ['http://www.picc.com/', 'not_https'],
    ['javascript:alert(1)', 'not_https'],
    ['https://user:x@picc.com/', 'not_https'],
    ['https://picc.com:8443/', 'not_https'],
    ['picc.com', 'not_https'],
    ['https://picc.com.evil.cn/', 'other_site'],
    ['https://notpicc.com/', 'other_site'],
    ['https://pingan.com/', 'other_site'],
    ['https://picc.com/?t=138%200013%208000', 'mobile'],
    [`https://picc.com/${'a'.repeat(300)}`, 'too_long'],
  ])('takes no link such as %s: %s', (link, code) => expect(problemsOf({ link })).toEqual([`link: ${code}`]));

  it('takes no link of a company whose site is not known', () => {
    expect(problemsOf({ link: 'https://picc.com/' }, { domains: [] })).toEqual(['link: no_site']);
  });

  it('lets nothing through that the database would refuse, whatever is sent', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.webUrl(),
      fc.constant(undefined),
      fc.constant({}),
    );
    fc.assert(
      fc.property(
        fc.record({ kind: anything, about: anything, zh: anything, en: anything, link: anything }),
        (sent) => {
          const read = readReply({ ...sent, kind: 'correction', about: 'number' }, PICC);
          if (!read.ok) return;
          const { zh, en, link } = read.value;
          expect(lengthOf(zh)).toBeGreaterThanOrEqual(10);
          expect(lengthOf(zh)).toBeLessThanOrEqual(1_000);
          expect(en === null || (lengthOf(en) >= 10 && lengthOf(en) <= 2_500)).toBe(true);
          expect(link === null || /^https:\/\/(?:[^/]+\.)?(?:picc\.com|epicc\.com\.cn)\//.test(link)).toBe(true);
        },
      ),
    );
  });
});

describe('plainText', () => {
  it('leaves letters and line ends, and is the same when done again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = plainText(text);
        expect(plain).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]|\n{3}/u);
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });

  it('keeps what is written', () => {
    expect(plainText(' 一\r\n\r\n\r\n\r\n二\u202e<b>三</b> \n')).toBe('一\n\n二<b>三</b>');
  });
});

describe('readAnswer', () => {
  it('wants a verdict and a sentence without anybody in it', () => {
    expect(readAnswer({ answer: 'followed', zh: '已按年报更正。', en: '' })).toEqual({
      ok: true,
      value: { answer: 'followed', zh: '已按年报更正。', en: null },
    });
    expect(readAnswer({ answer: '', zh: '请打 13800138000', en: '' })).toEqual({
      ok: false,
      error: [
        { field: 'answer', code: 'choose' },
        { field: 'zh', code: 'mobile' },
      ],
    });
  });
});

describe('replyStanding', () => {
  const at = new Date();
  const waiting = { decidedAt: null, reason: null, withdrawnAt: null, answer: null };
  it.each([
    [{}, 'waiting'],
    [{ decidedAt: at }, 'published'],
    [{ decidedAt: at, reason: 'off_topic' }, 'declined'],
    [{ withdrawnAt: at }, 'withdrawn'],
    [{ decidedAt: at, answer: 'followed' as const }, 'followed'],
    [{ decidedAt: at, answer: 'followed' as const, withdrawnAt: at }, 'withdrawn'],
  ])('%o stands as %s', (more, standing) => expect(replyStanding({ ...waiting, ...more })).toBe(standing));
});
