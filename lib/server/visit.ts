import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '@/lib/platform/locale';
import type { Front } from './front.server';

/** One request on its way through the front. */
export type Visit = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly locale: Locale;
  /** The path without the language in front of it. */
  readonly path: string;
  /** GET or HEAD. */
  readonly reads: boolean;
  readonly front: Front;
};

/** Next's own handler of requests. */
export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
