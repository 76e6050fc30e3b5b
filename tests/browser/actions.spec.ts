import type { APIRequestContext } from '@playwright/test';
import { builtActions } from './built-actions';
import { expect, test } from './quiet-page';

const ARGUMENTS: readonly unknown[][] = [[5], ['x', 'y', 'z', 'zz']];

test('an action called by hand with what it does not take answers 400, and the site goes on @js @phone', async ({
  request,
  baseURL,
}) => {
  const actions = builtActions();
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
