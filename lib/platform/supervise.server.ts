import 'server-only';
import { type ChildProcess, spawn } from 'node:child_process';

export type Program = { readonly name: string; readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv };

export type Supervised = {
  /** How often the program has died in a row without ever having run for long. */
  earlyDeaths(name: string): number;
  /** Ends all programs: asks first, kills what is still there after the grace period. */
  stop(): Promise<void>;
};

export type Pace = {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** A program that ran this long died of something new: the delays start over. */
  readonly settledMs: number;
  readonly graceMs: number;
};

const PACE: Pace = { firstDelayMs: 500, longestDelayMs: 10_000, settledMs: 30_000, graceMs: 8_000 };

/**
 * Runs Node programs and starts each again when it dies. They share our output and hold a channel to us, by which they
 * notice if we are killed.
 */
export function supervise(programs: readonly Program[], say: (line: string) => void, pace = PACE): Supervised {
  const watched = new Map(programs.map((program) => [program.name, watch(program, say, pace)]));
  return {
    earlyDeaths: (name) => watched.get(name)?.earlyDeaths() ?? 0,
    stop: async () => void (await Promise.all([...watched.values()].map((one) => one.stop()))),
  };
}

function watch(program: Program, say: (line: string) => void, pace: Pace) {
  let child: ChildProcess | null = null;
  let restart: NodeJS.Timeout | undefined;
  let early = 0;
  let stopping = false;

  const start = () => {
    const began = Date.now();
    child = spawn(process.execPath, program.args, { env: program.env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('error', (error) => say(`${program.name} could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      child = null;
      if (stopping) return;
      early = Date.now() - began >= pace.settledMs ? 1 : early + 1;
      const delay = Math.min(pace.firstDelayMs * 2 ** (early - 1), pace.longestDelayMs);
      say(`${program.name} ended (${signal ?? `code ${code}`}); starting it again in ${delay / 1000} s`);
      restart = setTimeout(start, delay);
    });
  };
  start();

  return {
    earlyDeaths: () => early,
    stop: () => {
      stopping = true;
      clearTimeout(restart);
      return child ? endChild(child, pace.graceMs) : Promise.resolve();
    },
  };
}

function endChild(child: ChildProcess, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), graceMs);
    child.once('exit', () => {
      clearTimeout(kill);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
