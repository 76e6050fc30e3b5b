import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './chromium';

const executablePath = (await findChromium()) ?? '';
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const desktop = { viewport: { width: 1280, height: 900 } };

export default defineConfig({
  testDir: '.',
  tsconfig: './tsconfig.json',
  outputDir: '../../.data/test-results/browser',
  globalSetup: './serve-site.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../../.data/test-results/browser.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { executablePath, args: CHROMIUM_FLAGS },
    // Tests of the pages meet the pages; those of the installed site ask for its service worker.
    serviceWorkers: 'block',
    trace: 'off',
  },
  projects: [
    { name: 'phone', use: phone, grepInvert: /@desktop|@plain/ },
    { name: 'phone without JavaScript', use: { ...phone, javaScriptEnabled: false }, grepInvert: /@js|@desktop/ },
    { name: 'desktop', use: desktop, grepInvert: /@phone|@plain/ },
  ],
});
