import PDFDocument from 'pdfkit';
import type { Document } from '../document';
import { breakLines, type Measure } from './break-lines';
import { CONTENT, LOWEST, PAGE, RULE, type Style } from './page-style';

export type PackFonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };
type Pdf = InstanceType<typeof PDFDocument>;
type Font = { hasGlyphForCodePoint(code: number): boolean };

/** What is drawn instead of a sign that the font does not have. */
const INSTEAD = '\u3013';

/** Pages being written from top to bottom: knows where it stands, what fits, and which signs it could not draw. */
export class Sheet {
  readonly pdf: Pdf;
  y: number = PAGE.top;
  readonly missing = new Set<string>();
  private readonly widths = new Map<string, number>();
  private readonly known = new Map<string, string>();

  constructor(document: Document, fonts: PackFonts, madeAt: Date) {
    this.pdf = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      bufferPages: true,
      font: '',
      pdfVersion: '1.7',
      tagged: true,
      lang: document.language,
      displayTitle: true,
      info: {
        Title: document.title,
        Author: document.author,
        Subject: document.subject,
        Creator: 'Wurao',
        CreationDate: madeAt,
      },
    });
    this.pdf.registerFont('regular', fonts.regular as never);
    this.pdf.registerFont('bold', fonts.bold as never);
    this.pdf.font('regular');
  }

  /** Ends the page when `height` does not fit on what is left of it. @returns whether a new page was begun */
  need(height: number): boolean {
    if (this.y + height <= LOWEST) return false;
    this.turn();
    return true;
  }

  turn(): void {
    this.pdf.continueOnNewPage();
    this.y = PAGE.top;
  }

  /** Lines of a text in a style, no wider than `width`. */
  lines(text: string, style: Style, width: number): string[] {
    const measure: Measure = (sign) => this.widthOf(sign, style) * style.size;
    return breakLines(this.drawable(text, style), width, measure);
  }

  /** Draws one line at a place; `top` is that of its leading. */
  line(text: string, x: number, top: number, style: Style): void {
    if (text === '') return;
    const baseline = top + style.leading / 2 + style.size * 0.36;
    this.pdf.font(style.font).fontSize(style.size).fillColor(style.color);
    this.pdf.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** Draws a text under what stands already, over as many pages as it takes. */
  flow(text: string, style: Style, x: number = PAGE.left, width: number = CONTENT): void {
    for (const line of this.lines(text, style, width)) {
      this.need(style.leading);
      this.line(line, x, this.y, style);
      this.y += style.leading;
    }
  }

  /** A hairline over the width of the text, at a height or where the sheet stands; decoration, not read out. */
  rule(at: number = this.y, weight = 0.5): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    this.pdf.lineWidth(weight).strokeColor(RULE);
    this.pdf
      .moveTo(PAGE.left, at)
      .lineTo(PAGE.left + CONTENT, at)
      .stroke();
    this.pdf.endMarkedContent();
  }

  /** Signs that the font lacks are told and replaced, so that nothing is silently left out. */
  private drawable(text: string, style: Style): string {
    let out = '';
    // The font is Chinese and sets this sign as wide as a Chinese one; between Latin letters it is an apostrophe.
    for (const sign of text.replaceAll(/(?<=[A-Za-z])’/g, "'")) {
      const key = style.font + sign;
      let drawn = this.known.get(key);
      if (drawn === undefined) {
        drawn = sign === '\n' || this.has(sign, style) ? sign : INSTEAD;
        this.known.set(key, drawn);
      }
      if (drawn !== sign) this.missing.add(sign);
      out += drawn;
    }
    return out;
  }

  private has(sign: string, style: Style): boolean {
    this.pdf.font(style.font);
    const { font } = (this.pdf as unknown as { _font: { font: Font } })._font;
    return font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
  }

  /** Width of a sign at size 1. */
  private widthOf(sign: string, style: Style): number {
    const key = style.font + sign;
    let width = this.widths.get(key);
    if (width === undefined) {
      width = this.pdf.font(style.font).fontSize(1000).widthOfString(sign) / 1000;
      this.widths.set(key, width);
    }
    return width;
  }
}
