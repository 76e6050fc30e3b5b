import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { demandPace } from './demand-pace';

it('a body that hardly comes is ended', async () => {
  const body = new PassThrough();
  demandPace(body, 1_000, 20);
  body.resume();
  body.write('a little');
  await once(body, 'close');
  expect(body.readableEnded).toBe(false);
});

it('one that comes is left alone, and so is one that has come', async () => {
  const [coming, come] = [new PassThrough(), new PassThrough()];
  for (const body of [coming, come]) {
    demandPace(body, 1_000, 20);
    body.resume();
    body.write(Buffer.alloc(1_000_000));
  }
  come.end();
  const slow = new PassThrough();
  demandPace(slow, 1_000, 40);
  slow.resume();
  // By the time this one is ended the others have been looked at many times.
  await once(slow, 'close');
  expect([coming.destroyed, come.readableEnded]).toEqual([false, true]);
  coming.destroy();
});
