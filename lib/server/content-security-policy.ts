import { createHash } from 'node:crypto';

const INLINE_STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * Content-Security-Policy of one finished HTML page: the scripts of this origin, and the inline scripts and styles that stand in this very body,
 * by hash. Cached pages cannot carry a nonce, and `unsafe-inline` is never allowed. `framed`: made to stand in other sites' pages; such a page
 * runs nothing and loads nothing. `wasm`: may compile WebAssembly, and still no text as script.
 */
export function contentSecurityPolicy(
  html: string,
  { framed = false, wasm = false }: { readonly framed?: boolean; readonly wasm?: boolean } = {},
): string {
  const styles = hashesOf(html, INLINE_STYLE);
  if (framed) {
    const style = `style-src ${styles || "'none'"}`;
    return ["default-src 'none'", style, "form-action 'none'", "base-uri 'none'", 'frame-ancestors *'].join('; ');
  }
  return [
    "default-src 'none'",
    ["script-src 'self'", wasm ? "'wasm-unsafe-eval'" : '', hashesOf(html, INLINE_SCRIPT)].filter(Boolean).join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Hashes of what stands in the elements that a pattern finds. */
function hashesOf(html: string, pattern: RegExp): string {
  const hashes = new Set<string>();
  for (const [, text = ''] of html.matchAll(pattern)) {
    if (text) hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  return [...hashes].join(' ');
}
