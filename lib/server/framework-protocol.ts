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

/**
 * Whether a body is what its headers say: a whole form, or the arguments of an action. Of all that React can say in them only what our pages do say is
 * let on: plain data, and one form. Promises, streams, references and the like it would take as well, from anybody.
 */
export async function isWholeForm(headers: IncomingHttpHeaders, body: Buffer): Promise<boolean> {
  const type = headers['content-type'] ?? '';
  const id = headers['next-action'];
  if (id !== undefined && !(typeof id === 'string' && ACTION.test(id))) return false;
  try {
    if (!/^multipart\/form-data/i.test(type))
      return id === undefined || isPlainList(JSON.parse(body.toString('utf8')), NOTHING);
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    return id === undefined ? isNamedForm(form) : isPlainList(JSON.parse(String(form.get('0'))), A_FORM);
  } catch {
    return false;
  }
}

const ACTION = /^[0-9a-f]{42}$/;
/** A part of an action's arguments in a form that was sent without a script: a number behind the name of the form. */
const PART = /^\$ACTION_\d+:[1-9]\d*$/;
/** What says which action it is, and where its arguments stand. */
const HEAD = /^\$ACTION_(\d+):0$/;

/** Whether a form sent without a script names its action in the way that React writes it, if it names one. */
function isNamedForm(form: FormData): boolean {
  return [...form].every(([name, value]) => {
    if (!name.startsWith('$ACTION_') || name === '$ACTION_KEY') return true;
    if (PART.test(name)) return isPlain(JSON.parse(String(value)), 0, NOTHING);
    if (name.startsWith('$ACTION_ID_')) return ACTION.test(name.slice('$ACTION_ID_'.length));
    const [, head] = HEAD.exec(name) ?? [];
    if (head) return form.has(`$ACTION_REF_${head}`);
    return /^\$ACTION_REF_\d+$/.test(name) && isBound(form, name.replace('REF_', ''));
  });
}

/** What is said to stand in another part must stand there: React waits for it without end otherwise. */
function isBound(form: FormData, part: string): boolean {
  const { id, bound } = JSON.parse(String(form.get(`${part}:0`))) as { id?: unknown; bound?: unknown };
  if (typeof id !== 'string' || !ACTION.test(id)) return false;
  return bound === null || (/^\$@\d+$/.test(String(bound)) && form.has(`${part}:${String(bound).slice(2)}`));
}

/** As deep as nothing of ours is: React walks down without an end of its own. */
const DEEPEST_DATA = 20;
/** Of what React writes behind a dollar: a dollar itself and what is not there, and in the arguments that come as a form, that form. */
const NOTHING = /^\$(?:\$|undefined$)/;
const A_FORM = /^\$(?:\$|undefined$|K[0-9a-f]+$)/;
const isPlainList = (value: unknown, marks: RegExp): boolean => Array.isArray(value) && isPlain(value, 0, marks);

function isPlain(value: unknown, depth: number, marks: RegExp): boolean {
  if (typeof value === 'string') return !value.startsWith('$') || marks.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= DEEPEST_DATA || Object.hasOwn(value, '__proto__')) return false;
  return Object.values(value).every((inner) => isPlain(inner, depth + 1, marks));
}
