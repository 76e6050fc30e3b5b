import 'server-only';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Running, runProgram, runToEnd } from './programs.server';

const FILES: Record<string, (root: string) => string> = {
  'package.json': () => '{ "private": true, "type": "module" }',
  'next.config.mjs': (root) =>
    `export default { turbopack: { root: ${JSON.stringify(root)} }, outputFileTracingRoot: ${JSON.stringify(root)} };`,
  'app/layout.jsx': () => 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;',
  'app/page.jsx': () => 'export default () => <p>static</p>;',
};

/** A bare static page of the same framework, built and served as it comes, with static files: the yardstick for our pages and downloads. */
export async function serveStaticPage(
  root: string,
  port: number,
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<Running> {
  const folder = join(root, '.data', 'bench', 'static-page');
  mkdirSync(join(folder, 'app'), { recursive: true });
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content(root));
  mkdirSync(join(folder, 'public'), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'public', name), content);
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv;
  await runToEnd([next, 'build', folder], env);
  return runProgram([next, 'start', folder, '-p', String(port)], env, `http://localhost:${port}/`);
}
