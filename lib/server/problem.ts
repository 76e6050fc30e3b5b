import type { ServerResponse } from 'node:http';

/** One field that a person can mend. */
export type FieldProblem = { field: string; code: string; message: string };

/** RFC 9457 problem details. */
export type Problem = {
  status: number;
  title: string;
  detail?: string;
  errors?: readonly FieldProblem[];
  retryAfter?: number;
  [extension: string]: unknown;
};

/** Sends `application/problem+json`; `retryAfter` (seconds) becomes the Retry-After header as well. */
export function sendProblem(response: ServerResponse, problem: Problem): void {
  const { status, retryAfter, ...rest } = problem;
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  sendJson(
    response,
    status,
    { type: 'about:blank', status, ...rest, ...(retryAfter === undefined ? {} : { retryAfter }) },
    'application/problem+json',
  );
}

/** Sends JSON that no cache may keep. */
export function sendJson(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  const text = JSON.stringify(body);
  response.statusCode = status;
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}
