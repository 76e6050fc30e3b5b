import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const files = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

/** What is wrong with a file that holds actions; a file without any has nothing. */
function wrongIn(source: string): string[] {
  const directives = source.match(/(['"`])use server\1/g)?.length ?? 0;
  if (directives === 0) return [];
  if (directives > 1 || !/^'use server';\n/.test(source)) return ['«use server» anywhere but as the first line'];
  const exported = source.match(/^export .*$/gm) ?? [];
  return exported.filter((line) => !/^export const \w+ = action\($|^export const \w+ = action\(\[/.test(line));
}

it('every server action reads its arguments at the border: it is made by action(), in a file of nothing else', () => {
  const sources = files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const);
  expect(sources.filter(([, source]) => source.startsWith("'use server'")).length).toBeGreaterThan(10);
  expect(sources.map(([file, source]) => [file, wrongIn(source)]).filter(([, wrong]) => wrong?.length !== 0)).toEqual(
    [],
  );
});

it.each([
  "'use server';\nexport async function a(form: FormData) {}\n",
  "'use server';\nexport const a = async (x: unknown) => x;\n",
  "'use server';\nexport { a } from './a';\n",
  "'use server';\nexport default action([], async () => {});\n",
  "export const A = () => null;\nasync function a() {\n  'use server';\n}\n",
])('%j would be found', (source) => expect(wrongIn(source)).not.toEqual([]));
