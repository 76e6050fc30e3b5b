import type { ServerResponse } from 'node:http';

/** Leads to another page after a form was taken: 303, kept by nobody. */
export function seeOther(response: ServerResponse, location: string): void {
  response.setHeader('Location', location);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Length', 0);
  response.statusCode = 303;
  response.end();
}
