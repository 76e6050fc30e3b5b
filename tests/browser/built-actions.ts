import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = join(import.meta.dirname, '..', '..', '.next');

export type BuiltAction = { readonly id: string; readonly name: string; readonly page: string };

let actions: readonly BuiltAction[] | undefined;

/** Every action of the site as it was built, and a page at which it is heard. */
export const builtActions = (): readonly BuiltAction[] => {
  actions ??= readActions();
  return actions;
};

function readActions(): BuiltAction[] {
  const folders = readdirSync(BUILT)
    .map((name) => join(BUILT, name))
    .filter((folder) => existsSync(join(folder, 'server')));
  const [newest = ''] = folders.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const manifests = readdirSync(newest, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('server-reference-manifest.json'),
  );
  const found = manifests.flatMap((name) => Object.entries(JSON.parse(readFileSync(join(newest, name), 'utf8')).node));
  return [...new Map(found as [string, { workers: object; exportedName: string }][])].map(([id, action]) => ({
    id,
    name: action.exportedName,
    page: (Object.keys(action.workers)[0] ?? '')
      .replace(/^app\/\[locale\]|\/page$/g, '')
      .replace(/\[\w+\]/g, '0000000000000000'),
  }));
}
