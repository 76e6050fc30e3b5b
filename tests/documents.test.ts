import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = ['README.md', 'CONTRIBUTING.md', ...filesIn('docs', '.md')];

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}

describe('documents', () => {
  it.each(documents)('%s links to files that exist', (path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([]);
  });

  it.each(documents)('%s names paths that exist', (path) => {
    const named = [...read(path).matchAll(/`((?:app|components|lib|messages|prisma|tests|docs)\/[\w./[\]-]+)`/g)];
    expect(named.map(([, name = '']) => name).filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  it('the README names every direct dependency with the licence that its package states', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const text = read('README.md');
    for (const name of Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      const line = text.split('\n').find((row) => row.startsWith(`| ${name} |`));
      expect(line, name).toBeDefined();
      if (existsSync(join(root, 'node_modules', name, 'package.json'))) {
        expect(line, name).toContain(JSON.parse(read(`node_modules/${name}/package.json`)).license);
      }
    }
  });

  it('the README names every data file', () => {
    const text = read('README.md');
    const files = readdirSync(join(root, 'prisma/reference')).filter((name) => name.endsWith('.json'));
    expect(files.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
