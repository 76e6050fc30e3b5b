import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

const HEARTBEAT_MS = 5_000;
const STALE_MS = 30_000;
const POLL_MS = 50;

/** Is a process with this id alive (a process of another user counts)? */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readHolder(path) {
  try {
    return { text: readFileSync(path, 'utf8'), age: Date.now() - statSync(path).mtimeMs };
  } catch {
    return null;
  }
}

function isStale({ text, age }) {
  if (age > STALE_MS) return true;
  const [pid, host] = text.split('\n');
  return host === hostname() && !isAlive(Number(pid));
}

function clearStale(path, seen) {
  const moved = `${path}.${randomUUID()}`;
  try {
    renameSync(path, moved);
    // Another waiter may have cleared it and taken the lock between the look and the move: give it back.
    if (readFileSync(moved, 'utf8') !== seen.text) linkSync(moved, path);
  } catch {
    // Somebody else was quicker; the next round sees what is there.
  }
  rmSync(moved, { force: true });
}

function tryTake(path, mark) {
  try {
    writeFileSync(path, mark, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Runs `work` while holding the lock file at `path`; waits for as long as a living process holds it.
 * A lock whose holder died, or which nobody has refreshed for 30 s, is taken over.
 */
export async function withLock(path, work, onWait) {
  mkdirSync(dirname(path), { recursive: true });
  const mark = `${process.pid}\n${hostname()}\n${randomUUID()}`;
  for (let waited = 0; !tryTake(path, mark); waited++) {
    const holder = readHolder(path);
    if (holder && isStale(holder)) clearStale(path, holder);
    else await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    if (waited === 20) onWait?.();
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (readHolder(path)?.text === mark) rmSync(path, { force: true });
  }
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The folder was removed under us; the work itself will say so.
  }
}
