import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Bundles one TypeScript entry (path relative to `root`) for Node into `folder` and returns the path of the result.
 * Packages stay outside; `server-only`, which throws outside of Next, becomes empty.
 */
export async function bundleCommand(root, entry, folder = join(root, '.data', 'commands')) {
  const { build, stop } = await import('esbuild');
  const outfile = join(folder, `${basename(entry).replace(/\.\w+$/, '')}.mjs`);
  const result = await build({
    absWorkingDir: root,
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    alias: { 'server-only': join(root, 'node_modules', 'server-only', 'empty.js') },
    tsconfig: join(root, 'tsconfig.json'),
    loader: { '.json': 'json' },
    jsx: 'automatic',
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'error',
  });
  // Its service process would otherwise live as long as we do.
  await stop();
  mkdirSync(folder, { recursive: true });
  // Two commands may bundle at once: nobody may ever read half a file.
  const half = `${outfile}.${process.pid}`;
  try {
    writeFileSync(half, result.outputFiles[0].contents);
    renameSync(half, outfile);
  } finally {
    rmSync(half, { force: true });
  }
  return outfile;
}

/** Arguments for Node that run a bundled command so that it ends when the process that started it dies. */
export function nodeArguments(root, bundle, args = []) {
  const follow = pathToFileURL(join(root, 'lib', 'commands', 'run', 'follow-parent.mjs'));
  // A report lives for milliseconds: with room for the young, few of them are carried over to be collected with the old.
  return ['--enable-source-maps', '--max-semi-space-size=64', '--import', follow.href, bundle, ...args];
}
