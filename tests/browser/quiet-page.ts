import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is listened to while a test runs. */
export type Quiet = {
  /** Listens to another browser too. */
  watch(context: BrowserContext): void;
  /** Lets errors pass that the test brings about. */
  allow(noise: RegExp): void;
};

type Fixtures = {
  /** Fails the test on any console error or uncaught exception of its pages, and on any request to another host than the site's. */
  quiet: Quiet;
};

/** The browser test of this project: pages must be quiet, and keep to themselves. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern
  baseURL: async ({}, use) => use(process.env.WURAO_TEST_ORIGIN),
  quiet: [
    async ({ context, baseURL }, use) => {
      const noise: string[] = [];
      const allowed: RegExp[] = [];
      const watch = (watched: BrowserContext) => {
        watched.on(
          'console',
          (message) => message.type() === 'error' && noise.push(`${message.text()} ${message.location().url}`),
        );
        watched.on('weberror', (error) => noise.push(String(error.error())));
        watched.on('request', (request) => isForeign(request.url(), baseURL) && noise.push(`asked ${request.url()}`));
      };
      watch(context);
      await use({ watch, allow: (pattern) => allowed.push(pattern) });
      const heard = noise.filter((line) => !allowed.some((pattern) => pattern.test(line)));
      expect(heard, 'the page must be quiet').toEqual([]);
    },
    { auto: true },
  ],
});

test.skip(() => !process.env.WURAO_TEST_ORIGIN, 'no Chromium on this machine');

const isForeign = (url: string, origin = ''): boolean => /^(https?|wss?):/.test(url) && !url.startsWith(`${origin}/`);

/** The colours of the dark are the same on a desktop: they are looked at on the phone alone. */
const schemesAt = (width: number) => (width < 500 ? (['light', 'dark'] as const) : (['light'] as const));

/** Expects no finding of axe at WCAG 2.2 AA, in the light and, on a phone, in the dark. Needs JavaScript in the page. */
export async function expectAccessible(page: Page): Promise<void> {
  // A link under the fixed report bar would count as a target too small to hit; in a window as tall as the page none is.
  const height = await page.locator('html').evaluate((html) => html.scrollHeight);
  const width = page.viewportSize()?.width ?? 360;
  await page.setViewportSize({ width, height });
  for (const colorScheme of schemesAt(width)) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(found, `${page.url()} in the ${colorScheme}`).toEqual([]);
  }
}

export { expect };
