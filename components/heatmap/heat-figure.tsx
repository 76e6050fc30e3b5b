import type { ReactNode } from 'react';
import { Drawn, DrawnTwice } from './drawing';
import type { Figure } from './figure';

/** A drawing with its legend and what is to be said below it. A drawing whose parts are links is a group, the others one picture. */
export function HeatFigure({
  figure,
  caption,
  children,
}: {
  figure: Figure;
  caption?: ReactNode;
  children?: ReactNode;
}) {
  const { wide, narrow, legend, summary } = figure;
  return (
    <figure>
      {wide === narrow ? (
        <Drawn drawing={wide} label={summary} role="group" className="heat-places" />
      ) : (
        <DrawnTwice wide={wide} narrow={narrow} label={summary} />
      )}
      {legend ? <Drawn drawing={legend} label={legend.label} className="mt-4 max-w-[20rem]" /> : null}
      {caption || children ? (
        <figcaption className="mt-3 max-w-line space-y-2 text-sm text-muted">
          {caption ? <p>{caption}</p> : null}
          {children}
        </figcaption>
      ) : null}
    </figure>
  );
}
