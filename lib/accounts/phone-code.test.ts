import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyring } from '@/lib/platform/keyed-hash';
import { ASK_BYTES, askHashes, CODES, codeHashes, mintAsk, parseAsk, parsePhoneCode, phoneCode } from './phone-code';

const keys = keyring('the secret of this test, of 32 bytes or more');
const bytes = fc.uint8Array({ minLength: ASK_BYTES, maxLength: ASK_BYTES });
const code = fc.integer({ min: 0, max: CODES - 1 }).map(phoneCode);

describe('a one-time code', () => {
  it('is read back as it was sent, however it is typed', () => {
    fc.assert(
      fc.property(code, (sent) => {
        expect(sent).toMatch(/^\d{6}$/);
        for (const typed of [sent, ` ${sent.slice(0, 3)} ${sent.slice(3)} `, `${sent.slice(0, 3)}-${sent.slice(3)}`])
          expect(parsePhoneCode(typed)).toEqual({ ok: true, value: sent });
      }),
    );
    expect(parsePhoneCode('１２３４５６')).toEqual({ ok: true, value: '123456' });
    for (const typed of ['', '12345', '1234567', 'abcdef', '12345x', '١٢٣٤٥٦'])
      expect(parsePhoneCode(typed)).toEqual({ ok: false, error: 'malformed' });
  });

  it('belongs to one request: the same code of another looks different', () => {
    fc.assert(
      fc.property(bytes, bytes, code, (one, two, sent) => {
        fc.pre(Buffer.compare(one, two) !== 0);
        const [a, b] = [mintAsk(one), mintAsk(two)];
        expect(parseAsk(a)).toBe(a);
        expect(codeHashes(keys, a, sent)[0]?.equals(codeHashes(keys, b, sent)[0] as Buffer)).toBe(false);
        expect(askHashes(keys, a)).not.toEqual(askHashes(keys, b));
      }),
      { numRuns: 30 },
    );
  });

  it('knows a request under the secret before', () => {
    const ask = mintAsk(new Uint8Array(ASK_BYTES));
    const rotated = keyring('another secret of this test, of 32 bytes', 'the secret of this test, of 32 bytes or more');
    expect(askHashes(rotated, ask)).toContain(askHashes(keys, ask)[0]);
    expect(parseAsk('short')).toBeNull();
    expect(parseAsk(`${ask} `)).toBeNull();
  });
});
