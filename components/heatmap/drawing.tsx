import type { ReactNode } from 'react';

/** A drawing on a canvas of its own units. Page, picture file and embed show the same one. */
export type Drawing = { readonly width: number; readonly height: number; readonly body: ReactNode };

/** In place of a step: people are known, what to divide them by is not. */
export const BARE = -1;

/** Class of a step of the scale; what is hidden has none and is hatched by `fillOf`. */
export const stepClass = (step: number | null): string =>
  step === null ? '' : step === BARE ? 'hm-bare' : `hm-${step}`;

/** Paint of what is hidden. An attribute, not a style: an address in a stylesheet would be looked for beside the stylesheet. */
export const fillOf = (id: string, step: number | null): { fill?: string } =>
  step === null ? { fill: `url(#${id}-hatch)` } : {};

/** Words on a step of the scale: ink on the pale half, paper on the deep one, in both themes. */
export const wordsOn = (step: number | null): string => (step !== null && step >= 4 ? 'hm-on' : 'hm-text');

/** For words on a place that is named already: they are for the eye, and let every press through to the place. */
export const UNREAD = { 'aria-hidden': true } as const;

/** The pattern of what is hidden: «too few», never a colour. `id` keeps several drawings on a page apart; `gap` in units of the canvas. */
export function Hatch({ id, gap }: { id: string; gap: number }) {
  return (
    <pattern id={`${id}-hatch`} width={gap} height={gap} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="hm-hatch-ground" width={gap} height={gap} />
      <path className="hm-hatch-line" d={`M0 0V${gap}`} strokeWidth={gap / 3.2} />
    </pattern>
  );
}

type DrawnInput = { drawing: Drawing; label: string; role?: 'img' | 'group'; className?: string };

/** A drawing on a page. It fills its column; `className` limits its width. */
export function Drawn({ drawing, label, role = 'img', className = '' }: DrawnInput) {
  return (
    <svg
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role={role}
      aria-label={label}
      className={`block h-auto w-full ${className}`}
    >
      {drawing.body}
    </svg>
  );
}

/** A drawing for paper and wide screens, and one for phones: words keep their size. */
export function DrawnTwice({ wide, narrow, label }: { wide: Drawing; narrow: Drawing; label: string }) {
  return (
    <>
      <Drawn drawing={narrow} label={label} className="sm:hidden print:hidden" />
      <Drawn drawing={wide} label={label} className="hidden sm:block print:block" />
    </>
  );
}

/** Path data of a rectangle whose upper left corner is at x, y. */
export const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}h${width}v${height}h-${width}z`;
