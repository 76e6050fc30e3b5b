import 'server-only';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type Running = { readonly origin: string; readonly pid: number | null; stop(): Promise<void> };

/** Runs a Node program to its end. @returns its standard output @throws Error with what it said when it fails */
export async function runToEnd(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const said: Buffer[] = [];
  const heard: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => heard.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new Error(
      `${args[0]} ended with ${code}: ${Buffer.concat([...said, ...heard])
        .toString()
        .slice(-2000)}`,
    );
  return Buffer.concat(said).toString();
}

/** Starts a Node program that serves HTTP; resolves when `probe` answers 200. */
export async function runProgram(args: readonly string[], env: NodeJS.ProcessEnv, probe: string): Promise<Running> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${args[0]} ended with ${child.exitCode} before it served`);
    const answer = await fetch(probe).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) break;
    await pause(100);
  }
  return {
    origin: new URL(probe).origin,
    pid: child.pid ?? null,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A TCP port that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
