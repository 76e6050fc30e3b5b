import { expect, it } from 'vitest';
import { noteHeard, readHeard, receiptOfHeard } from './heard-calls';

const store = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

it('a canary heard is noted under the key of its report, and under the receipt once there is one', () => {
  const device = store();
  noteHeard(device, 'key-1', 'canary-a');
  noteHeard(device, 'key-2', 'canary-b');
  noteHeard(device, 'key-2', null);
  receiptOfHeard(device, 'key-1', 'RECEIPT1');
  receiptOfHeard(device, 'key-2', 'RECEIPT2');
  receiptOfHeard(device, 'key-1', 'RECEIPT3');
  expect([...readHeard(device)]).toEqual([['RECEIPT1', 'canary-a']]);
});

it('of the last five hundred, and nothing where a device keeps nothing', () => {
  const device = store();
  for (let n = 0; n < 510; n++) noteHeard(device, `R${n}`, 'canary');
  expect(readHeard(device).size).toBe(500);
  expect(readHeard(device).has('R509')).toBe(true);
  noteHeard(null, 'key', 'canary');
  expect(readHeard(null).size).toBe(0);
  device.setItem('wurao.heard', '{"no":"list"}');
  expect(readHeard(device).size).toBe(0);
});
