import { aggregated, asIs, type ColumnsOf, link, never, state } from './column-rule';

const tile = asIs('in the hash tiles of the log', 'hashes of salted content');

/** The public log. */
export const LEDGER_COLUMNS: ColumnsOf = {
  LedgerEntry: {
    index: asIs('as the place of a hash in the tiles of the log', 'whose it is stays unknown'),
    kind: aggregated('number of entries of a kind, cell rule', 'one removal could point to one driver'),
    commitment: asIs(
      'in the entry tiles of the log',
      'salted: without the salt it says nothing, and all kinds look alike',
    ),
    salt: never('opens a commitment; its author alone is given it, and everybody that of a publication'),
    reportId: link,
    content: never('says which entry was removed or erased; that of a publication is public as it is'),
  },
  LedgerHead: {
    id: state,
    size: never('exact to one report; checkpoints are padded to a multiple of eight'),
    adoptedThrough: state,
  },
  LedgerTile: { level: tile, index: tile, hashes: tile },
  LedgerCheckpoint: {
    size: asIs('in the checkpoints', 'padded to a multiple of eight'),
    root: asIs('in the checkpoints', 'a hash of hashes of salted content'),
    note: asIs('as the checkpoint', 'made of size, root and signature'),
    signedAt: asIs('in the list of checkpoints', 'at most one a minute, of eight entries or more'),
  },
  LedgerCosignature: {
    size: asIs('in the checkpoints', 'padded to a multiple of eight'),
    witness: asIs('in the checkpoints', 'name of the public key of a server'),
    line: asIs('in the checkpoints', 'a signature over a checkpoint'),
    cosignedAt: asIs('in the checkpoints', 'at most once for each checkpoint'),
  },
  LedgerCount: {
    code: asIs('on the transparency page', 'a kind of entry or a reason code'),
    entries: aggregated('rounded to 5, refreshed after 5 new reporters', 'one entry could point to one driver'),
    size: state,
  },
  LedgerKey: {
    verifier: asIs('in the list of keys', 'a public key'),
    firstUsed: asIs('in the list of keys', 'when a public key came into use'),
  },
};
