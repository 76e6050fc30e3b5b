import { Fragment, isValidElement, type ReactNode } from 'react';
import { inXml } from '@/lib/platform/in-xml';

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

/**
 * A drawing as text, for files and embeds: the same elements that a page renders. Knows host elements, fragments and functions of props; no hooks,
 * no events, no styles.
 */
export function markupOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map(markupOf).join('');
  if (!isValidElement<Props>(node)) return inXml(String(node));
  const { props } = node;
  const type: unknown = node.type;
  if (typeof type === 'function') return markupOf((type as (props: Props) => ReactNode)(props));
  const inner = markupOf(props.children as ReactNode);
  if (type === Fragment) return inner;
  const attributes = Object.entries(props)
    .filter(([name, value]) => name !== 'children' && value !== null && value !== undefined && value !== false)
    .map(([name, value]) => ` ${NAMES[name] ?? name}="${inXml(String(value))}"`)
    .join('');
  return inner === '' ? `<${String(type)}${attributes}/>` : `<${String(type)}${attributes}>${inner}</${String(type)}>`;
}
