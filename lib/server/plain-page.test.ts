import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { isPlain } from './cacheable';
import { plainPage } from './plain-page';

const head = '<head><link rel="stylesheet" href="/_next/static/a.css"/><script src="/theme.js"></script></head>';
const data = '<script type="application/ld+json">{"a":"<b>"}</script>';
const runtime =
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/a.js"/><script src="/_next/static/a.js" async=""></script>' +
  '<script id="_R_">self.__next_r="x"</script><script>(self.__next_f=self.__next_f||[]).push([0])</script>';

describe('a plain page', () => {
  it('keeps its text, its style sheet, the site’s own script and its data, and nothing of the framework', () => {
    const page = `<html>${head}<body><p>3.74<!-- --> 显著偏高</p><!--$--><!--/$-->${data}${runtime}</body></html>`;
    expect(plainPage(page)).toBe(`<html>${head}<body><p>3.74 显著偏高</p>${data}</body></html>`);
  });

  it('is left whole while a part of it is still on its way', () => {
    const page = `<html>${head}<body><!--$?--><template id="B:0"></template><!--/$-->${runtime}</body></html>`;
    expect(plainPage(page)).toBe(page);
  });
});

const PLAIN_PAGES = [
  '',
  '/rankings',
  '/insurers',
  '/insurers/[id]',
  '/methodology',
  '/rights',
  '/rights/way',
  '/privacy',
];

/** Every file of ours that a page is made of. */
async function filesOf(page: string): Promise<string[]> {
  const root = process.cwd();
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join('app/[locale]', page, 'page.tsx'), 'app/[locale]/layout.tsx'].map((file) => join(root, file)),
    outdir: 'nowhere',
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    tsconfig: join(root, 'tsconfig.json'),
    loader: { '.css': 'empty' },
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs);
}

it.each(PLAIN_PAGES)('%s has no component that needs the framework in the browser', async (page) => {
  expect(isPlain(`/zh-CN${page.replace('[id]', 'picc')}`)).toBe(true);
  const files = (await filesOf(page)).filter((file) => /\.tsx?$/.test(file));
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((file) => /^['"]use client['"]/.test(readFileSync(file, 'utf8')))).toEqual([]);
});

it('pages with client components, and other addresses, keep their scripts', () => {
  for (const path of ['/zh-CN/dataset', '/en/report', '/api/v1/rankings', '/zh-CN/rankingsx', '/fr/rankings']) {
    expect(isPlain(path)).toBe(false);
  }
});
