import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROWSERS, describeDevice, SYSTEMS, storedDescription } from './device-description';

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('the description of a device', () => {
  it.each([
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${WEBKIT} Mobile/22B83 MicroMessenger/8.0.50`,
      'wechat',
      'ios',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${WEBKIT} Version/18.1 Mobile/15E148 Safari/604.1`,
      'safari',
      'ios',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${WEBKIT} CriOS/131.0 Mobile/15E148 Safari/604.1`,
      'chrome',
      'ios',
    ],
    [`Mozilla/5.0 (Linux; Android 10; K) ${BLINK} Chrome/131.0.0.0 Mobile Safari/537.36`, 'chrome', 'android'],
    [
      `Mozilla/5.0 (Linux; Android 12; HarmonyOS; ABR-AL00) ${BLINK} Chrome/99.0 HuaweiBrowser/14.0 Mobile Safari/537.36`,
      'huawei',
      'harmony',
    ],
    [`Mozilla/5.0 (Phone; OpenHarmony 5.0) ${BLINK} Chrome/114.0 Safari/537.36 ArkWeb/4.1 Mobile`, 'huawei', 'harmony'],
    [
      `Mozilla/5.0 (Linux; U; Android 13; zh-cn) ${BLINK} Version/4.0 Chrome/98.0 MQQBrowser/14.5 Mobile Safari/537.36`,
      'qq',
      'android',
    ],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${BLINK} Chrome/131.0.0.0 Safari/537.36 Edg/131.0`, 'edge', 'windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:133.0) Gecko/20100101 Firefox/133.0', 'firefox', 'mac'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${BLINK} Chrome/131.0.0.0 Safari/537.36`, 'chrome', 'linux'],
    ['curl/8.5.0', 'other', 'other'],
    [null, 'other', 'other'],
  ])('of %s', (userAgent, browser, system) => {
    expect(describeDevice(userAgent)).toEqual({ browser, system });
  });

  it('says one of the known words, whatever a client sends', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000 }), (text) => {
        const said = describeDevice(text);
        expect(BROWSERS).toContain(said.browser);
        expect(SYSTEMS).toContain(said.system);
        expect(storedDescription(said)).toEqual(said);
      }),
    );
    expect(storedDescription({ browser: 'netscape', system: 'beos' })).toEqual({ browser: 'other', system: 'other' });
  });
});
