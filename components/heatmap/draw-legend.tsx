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
  /** Words for paler cells, where some are faded. */
  readonly faded?: string;
};

/** The scale as a strip: what it counts, its seven steps with their edges, and what hatching and fading mean. */
export function drawLegend({ id, unit, edges, tooFew, faded }: LegendInput): Legend {
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
      {faded ? (
        <>
          <path className="hm-5 hm-faded" d={rectangle(LEFT, 82, 22, 14)} />
          <text className="hm-soft" x={LEFT + 30} y={94} fontSize={13}>
            {faded}
          </text>
        </>
      ) : null}
    </>
  );
  const label = `${unit}: ${edges.length > 0 ? `${edges[0]}–${edges.at(-1)}` : '–'}`;
  return { width: end + 28, height: faded ? 100 : 78, body, label };
}
