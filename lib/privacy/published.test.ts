import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { publishCount } from './gate';
import type { Published } from './published';

const render = (count: Published<{ reporters: number; reports: number }>) => `${count.reporters}/${count.reports}`;

describe('Published', () => {
  it('is made by the gate alone: tsc fails when one of these lines compiles', () => {
    const made = { reporters: 3, reports: 4 };
    // @ts-expect-error a plain value has not passed the gate
    render(made);
    // @ts-expect-error nor has a copy of a published one with other numbers
    render({ ...made, passedTheGate: true });
    // @ts-expect-error the gate may say no, and that has to be handled
    const unhandled = () => render(publishCount(3, 4));
    expect(unhandled).toThrow();
    const passed = publishCount(6, 9);
    expect(passed && render(passed)).toBe('5/10');
  });

  it('is asserted nowhere but in the gate', () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const folders = ['lib', 'app', 'components'].filter((folder) => existsSync(root + folder));
    const files = folders.flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    );
    const asserting = files
      .filter((file) => /\.m?tsx?$/.test(file) && !file.endsWith('.test.ts') && !file.includes('/prisma-client/'))
      .filter((file) => /\bas\s+(unknown\s+as\s+|any\s+as\s+)?Published\b/.test(readFileSync(root + file, 'utf8')));
    expect(asserting).toEqual(['lib/privacy/gate.ts']);
  });
});
