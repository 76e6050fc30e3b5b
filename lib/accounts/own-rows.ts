/** As much of a connection as reading and erasing need; a `pg` client is one. It is in a transaction. */
export interface OwnRowsClient {
  query(text: string, values?: unknown[]): Promise<{ rows: object[]; rowCount: number | null }>;
}

/** A file that a driver gave, as it came; `path` is relative, in ASCII, and unique within its part. Without bytes: it cannot be read, now or any more. */
export interface OwnFile {
  readonly path: string;
  readonly bytes: () => Promise<AsyncIterable<Uint8Array> | null>;
}

/**
 * What one noun stores about a driver. A driver may stand under several reporter ids (merged ones): all of them are given, as the database writes
 * them. Both verbs run inside the caller's transaction, on its connection.
 */
export interface OwnRows {
  /** Name of the part in the downloaded file: lower case, words joined by dashes. */
  readonly name: string;
  /** Every table whose rows of a driver this part reads and erases, by its name in the database. */
  readonly tables: readonly string[];
  /** All rows of the driver as they can be written to JSON, in a lasting order; nothing that belongs to somebody else. */
  read(client: OwnRowsClient, reporterIds: readonly string[]): Promise<readonly object[]>;
  /** Deletes all rows of the driver. Runs before reports, devices and reporters go, so references to those may still be followed. */
  erase(client: OwnRowsClient, reporterIds: readonly string[]): Promise<void>;
  /** The driver's files, decrypted, for the download. */
  files?(client: OwnRowsClient, reporterIds: readonly string[]): Promise<readonly OwnFile[]>;
  /** Deletes what hangs on single reports of the driver, before those are erased; needed where a table refers to reports without a cascade. */
  eraseOfReports?(client: OwnRowsClient, reportIds: readonly string[]): Promise<void>;
  /** Runs after the commit: takes away what could only be marked inside the transaction, such as files in a store. Again changes nothing. */
  afterErase?(): Promise<void>;
}
