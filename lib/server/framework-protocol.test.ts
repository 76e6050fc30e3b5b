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

  const part = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const ID = `40${'a'.repeat(40)}`;
  const bound = part('$ACTION_1:0', `{"id":"${ID}","bound":"$@1"}`);

  it('is what it says', async () => {
    expect(await whole(FORM, `${part('a', 'b')}--x--\r\n`)).toBe(true);
    expect(await whole('application/x-www-form-urlencoded', 'a=%')).toBe(true);
    expect(await whole('text/plain;charset=UTF-8', '["R","$undefined","$$5",null,[{}]]', { 'next-action': ID })).toBe(
      true,
    );
    const sent = `${part('_1_name', '$Q1 of them')}${part('0', '["$undefined","$K1"]')}--x--\r\n`;
    expect(await whole(FORM, sent, { 'next-action': ID })).toBe(true);
    const state = part('$ACTION_1:1', '[{"problem":null,"typed":""}]');
    const plain = `${part('$ACTION_REF_1', '')}${bound}${state}${part('$ACTION_KEY', 'k1')}${part('a', '$1')}--x--\r\n`;
    expect(await whole(FORM, plain)).toBe(true);
    expect(await whole(FORM, `${part(`$ACTION_ID_${ID}`, '')}--x--\r\n`)).toBe(true);
  });

  it.each([
    [FORM, ''],
    [FORM, 'garbage'],
    [FORM, '--x\r\n\r\n\r\n--x--\r\n'],
    [FORM, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x'],
    ['multipart/form-data', '--x--'],
    ['text/plain', '{', ID],
    ['text/plain', '', ID],
    ['text/plain', '{}', ID],
    ['text/plain', '[]', 'a'],
    ['text/plain', '["$1:__proto__:then"]', ID],
    ['text/plain', '[{"then":"$B1337"}]', ID],
    ['text/plain', '["$Q0"]', ID],
    ['text/plain', '[{"__proto__":1}]', ID],
    ['text/plain', `${'['.repeat(40)}${']'.repeat(40)}`, ID],
    ['text/plain', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, ID],
    [FORM, `${part('_1_a', 'b')}--x--\r\n`, ID],
    [FORM, `${part('0', '["$F1"]')}--x--\r\n`, ID],
    [FORM, `${part('$ACTION_ID_x', '')}--x--\r\n`],
    [FORM, `${part('$ACTION_REF_1', '')}--x--\r\n`],
    [FORM, `${part('$ACTION_REF_1', '')}${bound}--x--\r\n`],
    ['text/plain', '["$K1"]', ID],
    [FORM, `${part('1', '"x"')}${part('0', '["$@1"]')}--x--\r\n`, ID],
    [FORM, `${part('$ACTION_REF_x', '')}${bound}--x--\r\n`],
    [FORM, `${part('$ACTION_REF_1', '')}${bound}${part('$ACTION_1:1', '["$R1"]')}--x--\r\n`],
    [FORM, `${part('$ACTION_REF_1', '')}${part('$ACTION_1:0', '{"id":"x","bound":"$@1"}')}--x--\r\n`],
  ])('%s %j is none', async (type, body, action?: string) => {
    expect(await whole(type, body, action ? { 'next-action': action } : {})).toBe(false);
  });
});
