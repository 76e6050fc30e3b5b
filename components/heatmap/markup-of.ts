import { Fragment, isValidElement, type ReactNode } from 'react';

type Props = Readonly<Record<string, unknown>>;

/** React's names of the attributes that a drawing uses and that are written otherwise in a file; viewBox and its like stay. */
const NAMES: Readonly<Record<string, string>> = {
  className: 'class',
  textAnchor: 'text-anchor',
  fontSize: 'font-size',
  fontWeight: 'font-weight',
  fontFamily: 'font-family',
  strokeWidth: 'stroke-width',
  clipPath: 'clip-path',
  ariaLabel: 'aria-label',
};

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', '&quot;');

/**
 * A drawing as text, for files and embeds: the same elements that a page renders. Knows host elements, fragments and functions of props; no hooks,
 * no events, no styles.
 */
export function markupOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map(markupOf).join('');
  if (!isValidElement<Props>(node)) return escapeText(String(node));
  const { props } = node;
  const type: unknown = node.type;
  if (typeof type === 'function') return markupOf((type as (props: Props) => ReactNode)(props));
  const inner = markupOf(props.children as ReactNode);
  if (type === Fragment) return inner;
  const attributes = Object.entries(props)
    .filter(([name, value]) => name !== 'children' && value !== null && value !== undefined && value !== false)
    .map(([name, value]) => ` ${NAMES[name] ?? name}="${escapeAttribute(String(value))}"`)
    .join('');
  return inner === '' ? `<${String(type)}${attributes}/>` : `<${String(type)}${attributes}>${inner}</${String(type)}>`;
}
