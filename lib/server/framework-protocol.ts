import type { IncomingHttpHeaders } from 'node:http';

/*
 * What Next's own scripts send, and nobody else would: it answers what it cannot read of that with an error of the server. Whoever makes it up is told
 * that the request is wrong.
 */

const KINDS = ['c', 'ci(..)(..)', 'ci(.)', 'ci(..)', 'ci(...)', 'oc', 'd', 'di(..)(..)', 'di(.)', 'di(..)', 'di(...)'];
const MARKS = ['refetch', 'inside-shared-layout', 'metadata-only'];
const LONGEST = 40_000;
const DEEPEST = 100;

/** Whether a `Next-Router-State-Tree` is one. By hand, as a schema that tries one form of a node after the other takes ever longer the deeper it is wrong. */
export function isRouterState(header: string): boolean {
  try {
    return header.length <= LONGEST && isTree(JSON.parse(decodeURIComponent(header)), 0);
  } catch {
    return false;
  }
}

const isText = (value: unknown): boolean => typeof value === 'string';
const allText = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

function isTree(node: unknown, depth: number): boolean {
  if (depth > DEEPEST || !Array.isArray(node) || node.length < 2 || node.length > 6) return false;
  const [segment, children, refetch = null, mark = null, hints = null, more = ''] = node as unknown[];
  if (typeof children !== 'object' || children === null || Array.isArray(children)) return false;
  if (!isSegment(segment) || !Object.values(children).every((child) => isTree(child, depth + 1))) return false;
  const told = refetch === null || (allText(refetch) && (refetch as unknown[]).length === 2);
  const marked = mark === null || MARKS.includes(mark as string);
  return told && marked && (hints === null || typeof hints === 'number') && isText(more);
}

function isSegment(segment: unknown): boolean {
  if (isText(segment)) return true;
  if (!Array.isArray(segment) || segment.length !== 4) return false;
  const [name, value, kind, siblings] = segment as unknown[];
  return isText(name) && isText(value) && KINDS.includes(kind as string) && (siblings === null || allText(siblings));
}

/** Whether a body is what its headers say: a whole form, or the list of arguments of an action. */
export async function isWholeForm(headers: IncomingHttpHeaders, body: Buffer): Promise<boolean> {
  const type = headers['content-type'] ?? '';
  try {
    if (/^multipart\/form-data/i.test(type))
      await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    else if (headers['next-action'] !== undefined) return Array.isArray(JSON.parse(body.toString('utf8')));
    return true;
  } catch {
    return false;
  }
}
