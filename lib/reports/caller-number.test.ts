import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerIdentity, displayNumber, parseCallerNumber } from './caller-number';

const parse = (text: string) => {
  const read = parseCallerNumber(text);
  return read.ok ? { ...read.value } : read.error.code;
};
const identity = (text: string) => {
  const read = parseCallerNumber(text);
  return read.ok ? callerIdentity(read.value) : read.error.code;
};

describe('kinds', () => {
  it.each([
    ['95518', 'service95', '95518'],
    ['950610', 'service95', '950610'],
    ['952299', 'service95', '952299'],
    ['950 1234 5678', 'service95', '95012345678'],
    ['95105768', 'service95', '95105768'],
    ['021-95518', 'service95', '95518'],
    ['0951-95518', 'service95', '95518'],
    ['010-950610', 'service95', '950610'],
    ['095518', 'service95', '95518'],
    ['+8695518', 'service95', '95518'],
    ['+86 21 95518', 'service95', '95518'],
    ['86-95518', 'service95', '95518'],
    ['+95518', 'service95', '95518'],
    ['96999', 'service96', '96999'],
    ['967777', 'service96', '967777'],
    ['0591-96331', 'service96', '059196331'],
    ['+86 591 96331', 'service96', '059196331'],
    ['021-962222', 'service96', '021962222'],
    ['10086', 'access10', '10086'],
    ['10010', 'access10', '10010'],
    ['1008611', 'access10', '1008611'],
    ['10086999', 'access10', '10086999'],
    ['1010 8888', 'access10', '10108888'],
    ['10193888', 'access10', '10193888'],
    ['010-10086', 'access10', '10086'],
    ['010-1010 8888', 'access10', '10108888'],
    ['010108888', 'access10', '10108888'],
    ['12378', 'service12', '12378'],
    ['12321', 'service12', '12321'],
    ['010-12321', 'service12', '12321'],
    ['11185', 'service12', '11185'],
    ['114', 'service12', '114'],
    ['400-820-8820', 'toll400', '4008208820'],
    ['800 810 8888', 'toll400', '8008108888'],
    ['+86 4001234567', 'toll400', '4001234567'],
    ['021-400-820-8820', 'toll400', '4008208820'],
    ['04008888888', 'toll400', '4008888888'],
  ])('%s is an enterprise number', (text, kind, national) => {
    const e164 = kind === 'toll400' ? `+86${national}` : null;
    expect(parse(text)).toEqual({ kind, e164, national, prefix: null, enterprise: true });
  });

  it.each([
    ['010-66667777', '01066667777', '010'],
    ['+86 10 6666 7777', '01066667777', '010'],
    ['1066667777', 'sms_gateway', null],
    ['+86 (0)10 6666 7777', '01066667777', '010'],
    ['(021)6666 7777', '02166667777', '021'],
    ['862166667777', '02166667777', '021'],
    ['21 6666 7777', '02166667777', '021'],
    ['0755-26666777', '075526666777', '0755'],
    ['0951-5012345', '09515012345', '0951'],
    ['591 7654321', '05917654321', '0591'],
    ['66667777', '66667777', null],
    ['6666777', '6666777', null],
    ['86955188', '86955188', null],
    ['+86 66667777', '66667777', null],
  ])('%s is a landline', (text, national, prefix) => {
    if (national === 'sms_gateway') return expect(parse(text)).toBe(national);
    const e164 = prefix === null ? null : `+86${national.slice(1)}`;
    expect(parse(text)).toEqual({ kind: 'landline', e164, national, prefix, enterprise: false });
  });

  it.each([
    '130',
    '133',
    '141',
    '145',
    '147',
    '149',
    '153',
    '159',
    '166',
    '172',
    '177',
    '180',
    '189',
    '190',
    '192',
    '199',
  ])('mobile segment %s', (prefix) => {
    const national = `${prefix}12345678`;
    expect(parse(national)).toEqual({ kind: 'mobile', e164: `+86${national}`, national, prefix, enterprise: false });
  });

  it.each(['162', '165', '167', '170', '171'])('virtual operator segment %s', (prefix) => {
    expect(parse(`+86 ${prefix}-1234-5678`)).toMatchObject({ kind: 'mobile_mvno', prefix, enterprise: false });
  });

  it.each([
    ['+852 2345 6789', '+85223456789'],
    ['00852-23456789', '+85223456789'],
    ['+886 2 2345 6789', '+886223456789'],
    ['+1 202 555 0123', '+12025550123'],
    ['+999 123456789', '+999123456789'],
  ])('%s is overseas', (text, expected) => {
    expect(parse(text)).toMatchObject({ kind: 'overseas', prefix: null, enterprise: false });
    expect(identity(text)).toBe(expected);
  });

  it.each([
    '未知号码',
    '隐藏号码',
    '无法显示',
    '未知',
    '私人号码',
    'Private',
    'Unknown',
    'No caller ID',
    'NO CALLER ID',
    '号码未显示',
  ])('%s is a hidden caller', (text) => {
    expect(parse(text)).toEqual({ kind: 'hidden', e164: null, national: '', prefix: null, enterprise: false });
  });
});

describe('what surrounds a number', () => {
  it.each([
    ['+86 138-0013-8000', '13800138000'],
    ['0086 13800138000', '13800138000'],
    ['(86)13800138000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['013800138000', '13800138000'],
    ['＋８６　１３８００１３８０００', '13800138000'],
    ['\u202a138\u200b0013\u00a08000\u202c', '13800138000'],
    ['138.0013.8000', '13800138000'],
    ['来电：138 0013 8000', '13800138000'],
    ['tel:+8613800138000', '13800138000'],
    ['13800138000 广东深圳', '13800138000'],
    ['1795113800138000', '13800138000'],
    ['021-66667777转123', '021-66667777'],
    ['021-66667777 分机 8', '021-66667777'],
    ['021-66667777 ext. 12', '021-66667777'],
    ['021-66667777#12', '021-66667777'],
    ['021-66667777,12', '021-66667777'],
    ['400-820-8820-1234', '4008208820'],
    ['人保 95518', '95518'],
  ])('%s', (text, same) => expect(identity(text)).toBe(identity(same)));

  const plain = fc.oneof(
    fc.constantFrom(
      '95518',
      '950610',
      '10108888',
      '10086',
      '12378',
      '4008208820',
      '02166667777',
      '059196331',
      '66667777',
    ),
    fc.stringMatching(/^1[3-9]\d{9}$/),
    fc.stringMatching(/^0(10|2\d)[2-8]\d{7}$/),
    fc.stringMatching(/^0[3-79][1-9]\d[2-8]\d{6,7}$/),
  );
  const between = fc.array(fc.constantFrom('', '', ' ', '-', '.', '\u200b', '\u2011', '\u00a0', '('), {
    minLength: 16,
    maxLength: 16,
  });

  it('decoration changes nothing', () => {
    fc.assert(
      fc.property(plain, between, fc.boolean(), fc.boolean(), (digits, gaps, wide, label) => {
        const spaced = [...digits].map((digit, i) => digit + (gaps[i] ?? '')).join('');
        const shaped = wide ? spaced.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)) : spaced;
        expect(parseCallerNumber(label ? `来电：${shaped}` : shaped)).toEqual(parseCallerNumber(digits));
      }),
    );
  });

  it('the country code changes nothing', () => {
    const codes = fc.constantFrom('+86', '+86 ', '0086', '00 86-', '(+86)', '＋86', '+86 (0)');
    fc.assert(
      fc.property(plain, codes, (digits, code) => {
        fc.pre(!(code.endsWith('(0)') && digits === '66667777'));
        const rest = code.endsWith('(0)') ? digits.replace(/^0/, '') : digits;
        expect(identity(code + rest)).toBe(identity(digits));
      }),
    );
  });

  it('never throws, and reads back what it wrote', () => {
    const phoneish = fc.string({ unit: fc.constantFrom(...'0123456789+-() .转#x＋１未知*'), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), phoneish, plain), (text) => {
        const first = parseCallerNumber(text);
        if (!first.ok) return;
        expect(parseCallerNumber(callerIdentity(first.value))).toEqual(first);
        if (first.value.kind !== 'hidden') expect(parseCallerNumber(displayNumber(first.value))).toEqual(first);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is not a caller', () => {
  it.each([
    ['', 'empty'],
    ['  \u200b ', 'empty'],
    ['abc', 'not_a_number'],
    ['---', 'not_a_number'],
    ['138****1234', 'masked'],
    ['138xxxx1234', 'masked'],
    ['13800138000 / 13900139000', 'too_long'],
    ['13800138000、13900139000', 'not_a_number'],
    ['1380013800', 'too_short'],
    ['138001380001', 'too_long'],
    ['9551', 'too_short'],
    ['021-6666', 'too_short'],
    ['010-6666777', 'too_short'],
    ['021-66667777-99999999', 'too_long'],
    ['99999999', 'not_a_number'],
    ['110', 'emergency'],
    ['119', 'emergency'],
    ['120', 'emergency'],
    ['122', 'emergency'],
    ['+86 110', 'emergency'],
    ['10690001234567', 'sms_gateway'],
    ['106575012345', 'sms_gateway'],
    ['+86 10657501234567', 'sms_gateway'],
    ['1'.repeat(65), 'too_long'],
  ])('%s → %s', (text, code) => expect(parse(text)).toBe(code));
});

it('shows the driver his number in groups', () => {
  const shown = (text: string) => {
    const read = parseCallerNumber(text);
    return read.ok ? displayNumber(read.value) : null;
  };
  expect(shown('13800138000')).toBe('138 0013 8000');
  expect(shown('02166667777')).toBe('021-66667777');
  expect(shown('4008208820')).toBe('400-820-8820');
  expect(shown('95518')).toBe('95518');
  expect(shown('+85223456789')).toBe('+852 2345 6789');
});
