/** A document as it is, before it is drawn: the same blocks become PDF and Word. */
export type Document = {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly language: 'zh-CN' | 'en';
  /** Printed at the top of every page but the first. */
  readonly running: string;
  /** `{page}` and `{pages}` stand for the numbers. */
  readonly footer: string;
  readonly blocks: readonly Block[];
};

export type Column = {
  readonly title: string;
  /** Share of the width; only ratios count. */
  readonly share: number;
  readonly mono?: boolean;
  readonly align?: 'right';
};

/** A picture in a form that both PDF and Word take; measures in pixels. */
export type Picture = {
  readonly bytes: Uint8Array;
  readonly type: 'jpg' | 'png';
  readonly width: number;
  readonly height: number;
};

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  /** `level` 1 opens a part and stands in the bookmarks with its 2s; `fresh` opens on a new page. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string; readonly fresh?: boolean }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'strong' | 'muted' }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'pairs'; readonly rows: readonly (readonly [label: string, text: string])[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | ({ readonly kind: 'picture'; readonly caption: string } & Picture)
  | { readonly kind: 'signature'; readonly lines: readonly string[] };

/** All text of a document in reading order; what every form of it must hold. */
export function textsOf(document: Document): readonly string[] {
  return document.blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'list':
        return block.items;
      case 'pairs':
        return block.rows.flat();
      case 'table':
        return [...block.columns.map(({ title }) => title), ...block.rows.flat()];
      case 'picture':
        return [block.caption];
      case 'signature':
        return block.lines;
      default:
        return [block.text];
    }
  });
}
