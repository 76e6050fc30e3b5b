import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRouterState, isWholeForm } from './framework-protocol';

const header = (state: unknown) => encodeURIComponent(JSON.stringify(state));

it('a state of the router is known by its shape', () => {
  const page = ['', { children: [['locale', 'zh-CN', 'd', null], { children: ['__PAGE__', {}, null, 'refetch'] }] }];
  expect(isRouterState(header([...page, null, null, 16]))).toBe(true);
  expect(isRouterState(header(page))).toBe(true);
  for (const odd of ['x', '%', '', header([]), header(['']), header(['', { a: 'b' }]), header(['', {}, 'x'])])
    expect(isRouterState(odd)).toBe(false);
  expect(isRouterState('%5B'.repeat(3_000))).toBe(false);
  const deep = (levels: number, end: unknown): unknown =>
    levels === 0 ? end : ['', { children: deep(levels - 1, end) }];
  expect([isRouterState(header(deep(60, ['', {}]))), isRouterState(header(deep(60, 'x')))]).toEqual([true, false]);
  fc.assert(
    fc.property(fc.string(), (text) => {
      isRouterState(text);
    }),
  );
});

describe('a body', () => {
  const whole = (type: string, body: string, more: Record<string, string> = {}) =>
    isWholeForm({ 'content-type': type, ...more }, Buffer.from(body));
  const FORM = 'multipart/form-data; boundary=x';

  it('is what it says', async () => {
    expect(await whole(FORM, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n')).toBe(true);
    expect(await whole('application/x-www-form-urlencoded', 'a=%')).toBe(true);
    expect(await whole('text/plain;charset=UTF-8', '["R","$undefined"]', { 'next-action': 'a' })).toBe(true);
  });

  it.each([
    [FORM, ''],
    [FORM, 'garbage'],
    [FORM, '--x\r\n\r\n\r\n--x--\r\n'],
    [FORM, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x'],
    ['multipart/form-data', '--x--'],
    ['text/plain', '{', 'a'],
    ['text/plain', '', 'a'],
    ['text/plain', '{}', 'a'],
  ])('%s %j is none', async (type, body, action?: string) => {
    expect(await whole(type, body, action ? { 'next-action': action } : {})).toBe(false);
  });
});
