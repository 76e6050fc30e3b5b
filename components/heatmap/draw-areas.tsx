import { INSET_AREAS, type Outline, SOUTH_SEA } from '@/lib/heatmaps/outlines';
import { type Drawing, fillOf, Hatch, stepClass, UNREAD, wordsOn } from './drawing';

/** One place as drawn: `title` says everything the colour says; `href` is null where there is nothing to open. */
export type PlaceMark = {
  readonly adcode: string;
  readonly name: string;
  readonly title: string;
  /** The figure in its short form, for squares. */
  readonly figure: string;
  readonly href: string | null;
  readonly step: number | null;
};

type AreaInput = {
  readonly id: string;
  readonly outline: Outline;
  readonly marks: readonly PlaceMark[];
  /** Address of the file that holds the outlines, or null to write them out, as a file of its own must. */
  readonly sprite: string | null;
  readonly seaName: string;
  /** Names on the areas that have room for them. */
  readonly names: boolean;
};

/** A choropleth on prepared outlines, with the ten-segment line and the South China Sea in its corner. */
export function drawAreas({ id, outline, marks, sprite, seaName, names }: AreaInput): Drawing {
  const unit = outline.width / 1000;
  const shape = (adcode: string, d: string) => (sprite ? { use: `${sprite}#a${adcode}` } : { d });
  const body = (
    <>
      <defs>
        <Hatch id={id} gap={Math.round(11 * unit)} />
      </defs>
      {marks.map((mark) => {
        const area = outline.areas[mark.adcode];
        return area ? <Area key={mark.adcode} id={id} mark={mark} shape={shape(mark.adcode, area.d)} /> : null;
      })}
      {outline.coast ? <Shape className="hm-coast" shape={shape('coast', outline.coast)} /> : null}
      {outline.frontier ? <path className="hm-frontier" d={outline.frontier} /> : null}
      {outline.line ? <path className="hm-line" d={outline.line} /> : null}
      <SouthSea id={id} outline={outline} marks={marks} sprite={sprite} name={seaName} />
      {names ? <Names outline={outline} marks={marks} size={Math.round(17.5 * unit)} /> : null}
    </>
  );
  return { width: outline.width, height: outline.height, body };
}

type ShapeOf = { use: string } | { d: string };

function Shape({ shape, className, fill }: { shape: ShapeOf; className: string; fill?: string | undefined }) {
  const paint = fill ? { fill } : {};
  return 'use' in shape ? (
    <use href={shape.use} className={className} {...paint} />
  ) : (
    <path d={shape.d} className={className} {...paint} />
  );
}

function Area({ id, mark, shape }: { id: string; mark: PlaceMark; shape: ShapeOf }) {
  const drawn = (
    <>
      <title>{mark.title}</title>
      <Shape className={`hm-area ${stepClass(mark.step)}`} shape={shape} {...fillOf(id, mark.step)} />
    </>
  );
  return mark.href ? (
    <a href={mark.href} aria-label={mark.title}>
      {drawn}
    </a>
  ) : (
    <g>{drawn}</g>
  );
}

type SeaInput = { id: string; outline: Outline; marks: readonly PlaceMark[]; sprite: string | null; name: string };

function SouthSea({ id, outline, marks, sprite, name }: SeaInput) {
  const { inset } = outline;
  if (!inset) return null;
  const mark = marks.find(({ adcode }) => INSET_AREAS.includes(adcode));
  const own = mark && !outline.areas[mark.adcode] ? mark.href : null;
  const islands = (
    <Shape
      className={`hm-island ${stepClass(mark?.step ?? null)}`}
      shape={sprite ? { use: `${sprite}#islands` } : { d: SOUTH_SEA.islands }}
      {...fillOf(id, mark?.step ?? null)}
    />
  );
  return (
    <g transform={`translate(${inset.x} ${inset.y}) scale(${inset.scale})`}>
      <rect className="hm-frame" width={SOUTH_SEA.width} height={SOUTH_SEA.height} />
      <Shape className="hm-land" shape={sprite ? { use: `${sprite}#land` } : { d: SOUTH_SEA.land }} />
      {mark && own ? (
        <a href={own} aria-label={mark.title}>
          <title>{mark.title}</title>
          {islands}
        </a>
      ) : (
        islands
      )}
      <path className="hm-line" d={SOUTH_SEA.line} />
      <text className="hm-text" x={SOUTH_SEA.width - 12} y={SOUTH_SEA.height - 14} textAnchor="end" fontSize={24}>
        {name}
      </text>
    </g>
  );
}

/** A name needs half its length as free room, and a little height. */
const fits = (name: string, size: number, room: number) =>
  room >= Math.max(size * 0.55, (name.length * size) / (/[a-z]/i.test(name) ? 6.4 : 4.6));

function Names({ outline, marks, size }: { outline: Outline; marks: readonly PlaceMark[]; size: number }) {
  return (
    <g className="hm-names hm-words" {...UNREAD} textAnchor="middle" fontSize={size}>
      {marks.map(({ adcode, name, step }) => {
        const [x = 0, y = 0, room = 0] = outline.areas[adcode]?.label ?? [];
        return fits(name, size, room) ? (
          <text key={adcode} className={wordsOn(step)} x={x} y={Math.round(y + size * 0.36)}>
            {name}
          </text>
        ) : null;
      })}
    </g>
  );
}
