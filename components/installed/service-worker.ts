import { postReport } from '../forms/report/send/post-report';
import { keepShared } from '../import/shared-picture';
import { readQueue, SYNC_TAG, settle } from './sync-queue';

/** Set when it is bundled: changes with every build of the pages. */
declare const BUILD: string;

type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Waiting & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Syncing = Waiting & { readonly tag: string };
type Pushed = Waiting & { readonly data: { json(): unknown } | null };
type Clicked = Waiting & { readonly notification: Notification };
type Scope = {
  addEventListener(kind: 'install' | 'activate', hear: (event: Waiting) => void): void;
  addEventListener(kind: 'fetch', hear: (event: Fetching) => void): void;
  addEventListener(kind: 'sync', hear: (event: Syncing) => void): void;
  addEventListener(kind: 'push', hear: (event: Pushed) => void): void;
  addEventListener(kind: 'notificationclick', hear: (event: Clicked) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void>; openWindow(url: string): Promise<unknown> };
  readonly registration: ServiceWorkerRegistration;
  readonly location: Location;
};
const worker = self as unknown as Scope;

const PAGES = ['/report', '/report/import', '/offline'].flatMap((path) => [path, `/en${path}`]);
const SHELL = `shell-${BUILD}`;
const FILES = `files-${BUILD}`;
/** The recognition of pictures outlives a build: it is large, and its folder holds its hash. */
const READER = 'reader';
const STATIC = /^\/_next\/static\//;
const READER_FILE = /^\/report\/import\/reader-[0-9a-f]{16}\//;
const SHARE = /^(\/en)?\/report\/share$/;
const PATIENCE_MS = 4_000;
const MOST_FILES = 20;
const LARGEST_TEXT = 1_000_000;

worker.addEventListener('install', (event) => {
  event.waitUntil(fillShell().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (request.method === 'POST' && SHARE.test(url.pathname)) event.respondWith(takeShare(request, url));
  else if (request.method !== 'GET') return;
  else if (STATIC.test(url.pathname)) event.respondWith(fileFirst(request, FILES));
  else if (READER_FILE.test(url.pathname)) event.respondWith(fileFirst(request, READER));
  else if (url.pathname === '/theme.js') event.respondWith(networkFirst(request, url.pathname));
  else if (request.mode === 'navigate') event.respondWith(networkFirst(request, url.pathname));
});

worker.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendQueue());
});

worker.addEventListener('push', (event) => {
  const message = messageIn(event);
  if (message) event.waitUntil(worker.registration.showNotification(message.title, message.shown));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url } = event.notification.data as { url: string };
  event.waitUntil(worker.clients.openWindow(url));
});

type Message = { readonly title: string; readonly shown: NotificationOptions };

/** A reminder of this site (lib/shield); whatever else a push holds is not shown, and opens no other site. */
function messageIn({ data }: Pushed): Message | null {
  try {
    const { title, body, tag, url } = (data ? data.json() : {}) as Record<string, unknown>;
    const inside = new URL(String(url), worker.location.origin);
    if (typeof title !== 'string' || inside.origin !== worker.location.origin) return null;
    const shown = { body: String(body ?? ''), tag: String(tag ?? ''), icon: '/icons/icon-192.png' };
    return { title, shown: { ...shown, data: { url: inside.href } } };
  } catch {
    return null;
  }
}

/** Pages are fetched without cookies: what is kept is the same for everybody. Their scripts and styles come along. */
async function fillShell(): Promise<void> {
  const shell = await caches.open(SHELL);
  const files = await caches.open(FILES);
  for (const path of [...PAGES, '/theme.js']) {
    const answer = await fetch(path, { credentials: 'omit', cache: 'no-cache' });
    if (!answer.ok) continue;
    await shell.put(path, answer.clone());
    const named = [...(await answer.text()).matchAll(/"(\/_next\/static\/[^"\\]+)"/g)].map(([, file = '']) => file);
    await Promise.all([...new Set(named)].map((file) => keepFile(files, file)));
  }
}

async function keepFile(files: Cache, path: string): Promise<void> {
  if (await files.match(path)) return;
  await files.add(path).catch(() => {});
}

/** What an earlier build kept goes. */
async function dropOldShells(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => ![SHELL, FILES, READER].includes(name)).map((name) => caches.delete(name)));
}

/** The kept copy of a file whose name holds its hash, else the network's, which is kept. */
async function fileFirst(request: Request, name: string): Promise<Response> {
  const files = await caches.open(name);
  const kept = await files.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (!answer.ok) return answer;
  if (name === READER) await dropOtherReaders(files, request.url);
  await files.put(request.url, answer.clone()).catch(() => {});
  return answer;
}

async function dropOtherReaders(files: Cache, url: string): Promise<void> {
  const folder = url.slice(0, url.lastIndexOf('/'));
  const others = (await files.keys()).filter((request) => !request.url.startsWith(folder));
  await Promise.all(others.map((request) => files.delete(request)));
}

/** The network's answer; the kept page when there is none in time; for any other page, the one that says so. */
async function networkFirst(request: Request, path: string): Promise<Response> {
  const shell = await caches.open(SHELL);
  const kept = await shell.match(path);
  const answer = fetch(request);
  try {
    return kept ? await inTime(answer) : await answer;
  } catch (error) {
    const offline = kept ?? (await shell.match(path.startsWith('/en') ? '/en/offline' : '/offline'));
    if (offline) return offline;
    throw error;
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => setTimeout(reject, PATIENCE_MS, new Error('late')))]);
}

/** What another app shares stays on the device; the import page is opened to read it. */
async function takeShare(request: Request, { pathname }: URL): Promise<Response> {
  const into = `${pathname.startsWith('/en') ? '/en' : ''}/report/import`;
  try {
    const form = await request.formData();
    const said = ['title', 'text', 'url'].map((name) => form.get(name)).filter((text) => typeof text === 'string');
    const files = form
      .getAll('files')
      .filter((file) => file instanceof File)
      .slice(0, MOST_FILES);
    await keepShared({ text: said.join('\n').slice(0, LARGEST_TEXT), files, at: Date.now() });
    return Response.redirect(`${into}?shared=1`, 303);
  } catch {
    return Response.redirect(`${into}#not-received`, 303);
  }
}

/** Sends what waits; rejects while something is left, so that the browser wakes it again. */
async function sendQueue(): Promise<void> {
  for (const { id, body } of await readQueue()) {
    const posted = await postReport(body, id, 'zh-CN');
    if (posted.kind === 'later' || posted.kind === 'unreachable') throw new Error('not yet');
    // One that is refused is left to its author, on the page.
    if (posted.kind !== 'refused') await settle(id, posted.kind === 'stored' ? posted.receipt : null);
  }
}
