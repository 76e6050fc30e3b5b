import 'server-only';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['app', 'components', 'lib', 'messages', 'prisma', 'public'];
const SINGLE = ['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'tsconfig.pages.json', 'package-lock.json'];
/** No part of the pages; the database client follows from prisma/schema.prisma. */
const IGNORED = /^(lib\/commands|lib\/platform\/prisma-client|prisma\/migrations)(\/|$)|\.test\.tsx?$/;

/** A hash over all files from which Next builds the pages: equal hashes, equal pages. */
export function sourceHash(root: string): string {
  const hash = createHash('sha256');
  for (const path of [...SOURCES.flatMap((folder) => filesIn(root, folder)), ...SINGLE]) {
    const file = join(root, path);
    if (existsSync(file)) hash.update(`${path}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(root: string, folder: string): string[] {
  if (IGNORED.test(folder) || !existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .sort()
    .map((name) => `${folder}/${name}`)
    .flatMap((path) => {
      if (statSync(join(root, path)).isDirectory()) return filesIn(root, path);
      return IGNORED.test(path) ? [] : [path];
    });
}
