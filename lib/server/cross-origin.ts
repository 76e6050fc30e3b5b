import type { ServerResponse } from 'node:http';

const SHOWN = 'ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After';
const DAY = 86_400;

/** Lets pages of any site read an answer of the API: all of it is public, and no cookie is sent along. */
export function allowOrigins(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', SHOWN);
}

/** Answers what a browser asks before it sends a header or method of ours to another site. */
export function preflight(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST');
  response.setHeader(
    'Access-Control-Allow-Headers',
    'Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, If-Range, Range',
  );
  response.setHeader('Access-Control-Max-Age', String(DAY));
  response.statusCode = 204;
  response.end();
}
