import { existsSync } from 'node:fs';

/** A Chromium to drive: CHROMIUM_PATH, the system's, or the one in @sparticuz/chromium (Linux x64); null when there is none. */
export async function findChromium(): Promise<string | null> {
  const given = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (given) return given;
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  // The package unpacks the libraries its browser needs only where it believes to run on Lambda.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const NO_CHROMIUM =
  'no Chromium found: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH; the browser tests are skipped';
