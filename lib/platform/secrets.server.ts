import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const secretsFile = z.object({ WURAO_SECRET: z.string(), AUTH_SECRET: z.string() });

export type Secrets = z.infer<typeof secretsFile>;

/** Secrets for a machine whose operator gave none: made once, kept in `path` (mode 0600). */
export function madeSecrets(path: string): Secrets {
  return readSecrets(path) ?? makeSecrets(path);
}

function readSecrets(path: string): Secrets | null {
  try {
    return secretsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`cannot read the secrets in ${path}: ${(error as Error).message}`);
  }
}

function makeSecrets(path: string): Secrets {
  const secret = () => randomBytes(32).toString('base64url');
  const complete = `${path}.${randomUUID()}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(complete, `${JSON.stringify({ WURAO_SECRET: secret(), AUTH_SECRET: secret() })}\n`, { mode: 0o600 });
  try {
    // Two processes may make them at once: the first link stands, and both use what it holds.
    linkSync(complete, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(complete);
  }
  return secretsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
}
