import { execFile } from 'node:child_process';
import { isAlive } from '../../platform/exclusive-lock.mjs';

const POLL_MS = 1_000;

/**
 * Calls `gone` once npm, which started us, was killed outright: then it could not pass a signal on. Only under npm is that
 * a reason to end; a shell may leave us running on purpose.
 */
export function followNpm(gone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  execFile('ps', ['-o', 'ppid=,comm=', '-p', String(parent)], (error, answer) => {
    const [, above, name] = /^\s*(\d+)\s+(\S.*?)\s*$/.exec(error ? '' : answer) ?? [];
    // Some shells put themselves between npm and us, some make way.
    const npm = name && /(^|\/)(ba|da|z|k)?sh$/.test(name) ? Number(above) : parent;
    const watch = setInterval(() => {
      if (process.ppid === parent && isAlive(npm)) return;
      clearInterval(watch);
      gone();
    }, POLL_MS);
    watch.unref();
  });
}
