import 'server-only';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, stop } from 'esbuild';

/**
 * Bundles the service worker into `folder`, where the web server finds it beside itself. Its text changes with every build of the pages, so that
 * browsers take the new one.
 * @param pages folder of the pages it stands for
 */
export async function bundleServiceWorker(root: string, folder: string, pages: string): Promise<void> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'components', 'installed', 'service-worker.ts')],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    define: { BUILD: JSON.stringify(createHash('sha256').update(pages).digest('hex').slice(0, 12)) },
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'error',
  });
  // Its service process would otherwise live as long as we do.
  await stop();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'service-worker.js'), result.outputFiles[0]?.contents ?? '');
}
