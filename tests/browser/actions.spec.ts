import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './quiet-page';

const BUILT = join(import.meta.dirname, '..', '..', '.next');

type Action = { readonly id: string; readonly name: string; readonly page: string };

/** Every action of the site as it was built, and a page at which it is heard. */
function everyAction(): Action[] {
  const folders = readdirSync(BUILT).map((name) => join(BUILT, name));
  const [newest = ''] = folders
    .filter((folder) => statSync(folder).isDirectory())
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
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

const ARGUMENTS: readonly unknown[][] = [[5], ['x', 'y', 'z', 'zz'], [{}, 'x']];

test('an action called by hand with what it does not take answers 400, and the site goes on @js @phone', async ({
  request,
  baseURL,
}) => {
  const actions = everyAction();
  expect(actions.length).toBeGreaterThan(30);
  const post = (page: string, options: Parameters<APIRequestContext['post']>[1]) =>
    request.post(page, { maxRedirects: 0, ...options, headers: { origin: baseURL ?? '', ...options?.headers } });
  const odd: string[] = [];
  for (const { id, name, page } of actions) {
    for (const sent of ARGUMENTS) {
      const data = JSON.stringify(sent);
      const answer = await post(page, { headers: { 'next-action': id, 'content-type': 'text/plain' }, data });
      if (answer.status() !== 400) odd.push(`${name} ${data} ${answer.status()}`);
    }
    const twice = new FormData();
    for (const field of ['locale', 'id', 'locale', 'id', 'session', 'session']) twice.append(field, 'x');
    twice.append(`$ACTION_ID_${id}`, '');
    const plain = await post(page, { multipart: twice });
    if (plain.status() !== 400) odd.push(`${name} as a form ${plain.status()}`);
  }
  expect(odd).toEqual([]);
  expect((await request.get('/me')).status()).toBe(200);
});
