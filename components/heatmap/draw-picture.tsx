import type { Drawing } from './drawing';
import type { Figure } from './figure';
import { markupOf } from './markup-of';

export type PictureWords = {
  readonly title: string;
  readonly subtitle: string;
  /** Source, period, what may not be overlooked; a line each. */
  readonly lines: readonly string[];
  /** Said in red across the top where the figures are invented. */
  readonly warning: string | null;
};

const FONT = "'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif";

const asFile = (drawing: Drawing, style: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${drawing.width}" height="${drawing.height}" viewBox="0 0 ${drawing.width} ${drawing.height}" font-family="${FONT}"><style>${style}</style>${markupOf(drawing.body)}</svg>\n`;

/** A drawing placed on another, at a width. */
function Placed({ drawing, x, y, width }: { drawing: Drawing; x: number; y: number; width: number }) {
  return <g transform={`translate(${x} ${y}) scale(${(width / drawing.width).toFixed(4)})`}>{drawing.body}</g>;
}

const isWide = (sign: string) => sign > '\u2e80';
const lengthOf = (text: string) => [...text].reduce((sum, sign) => sum + (isWide(sign) ? 1 : 0.56), 0);

/** Text in lines of at most `room` signs of full width; Latin words stay whole. */
export function brokenLines(text: string, room: number): string[] {
  const pieces = text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? [];
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf((last + piece).trimEnd()) <= room) lines[lines.length - 1] = last + piece;
    else lines.push(piece.trimStart());
  }
  return lines.map((line) => line.trimEnd());
}

type LinesInput = { lines: readonly string[]; x: number; y: number; size: number; weight?: number; className: string };

function Lines({ lines, x, y, size, weight = 400, className }: LinesInput) {
  return lines.map((line, i) => (
    <text key={line} className={className} x={x} y={y + i * size * 1.4} fontSize={size} fontWeight={weight}>
      {line}
    </text>
  ));
}

/** A picture to keep or print: headline, drawing, legend and source, one below the other. */
export function pictureFile(figure: Figure, { title, subtitle, lines, warning }: PictureWords, style: string): string {
  const [width, margin] = [1200, 48];
  const inner = figure.wide.width < 600 ? 620 : width - 2 * margin;
  const top = warning ? 176 : 136;
  const legend = top + Math.round((inner * figure.wide.height) / figure.wide.width) + 24;
  const said = lines.flatMap((line) => brokenLines(line, 48));
  const key = figure.legend;
  const foot = legend + (key ? Math.round((key.height * 400) / key.width) : 0) + 36;
  const height = foot + said.length * 24 + 20;
  const body = (
    <>
      <rect className="hm-ground" width={width} height={height} />
      {warning ? <Lines lines={[warning]} x={margin} y={44} size={20} weight={700} className="hm-dot" /> : null}
      <Lines lines={[title]} x={margin} y={top - 68} size={38} weight={700} className="hm-text" />
      <Lines lines={[subtitle]} x={margin} y={top - 30} size={20} className="hm-soft" />
      <Placed drawing={figure.wide} x={margin} y={top} width={inner} />
      {key ? <Placed drawing={key} x={margin - 14} y={legend} width={400} /> : null}
      <Lines lines={said} x={margin} y={foot} size={17} className="hm-soft" />
    </>
  );
  return asFile({ width, height, body }, style);
}

const CARD = { width: 1200, height: 630, margin: 48, left: 400 };

/** The picture beside a shared link: words on the left, the drawing on the right. */
export function pictureCard(figure: Figure, { title, subtitle, lines, warning }: PictureWords, style: string): string {
  const { width, height, margin, left } = CARD;
  const room = { width: width - left - 2 * margin, height: height - 2 * margin + 40 };
  const ratio = (drawing: Drawing) => Math.min(room.width / drawing.width, room.height / drawing.height);
  const covers = (drawing: Drawing) => drawing.width * drawing.height * ratio(drawing) ** 2;
  const drawing = covers(figure.wide) >= covers(figure.narrow) ? figure.wide : figure.narrow;
  const [drawnWidth, drawnHeight] = [drawing.width * ratio(drawing), drawing.height * ratio(drawing)];
  const heading = brokenLines(title, 7.6);
  const below = 108 + heading.length * 68;
  const body = (
    <>
      <rect className="hm-ground" width={width} height={height} />
      <Lines lines={[lines[0] ?? '']} x={margin} y={68} size={22} className="hm-soft" />
      <Lines lines={heading} x={margin} y={136} size={48} weight={700} className="hm-text" />
      <Lines lines={brokenLines(subtitle, 16)} x={margin} y={below} size={22} className="hm-soft" />
      {warning ? (
        <Lines lines={brokenLines(warning, 16)} x={margin} y={height - 180} size={22} weight={700} className="hm-dot" />
      ) : null}
      {figure.legend ? <Placed drawing={figure.legend} x={margin - 14} y={height - 130} width={380} /> : null}
      <Placed
        drawing={drawing}
        x={Math.round(width - margin - (room.width + drawnWidth) / 2)}
        y={Math.round((height - drawnHeight) / 2)}
        width={Math.round(drawnWidth)}
      />
    </>
  );
  return asFile({ width, height, body }, style);
}
