import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..', '..');

export type Site = {
  readonly origin: string;
  /** Folder into which its mail is written. */
  readonly mail: string;
  /** Folder into which its short messages are written. */
  readonly sms: string;
  stop(): Promise<void>;
};

/** Starts the site as `npm start` does, on a database that is there; resolves when it is healthy. Publishes every second, and may draw maps. */
export async function startSite(database: string, env: Record<string, string> = {}): Promise<Site> {
  const port = await freePort();
  const mail = join(ROOT, '.data', 'test-results', 'mail', String(port));
  const sms = join(ROOT, '.data', 'test-results', 'sms', String(port));
  const site = spawn(process.execPath, [join(ROOT, 'lib', 'commands', 'run.mjs'), 'start'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: database,
      SNAPSHOT_SECONDS: '1',
      SNAPSHOT_DRIVERS: '1',
      RATE_LIMIT_FACTOR: '1000',
      MAIL_CATCHER_DIR: mail,
      SMS_CATCHER_DIR: sms,
      EVIDENCE_DIR: join(ROOT, '.data', 'test-results', 'evidence', String(port)),
      EVIDENCE_AUDIT_SHARE: '0',
      PRIVACY_CONTACT: 'privacy@wurao.example',
      LOG_LEVEL: 'error',
      MAP_APPROVAL: '审图号：试验用，无',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise((resolve) => site.once('exit', resolve));
  const origin = `http://localhost:${port}`;
  await healthy(site, origin);
  return {
    origin,
    mail,
    sms,
    async stop() {
      site.kill('SIGTERM');
      await ended;
    },
  };
}

async function healthy(site: ChildProcess, origin: string): Promise<void> {
  while (site.exitCode === null) {
    const answer = await fetch(`${origin}/api/health`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await pause(200);
  }
  throw new Error('the site ended before it was ready; the lines above say why');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
