import { afterEach, expect, it, vi } from 'vitest';
import { forgetNumbers, keepNumbers, readNumbers, rememberNumber } from './kept-numbers';

function device() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}

afterEach(() => vi.unstubAllGlobals());

it('keeps a number for each receipt, the newest for one told twice, and forgets all at once', () => {
  const store = device();
  keepNumbers(store, [{ receipt: 'A', number: '13800000001' }]);
  keepNumbers(store, [
    { receipt: 'B', number: '13800000002' },
    { receipt: 'A', number: '13800000003' },
  ]);
  expect(readNumbers(store)).toEqual({ A: '13800000003', B: '13800000002' });
  forgetNumbers(store);
  expect(readNumbers(store)).toEqual({});
});

it('a call reported with «again» has the number of the call before; one without a number leaves nothing', () => {
  const store = device();
  vi.stubGlobal('localStorage', store);
  rememberNumber({ number: '138 0000 0001' }, 'A');
  rememberNumber({ again: 'A' }, 'B');
  rememberNumber({ numberState: 'hidden' }, 'C');
  rememberNumber({ again: 'C' }, 'D');
  expect(readNumbers(store)).toEqual({ A: '138 0000 0001', B: '138 0000 0001' });
});

it('drops the oldest of too many', () => {
  const store = device();
  keepNumbers(
    store,
    Array.from({ length: 1_005 }, (_, i) => ({ receipt: `R${i}`, number: '1' })),
  );
  expect(Object.keys(readNumbers(store))).toHaveLength(1_000);
  expect(readNumbers(store).R4).toBeUndefined();
});
