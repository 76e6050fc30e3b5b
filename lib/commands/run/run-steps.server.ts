import 'server-only';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type Step = { readonly name: string; readonly command: readonly [string, ...string[]] };

/** Lint (imports one way included), format, types, dead code and dependencies: what must hold before anything is run. */
export const CHECKS: readonly Step[] = [
  { name: 'lint, format, imports', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'dead code, dependencies', command: ['knip'] },
];

/** Runs installed tools one after the other, each in sight, up to the first that fails. @returns whether all passed */
export async function runSteps(steps: readonly Step[]): Promise<boolean> {
  for (const { name, command } of steps) {
    const began = Date.now();
    const code = await runTool(command);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (code !== 0) return false;
  }
  return true;
}

/** Runs a tool of node_modules/.bin with inherited output. @returns its exit code */
export function runTool(
  [tool, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const bin = join(process.cwd(), 'node_modules', '.bin', tool);
  const child = spawn(bin, args, { stdio: ['ignore', 'inherit', 'inherit'], env, shell: process.platform === 'win32' });
  return new Promise((resolve, reject) => child.on('error', reject).on('exit', (code) => resolve(code ?? 1)));
}
