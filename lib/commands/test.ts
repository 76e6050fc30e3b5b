import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS, runSteps, runTool } from './run/run-steps.server';

type Counts = { passed: number; failed: number; skipped: number };

const results = join(process.cwd(), '.data', 'test-results');
const vitestJson = join(results, 'vitest.json');
// Written where tests/browser/playwright.config.ts says.
const browserJson = join(results, 'browser.json');

/** Everything that must hold, in the order in which it fails fastest: checks, pure and database tests, then the site in a real browser. */
async function test(): Promise<boolean> {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const env = { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' };
  const checked = await runSteps(CHECKS);
  const units = await runTool(
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestJson}`],
    env,
  );
  const browser = await runTool(['playwright', 'test', '--config', 'tests/browser/playwright.config.ts'], env);
  const checks = { passed: 0, failed: checked ? 0 : 1, skipped: 0 };
  const { passed, failed, skipped } = sum([checks, vitestCounts(), browserCounts()]);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return units === 0 && browser === 0 && failed === 0;
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // A runner that died before it wrote its result counts as one failure.
    return null;
  }
}

const DIED: Counts = { passed: 0, failed: 1, skipped: 0 };

function vitestCounts(): Counts {
  const found = read(vitestJson) as { numPassedTests: number; numFailedTests: number; numPendingTests: number } | null;
  return found ? { passed: found.numPassedTests, failed: found.numFailedTests, skipped: found.numPendingTests } : DIED;
}

function browserCounts(): Counts {
  const found = read(browserJson) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  } | null;
  if (!found) return DIED;
  const { expected, unexpected, flaky, skipped } = found.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

const sum = (parts: readonly Counts[]): Counts =>
  parts.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }));

if (!(await test())) process.exit(1);
