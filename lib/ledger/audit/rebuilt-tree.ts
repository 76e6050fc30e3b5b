import { edgeTiles, growTiles } from '../grow-tiles';
import { HASH_BYTES, type Hash, sameHash } from '../merkle-hash';
import { rangeHash } from '../subtrees';
import { TILE_WIDTH, Tiles } from '../tiles';
import type { TreeHead } from '../verify-proof';
import type { Finding } from './finding';

/** The tree built anew from the entries, page by page, held against what is stored. Keeps only its right edge. */
export class RebuiltTree {
  size = 0;
  private edge = new Tiles();

  /**
   * Adds the leaves of the next entries; a null stands for an entry that is missing. An entry that is not the one in the stored tiles is named,
   * and the tree goes on with the one that is: so the rows after it are not blamed.
   * @param stored the stored tiles of this page
   */
  add(leaves: readonly (Hash | null)[], stored: Tiles): Finding[] {
    const found: Finding[] = [];
    const kept = leaves.map((leaf, n) => {
      const known = storedLeaf(stored, this.size + n);
      if (leaf && known && !sameHash(leaf, known)) found.push({ what: 'not_in_tree', entry: this.size + n });
      return known ?? leaf ?? new Uint8Array(HASH_BYTES);
    });
    const grown = growTiles(this.size, kept, this.edge);
    this.size += kept.length;
    for (const { level, index, hashes } of grown) {
      this.edge.set({ level, index }, hashes);
      const before = stored.get({ level, index });
      if (before && level > 0 && !begins(before, hashes)) found.push({ what: 'tile_wrong', tile: `${level}/${index}` });
    }
    return found;
  }

  /** The root over the first entries; only of a size within the page added last. */
  agreesWith({ size, root }: TreeHead): boolean {
    return sameHash(rangeHash([0, size], this.edge.hashOf), root);
  }

  /** Lets go of all but the right edge. */
  turnPage(): void {
    const kept = new Tiles();
    for (const at of edgeTiles(this.size)) {
      const tile = this.edge.get(at);
      if (tile) kept.set(at, tile);
    }
    this.edge = kept;
  }
}

function storedLeaf(stored: Tiles, index: number): Hash | null {
  const tile = stored.get({ level: 0, index: Math.floor(index / TILE_WIDTH) });
  const at = (index % TILE_WIDTH) * HASH_BYTES;
  return tile && tile.length >= at + HASH_BYTES ? tile.subarray(at, at + HASH_BYTES) : null;
}

/** Whether two runs agree as far as both go. */
function begins(a: Uint8Array, b: Uint8Array): boolean {
  const common = Math.min(a.length, b.length);
  return sameHash(a.subarray(0, common), b.subarray(0, common));
}
