import {
  AlignmentType,
  BorderStyle,
  Document as DocxDocument,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Document } from './document';

/** Twentieths of a point; A4 with the margins of the PDF. */
const PAGE = { width: 11906, height: 16838, side: 1120, edge: 1320 } as const;
const CONTENT = PAGE.width - 2 * PAGE.side;
const MUTED = '5F5850';
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: 'CFC9BF' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' } as const;
const HEI = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体', cs: 'Arial' } as const;

/** Sets a document for Word and WPS: A4, real headings, heads of tables repeated, page numbers. */
export async function writeDocx(document: Document): Promise<Uint8Array> {
  let lists = 0;
  const children = document.blocks.flatMap((block) => drawBlock(block, () => ++lists));
  const file = new DocxDocument({
    title: document.title,
    subject: document.subject,
    creator: document.author,
    lastModifiedBy: document.author,
    styles: {
      default: {
        document: { run: { font: SONG, size: 21, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
        title: { run: { font: HEI, size: 44, bold: true } },
        heading1: { run: { font: HEI, size: 28, bold: true }, paragraph: { spacing: { before: 360, after: 120 } } },
        heading2: { run: { font: HEI, size: 23, bold: true }, paragraph: { spacing: { before: 240, after: 80 } } },
      },
    },
    numbering: {
      config: [
        {
          reference: 'items',
          levels: [
            {
              level: 0,
              format: 'decimal',
              text: '%1.',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 420, hanging: 420 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.edge, bottom: PAGE.edge, left: PAGE.side, right: PAGE.side },
          },
        },
        headers: { default: new Header({ children: [small(document.running)] }), first: new Header({ children: [] }) },
        footers: { default: pageNumbers(document.footer), first: pageNumbers(document.footer) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function drawBlock(block: Block, nextList: () => number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [textOf(block.text, { heading: HeadingLevel.TITLE, spacing: { after: 200 } })];
    case 'heading':
      return [
        textOf(block.text, {
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          keepNext: true,
          pageBreakBefore: block.fresh ?? false,
        }),
      ];
    case 'paragraph':
      return [textOf(block.text, { spacing: { after: 120, line: 340 } }, toneOf(block.tone))];
    case 'list': {
      const instance = nextList();
      const marked = block.ordered
        ? { numbering: { reference: 'items', level: 0, instance } }
        : { bullet: { level: 0 } };
      return block.items.map((item) => textOf(item, { ...marked, spacing: { after: 60, line: 340 } }));
    }
    case 'pairs':
      return [tableOf(block.rows, [24, 76], null), gap()];
    case 'table':
      return [
        tableOf(
          block.rows,
          block.columns.map(({ share }) => share),
          block.columns.map(({ title }) => title),
        ),
        gap(),
      ];
    case 'code':
      return [textOf(block.text, { spacing: { after: 120 } }, { size: 16, font: 'Courier New' })];
    case 'picture':
      return [pictureOf(block), textOf(block.caption, { spacing: { after: 160 } }, toneOf('muted'))];
    case 'signature':
      return block.lines.map((line) => textOf(line, { spacing: { before: 160 } }));
  }
}

type RunStyle = { bold?: boolean; color?: string; size?: number; font?: string };

const toneOf = (tone: 'strong' | 'muted' | undefined): RunStyle =>
  tone === 'strong' ? { bold: true } : tone === 'muted' ? { color: MUTED, size: 18 } : {};

/** A paragraph; line feeds in its text are breaks. */
function textOf(text: string, paragraph: IParagraphOptions = {}, run: RunStyle = {}): Paragraph {
  const children = text
    .split('\n')
    .map((line, i) => new TextRun({ ...run, text: line, ...(i > 0 ? { break: 1 } : {}) }));
  return new Paragraph({ ...paragraph, children });
}

const small = (text: string): Paragraph => textOf(text, {}, { color: MUTED, size: 16 });
const gap = (): Paragraph => textOf('', { spacing: { after: 80 } });

function pageNumbers(footer: string): Footer {
  const parts = footer.split(/(\{page\}|\{pages\})/).filter(Boolean);
  const children = parts.map((part) =>
    part === '{page}' ? PageNumber.CURRENT : part === '{pages}' ? PageNumber.TOTAL_PAGES : part,
  );
  return new Footer({ children: [new Paragraph({ children: [new TextRun({ children, color: MUTED, size: 16 })] })] });
}

/** Hairlines between rows and no boxes; `head` null: the first column holds labels. */
function tableOf(
  rows: readonly (readonly string[])[],
  shares: readonly number[],
  head: readonly string[] | null,
): Table {
  const whole = shares.reduce((a, b) => a + b, 0);
  const widths = shares.map((share) => Math.floor((share / whole) * CONTENT));
  const size = head ? 17 : 21;
  const rowOf = (texts: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map((text, i) => {
        const label = !head && i === 0;
        return new TableCell({
          width: { size: widths[i] ?? 0, type: WidthType.DXA },
          margins: { top: 50, bottom: 50, left: 40, right: 80 },
          children: [textOf(text, {}, { size, bold: isHead, ...(label ? { color: MUTED } : {}) })],
        });
      }),
    });
  return new Table({
    width: { size: CONTENT, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: HAIRLINE,
      bottom: HAIRLINE,
      left: NONE,
      right: NONE,
      insideHorizontal: HAIRLINE,
      insideVertical: NONE,
    },
    rows: [...(head ? [rowOf(head, true)] : []), ...rows.map((row) => rowOf(row, false))],
  });
}

function pictureOf({ bytes, type, caption, width, height }: Extract<Block, { kind: 'picture' }>): Paragraph {
  const scale = Math.min(360 / width, 560 / height, 1);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const altText = { name: caption, title: caption, description: caption };
  return new Paragraph({ keepNext: true, children: [new ImageRun({ type, data: bytes, transformation, altText })] });
}
