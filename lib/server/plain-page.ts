const SCRIPT = /<script(?:\s[^>]*)?>[\s\S]*?<\/script>/g;
const RUNTIME = /\ssrc="\/_next\//;
const PRELOAD = /<link rel="(?:preload" as="script|modulepreload)"[^>]*>/g;
// Between texts, and around what may be replaced: marks that only the framework's scripts read.
const MARKS = /<!--(?: |\/?[$&!?]|\/?\$\?|\/?\$!)?-->/g;
// A part that was not ready in time lies hidden until a script puts it in its place.
const UNFINISHED = /<template id="[BP]:|\$R[CXSVT]\(/;

/**
 * A finished page that nothing in the browser will change, without the framework's scripts and the second copy of the page that they would read:
 * four fifths of its length. The site's own script files stay. A page with a part still on its way is left as it is.
 */
export function plainPage(html: string): string {
  if (UNFINISHED.test(html)) return html;
  return html
    .replace(SCRIPT, (script) => (isOurs(script) ? script : ''))
    .replace(PRELOAD, '')
    .replace(MARKS, '');
}

/** A file of ours, or data such as JSON-LD. Inline code is the framework's: we write none. */
function isOurs(script: string): boolean {
  const opening = script.slice(0, script.indexOf('>'));
  if (/\ssrc=/.test(opening)) return !RUNTIME.test(opening);
  return /\stype="application\/[\w+]+"/.test(opening);
}
