import { type Drawing, Hatch, rectangle } from './drawing';

const BOX = 40;
const LEFT = 12;

/** A drawing that says itself in words. */
export type Legend = Drawing & { readonly label: string };

type LegendInput = {
  readonly id: string;
  /** What the colours count. */
  readonly unit: string;
  /** Words at the eight edges of the seven steps. */
  readonly edges: readonly string[];
  readonly tooFew: string;
  /** One more kind of cell, with its class. */
  readonly other?: { readonly className: string; readonly words: string };
};

/** The scale as a strip: what it counts, its seven steps with their edges, and what hatching means. */
export function drawLegend({ id, unit, edges, tooFew, other }: LegendInput): Legend {
  const end = LEFT + 7 * BOX;
  const body = (
    <>
      <defs>
        <Hatch id={id} gap={5} />
      </defs>
      <text className="hm-soft" x={LEFT} y={13} fontSize={13}>
        {unit}
      </text>
      {edges.length > 0 ? (
        <>
          {Array.from({ length: 7 }, (_, i) => (
            <path key={`step-${edges[i]}`} className={`hm-${i}`} d={rectangle(LEFT + i * BOX, 22, BOX, 14)} />
          ))}
          {edges.map((edge, i) => (
            <text key={edge} className="hm-soft" x={LEFT + i * BOX} y={50} textAnchor="middle" fontSize={11}>
              {edge}
            </text>
          ))}
        </>
      ) : null}
      <path d={rectangle(LEFT, 60, 22, 14)} fill={`url(#${id}-hatch)`} />
      <text className="hm-soft" x={LEFT + 30} y={72} fontSize={13}>
        {tooFew}
      </text>
      {other ? (
        <>
          <path className={other.className} d={rectangle(LEFT, 82, 22, 14)} />
          <text className="hm-soft" x={LEFT + 30} y={94} fontSize={13}>
            {other.words}
          </text>
        </>
      ) : null}
    </>
  );
  const label = `${unit}: ${edges.length > 0 ? `${edges[0]}–${edges.at(-1)}` : '–'}`;
  return { width: end + 28, height: other ? 100 : 78, body, label };
}
