import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleCommand, nodeArguments } from '@/lib/commands/run/bundle-command.mjs';
import { freePort, type Running, runProgram } from './programs.server';
import { runCosted } from './run-costed.server';
import { serveStaticPage } from './static-page.server';
import { type Costed, medianRun } from './timings';

/** Downloads of one file from our front's file door and from the framework's folder of static files. */
export type MeasuredDownload = { readonly bytes: number; readonly ours: Costed; readonly framework: Costed };

const BYTES = 16 * 1024 * 1024;
const CONNECTIONS = 8;
const SECONDS = 5;
const ROUNDS = 3;
const NAME = 'records.parquet';

/** Downloads the same random bytes from both, in turns; the middle of three runs counts. */
export async function measureDownload(root: string): Promise<MeasuredDownload> {
  const load = await bundleCommand(root, 'lib/commands/bench/http-load.ts');
  const folder = await mkdtemp(join(tmpdir(), 'wurao-download-'));
  const content = randomBytes(BYTES);
  const started: Running[] = [];
  try {
    await writeFile(join(folder, NAME), content);
    const framework = await serveStaticPage(root, await freePort(), { [NAME]: content });
    started.push(framework);
    const port = await freePort();
    const args = [
      await bundleCommand(root, 'lib/commands/bench/download-run.ts'),
      [join(folder, NAME), `${port}`],
    ] as const;
    const env = { ...process.env, NODE_ENV: 'production' } as NodeJS.ProcessEnv;
    const ours = await runProgram(nodeArguments(root, ...args), env, `http://localhost:${port}/${NAME}`);
    started.push(ours);
    const runs: { ours: Costed; framework: Costed }[] = [];
    const of = (server: Running) =>
      runCosted(
        nodeArguments(root, load, ['page', `${server.origin}/${NAME}`, `${CONNECTIONS}`, `${SECONDS}`]),
        SECONDS,
        { server: server.pid, database: null },
      );
    for (let i = 0; i < ROUNDS; i++) runs.push({ ours: await of(ours), framework: await of(framework) });
    const middle = (of: 'ours' | 'framework') => medianRun(runs.map((run) => run[of]));
    return { bytes: BYTES, ours: middle('ours'), framework: middle('framework') };
  } finally {
    for (const server of started) await server.stop();
    await rm(folder, { recursive: true });
  }
}
