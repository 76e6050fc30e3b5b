import { describe, expect, it } from 'vitest';
import { type Posted, readAnswer } from '../send/post-report';
import type { ReportBody } from '../send/report-body';
import { keepDraft, readDrafts } from './kept-drafts';
import { sendDrafts } from './send-drafts';

const AT = '2026-11-22T02:15:00.000Z';
const stored = (receipt: string, before = false): Posted => ({ kind: 'stored', receipt, before });

function device() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}

function setUp(ids: string[], answer: (id: string) => Posted, now = AT, editing: string | null = null) {
  const store = device();
  for (const id of ids) keepDraft(store, { id, body: { when: 'today', dayPart: 'noon', city: id }, at: AT });
  const posts: [string, ReportBody][] = [];
  const post = async (body: ReportBody, id: string) => {
    posts.push([id, body]);
    return answer(id);
  };
  const send = () => sendDrafts({ store, post, now: () => new Date(now), middles: { noon: '13:00' }, editing });
  return { store, posts, send };
}

describe('sendDrafts', () => {
  it('drops a draft only when the server has it', async () => {
    const answers: Record<string, Posted> = { a: stored('A'), b: { kind: 'known' }, c: { kind: 'unreachable' } };
    const { store, posts, send } = setUp(['a', 'b', 'c', 'd'], (id) => answers[id] ?? stored('D'));
    expect(await send()).toEqual(['A', null]);
    expect(readDrafts(store).map(({ id }) => id)).toEqual(['c', 'd']);
    expect(posts.map(([id]) => id)).toEqual(['a', 'b', 'c']);
  });

  it('a refused draft stays with its reason, lets the others pass and is not sent again', async () => {
    const refusal: Posted = {
      kind: 'refused',
      problems: [{ field: 'city', code: 'city_none', message: 'Which city?' }],
    };
    const { store, posts, send } = setUp(['a', 'b'], (id) => (id === 'a' ? refusal : stored('B')));
    expect(await send()).toEqual(['B']);
    expect(readDrafts(store)).toMatchObject([{ id: 'a', refused: 'Which city?' }]);
    await send();
    expect(posts).toHaveLength(2);
  });

  it('the draft that is being mended is left alone', async () => {
    const { store, send } = setUp(['a', 'b'], () => stored('X'), AT, 'a');
    expect(await send()).toEqual(['X']);
    expect(readDrafts(store).map(({ id }) => id)).toEqual(['a']);
  });

  it('a limit or an outage keeps everything', async () => {
    const { store, send } = setUp(['a', 'b'], () => ({ kind: 'later', message: null, mayPass: true }));
    expect(await send()).toEqual([]);
    expect(readDrafts(store)).toHaveLength(2);
  });

  it('sends the same body as long as the day is the same, and the day that was meant afterwards', async () => {
    const same = setUp(['a'], () => stored('A'));
    await same.send();
    expect(same.posts[0]?.[1]).toEqual({ when: 'today', dayPart: 'noon', city: 'a' });
    const later = setUp(['a'], () => stored('A'), '2026-11-23T02:00:00Z');
    await later.send();
    expect(later.posts[0]?.[1]).toEqual({ when: 'at', calledAt: '2026-11-22T13:00', city: 'a' });
  });

  it('what is not a draft is not sent, and a device without storage keeps nothing', async () => {
    const { store, send } = setUp([], () => stored('A'));
    store.setItem('wurao.drafts', '[{"id":1},null,{"id":"x","body":{},"at":"never"}]');
    expect(await send()).toEqual([]);
    store.setItem('wurao.drafts', 'not json');
    expect(await send()).toEqual([]);
    expect(keepDraft(null, { id: 'a', body: {}, at: AT })).toBe(false);
  });
});

describe('readAnswer', () => {
  const receipt = '0123456789ABCDEF';
  it.each([
    [201, { receipt }, stored(receipt)],
    [409, { receipt, detail: 'x' }, stored(receipt, true)],
    [201, { receipt: '/elsewhere' }, { kind: 'later', message: null, mayPass: false }],
    [415, { detail: 'no' }, { kind: 'later', message: 'no', mayPass: false }],
    [429, { detail: 'slow down' }, { kind: 'later', message: 'slow down', mayPass: true }],
    [502, null, { kind: 'later', message: null, mayPass: true }],
    [503, { detail: 'your answers are still here' }, { kind: 'later', message: null, mayPass: true }],
    [422, { errors: [{ field: 'Idempotency-Key', code: 'key_reused', message: 'm' }] }, { kind: 'known' }],
    [
      422,
      { errors: [{ field: 'city', code: 'city_none', message: 'm' }, 'junk'] },
      { kind: 'refused', problems: [{ field: 'city', code: 'city_none', message: 'm' }] },
    ],
  ] as [number, unknown, Posted][])('%i', (status, answer, posted) =>
    expect(readAnswer(status, answer)).toEqual(posted),
  );
});
