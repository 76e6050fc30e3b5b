import type { ServerResponse } from 'node:http';

/** Headers that every response carries, whatever it is. */
export function setSecurityHeaders(response: ServerResponse, https: boolean): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  if (https) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
}
