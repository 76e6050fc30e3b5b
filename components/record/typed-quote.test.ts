import { describe, expect, it } from 'vitest';
import { readTypedQuote } from './typed-quote';

const typed = { quoted: '3,280', promised: '', final: '', bought: true };

describe('a typed quote', () => {
  it('needs a quoted price that can be read, and no more', () => {
    expect(readTypedQuote(typed)).toEqual({ quoted: 3280, promised: null, final: null, bought: true, outcome: null });
    expect(readTypedQuote({ ...typed, quoted: '' })).toBeNull();
    expect(readTypedQuote({ ...typed, quoted: 'about 3000' })).toBeNull();
  });

  it('is not taken with a final price that cannot be read', () => {
    expect(readTypedQuote({ ...typed, final: 'later' })).toBeNull();
  });

  it('drops a promise that cannot be read', () => {
    expect(readTypedQuote({ ...typed, promised: 'a gift' })).toMatchObject({ quoted: 3280, promised: null });
  });

  it('says how the final price stands to the quoted one', () => {
    expect(readTypedQuote({ ...typed, final: '3280' })?.outcome).toBe('as_quoted');
    expect(readTypedQuote({ ...typed, final: '4000' })?.outcome).toBe('higher_10_30');
  });

  it('without a policy has no final price, whatever was typed before', () => {
    const none = { quoted: 3280, promised: null, final: null, bought: false, outcome: 'no_policy' };
    expect(readTypedQuote({ ...typed, final: 'later', bought: false })).toEqual(none);
    expect(readTypedQuote({ ...typed, final: '3280', bought: false })).toEqual(none);
  });
});
