import 'server-only';
import { join } from 'node:path';
import type pg from 'pg';
import { type PublishedRelease, readPublished } from './read-published.server';

/** A file of a published release. */
export type ShelvedFile = {
  readonly month: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly publishedAt: Date;
};

/** The published releases as files to hand out. Reads the database again only when something new is published. */
export class ReleaseShelf {
  private version: string | null = null;
  private releases: Promise<readonly PublishedRelease[]> = Promise.resolve([]);

  constructor(
    private readonly pool: pg.Pool,
    private readonly root: string,
  ) {}

  /** All releases, newest first, as of `version`. */
  async all(version: string): Promise<readonly PublishedRelease[]> {
    if (this.version !== version) {
      const before = this.releases;
      this.version = version;
      // A database that is away takes nothing off the shelf.
      this.releases = readPublished(this.pool).catch(() => {
        this.version = null;
        return before;
      });
    }
    return this.releases;
  }

  /** A file of a month's release, or of the newest release that has one of that name (`latest`). */
  async find(month: string, name: string, version: string): Promise<ShelvedFile | null> {
    for (const release of await this.all(version)) {
      if (month !== 'latest' && release.month !== month) continue;
      const file = release.files.find((one) => one.name === name);
      const { folder, publishedAt } = release;
      if (file) return { ...file, month: release.month, path: join(this.root, folder, name), publishedAt };
    }
    return null;
  }
}
