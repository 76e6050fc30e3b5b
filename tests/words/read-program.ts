import { join } from 'node:path';
import type { SourceFile } from 'typescript/unstable/ast';
import { API, type Checker } from 'typescript/unstable/sync';

const root = join(import.meta.dirname, '..', '..');
const CONFIG = join(root, 'tsconfig.words.json');
const WHAT_SPEAKS = {
  extends: './tsconfig.json',
  compilerOptions: { incremental: false },
  include: ['next-env.d.ts', 'app/**/*', 'components/**/*', 'lib/**/*'],
  exclude: ['**/*.test.ts', 'lib/commands', 'lib/platform/prisma-client'],
};

export type Program = { readonly files: readonly SourceFile[]; readonly checker: Checker };

/** Shows `read` the code of the site as the compiler knows it. Tests are no part of it: a word that only they use is used by nobody. */
export function readProgram<T>(read: (program: Program) => T): T {
  const fs = {
    readFile: (file: string) => (file === CONFIG ? JSON.stringify(WHAT_SPEAKS) : undefined),
    fileExists: (file: string) => (file === CONFIG ? true : undefined),
  };
  const api = new API({ cwd: root, fs });
  try {
    const project = api.updateSnapshot({ openProjects: [CONFIG] }).getProject(CONFIG);
    if (!project) throw new Error('The compiler cannot open the project.');
    const own = project.rootFiles.filter((name) => /\.tsx?$/.test(name));
    const files = own.flatMap((name) => project.program.getSourceFile(name) ?? []);
    return read({ checker: project.checker, files });
  } finally {
    api.close();
  }
}
