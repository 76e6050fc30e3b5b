/** Which calls go into a pack: a company as claimed (`unnamed`: none), days in China, and single receipts. */
export type Choice = {
  readonly insurer: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Null: all that the rest lets through. */
  readonly receipts: readonly string[] | null;
};

export const UNNAMED = 'unnamed';

const DAY = /^20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const RECEIPT = /^[0-9A-Z]{16}$/;
const INSURER = /^[a-z0-9-]{1,40}$/;

type Fields = { getAll(name: string): readonly unknown[] };

/** Reads a choice from a query or a form; what is not one is dropped. `ticked`: receipts count, and none chosen means none. */
export function readChoice(fields: Fields, ticked: boolean, most: number): Choice {
  const first = (name: string, pattern: RegExp): string | null => {
    const text = fields.getAll(name)[0];
    return typeof text === 'string' && pattern.test(text) ? text : null;
  };
  const receipts = fields
    .getAll('call')
    .filter((text): text is string => typeof text === 'string' && RECEIPT.test(text));
  return {
    insurer: first('insurer', INSURER),
    from: first('from', DAY),
    to: first('to', DAY),
    receipts: ticked ? receipts.slice(0, most) : null,
  };
}
