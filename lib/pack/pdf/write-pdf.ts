import { fill } from '@/lib/platform/fill';
import type { Block, Document } from '../document';
import { drawPairs, drawTable } from './draw-table';
import { CONTENT, LOWEST, PAGE, STYLES, type Style } from './page-style';
import { type PackFonts, Sheet } from './sheet';

/** A written PDF; `missing`: signs that the fonts lack, drawn as 〓 and to be told to the driver. */
export type WrittenPdf = { readonly bytes: Uint8Array; readonly missing: readonly string[] };

/** Sets a document as PDF: A4, fonts embedded as subsets, text that can be selected and read out, bookmarks, page numbers. */
export async function writePdf(document: Document, fonts: PackFonts, madeAt: Date): Promise<WrittenPdf> {
  const sheet = new Sheet(document, fonts, madeAt);
  const bytes = collect(sheet.pdf);
  const bookmarks = new Bookmarks(sheet);
  for (const block of document.blocks) drawBlock(sheet, block, bookmarks);
  drawMargins(sheet, document);
  sheet.pdf.end();
  return { bytes: await bytes, missing: [...sheet.missing] };
}

function collect(pdf: Sheet['pdf']): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
    pdf.on('error', reject);
    pdf.on('end', () => {
      const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      resolve(bytes);
    });
  });
}

class Bookmarks {
  private part: ReturnType<Sheet['pdf']['outline']['addItem']> | null = null;

  constructor(private readonly sheet: Sheet) {}

  add(level: 1 | 2, text: string): void {
    if (level === 1) this.part = this.sheet.pdf.outline.addItem(text);
    else (this.part ?? this.sheet.pdf.outline).addItem(text);
  }
}

function drawBlock(sheet: Sheet, block: Block, bookmarks: Bookmarks): void {
  if (block.kind === 'title') {
    drawTagged(sheet, 'H1', block.text, STYLES.title);
    sheet.y += 8;
  } else if (block.kind === 'paragraph' || block.kind === 'code') {
    const style = block.kind === 'code' ? STYLES.code : STYLES[block.tone ?? 'body'];
    drawTagged(sheet, 'P', block.text, style);
    sheet.y += 6;
  } else if (block.kind === 'heading') drawHeading(sheet, block, bookmarks);
  else if (block.kind === 'list') drawList(sheet, block);
  else if (block.kind === 'pairs') drawPairs(sheet, block);
  else if (block.kind === 'table') drawTable(sheet, block);
  else if (block.kind === 'picture') drawPicture(sheet, block);
  else drawSignature(sheet, block);
}

function drawTagged(sheet: Sheet, role: 'H1' | 'H2' | 'H3' | 'P', text: string, style: Style): void {
  sheet.need(style.leading);
  sheet.pdf.addStructure(sheet.pdf.struct(role, {}, () => sheet.flow(text, style)));
}

/** A heading stands with at least the beginning of what follows. */
function drawHeading(sheet: Sheet, block: Extract<Block, { kind: 'heading' }>, bookmarks: Bookmarks): void {
  const first = block.level === 1;
  const style = first ? STYLES.heading1 : STYLES.heading2;
  if (block.fresh && sheet.y > PAGE.top) sheet.turn();
  else if (sheet.y > PAGE.top) sheet.y += first ? 18 : 10;
  if (sheet.y + style.leading + (first ? 64 : 150) > LOWEST) sheet.turn();
  bookmarks.add(block.level, block.text);
  drawTagged(sheet, first ? 'H2' : 'H3', block.text, style);
  sheet.y += 4;
}

function drawList(sheet: Sheet, { ordered, items }: Extract<Block, { kind: 'list' }>): void {
  const style = STYLES.body;
  const indent = 18;
  const list = sheet.pdf.struct('L');
  sheet.pdf.addStructure(list);
  for (const [i, item] of items.entries()) {
    sheet.need(style.leading);
    list.add(
      sheet.pdf.struct('LI', {}, () => {
        sheet.line(ordered ? `${i + 1}.` : '·', PAGE.left + (ordered ? 0 : 5), sheet.y, style);
        sheet.flow(item, style, PAGE.left + indent, CONTENT - indent);
      }),
    );
    sheet.y += 2;
  }
  list.end();
  sheet.y += 6;
}

function drawPicture(sheet: Sheet, { bytes, caption, ...picture }: Extract<Block, { kind: 'picture' }>): void {
  const scale = Math.min((CONTENT * 0.6) / picture.width, 420 / picture.height, 1);
  const [width, height] = [picture.width * scale, picture.height * scale];
  sheet.need(height + 30);
  const { y } = sheet;
  sheet.pdf.addStructure(
    sheet.pdf.struct('Figure', { alt: caption }, () => {
      sheet.pdf.image(bytes as never, PAGE.left, y, { width, height });
    }),
  );
  sheet.y += height + 4;
  drawTagged(sheet, 'P', caption, STYLES.muted);
  sheet.y += 8;
}

function drawSignature(sheet: Sheet, { lines }: Extract<Block, { kind: 'signature' }>): void {
  const style = { ...STYLES.body, leading: 25 };
  sheet.need(lines.length * style.leading + 14);
  sheet.y += 14;
  drawTagged(sheet, 'P', lines.join('\n'), style);
  sheet.y += 6;
}

/** Running head and page numbers, once the number of pages is known. */
function drawMargins(sheet: Sheet, { running, footer }: Document): void {
  const { start, count } = sheet.pdf.bufferedPageRange();
  for (let i = 0; i < count; i++) {
    sheet.pdf.switchToPage(start + i);
    sheet.pdf.markContent('Artifact', { type: 'Pagination' });
    if (i > 0)
      for (const line of sheet.lines(running, STYLES.running, CONTENT)) sheet.line(line, PAGE.left, 34, STYLES.running);
    const number = fill(footer, { page: i + 1, pages: count });
    sheet.line(number, PAGE.left, PAGE.height - 44, STYLES.running);
    sheet.pdf.endMarkedContent();
  }
}
