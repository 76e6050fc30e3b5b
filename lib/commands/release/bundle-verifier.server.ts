import 'server-only';
import { join } from 'node:path';
import { build, stop } from 'esbuild';

/** The text of `verify.mjs`: the verify command with everything it needs, for Node alone. The same sources give the same text. */
export async function bundleVerifier(root: string): Promise<string> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'lib', 'commands', 'verify.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    alias: { 'server-only': join(root, 'node_modules', 'server-only', 'empty.js') },
    tsconfig: join(root, 'tsconfig.json'),
    legalComments: 'none',
    banner: { js: '// Checks this release: node verify.mjs [DIR]. Node 20 or newer, nothing else. MIT licence.' },
    logLevel: 'error',
  });
  // Its service process would otherwise live as long as we do.
  await stop();
  return result.outputFiles[0]?.text ?? '';
}
