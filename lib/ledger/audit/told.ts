import { commitTo } from '../commitment';
import type { EntryKind } from '../entry';
import { sameHash } from '../merkle-hash';
import { commitToReport, type ReportValues } from '../report-content';
import type { Finding } from './finding';

/** An entry as it is stored, with the row of its report if that is there. */
export type StoredEntry = {
  readonly index: number;
  readonly kind: EntryKind;
  readonly commitment: Uint8Array;
  readonly salt: Uint8Array | null;
  readonly reportId: string | null;
  readonly content: string | null;
  readonly report: ReportValues | null;
};

/** What the entries read so far tell of the tables beside them: which reports are set aside, which drivers are one. */
export class Told {
  /** By entry of the report: the reason of its removal. */
  readonly removed = new Map<number, string>();
  /** By reporter: into whom he was merged. */
  readonly merged = new Map<string, string>();
  /** By entry of the evidence: what was given for which report. */
  readonly given = new Map<number, { readonly of: number; readonly sha256: string; readonly what: string }>();
  /** What the publications say, with their entries. */
  readonly published = new Map<string, number>();
  private readonly erased = new Set<number>();
  private readonly erasures = new Set<number>();

  /** Checks an entry against its own commitment and takes in what it says. */
  take(entry: StoredEntry): Finding | null {
    return entry.kind === 'report' ? this.takeReport(entry) : this.takeStatement(entry);
  }

  /** Erased entries that no erasure speaks of. */
  unsaid(): Finding[] {
    return [...this.erased]
      .filter((entry) => !this.erasures.has(entry))
      .map((entry) => ({ what: 'erasure_unsaid', entry }));
  }

  isErased(entry: number): boolean {
    return this.erased.has(entry) && this.erasures.has(entry);
  }

  private takeReport({ index: entry, salt, reportId, report, commitment }: StoredEntry): Finding | null {
    if (!salt || reportId === null) {
      this.erased.add(entry);
      return null;
    }
    if (!report) return { what: 'report_gone', entry, report: reportId };
    return sameHash(commitToReport(report, salt), commitment)
      ? null
      : { what: 'report_changed', entry, report: reportId };
  }

  private takeStatement({ index: entry, kind, salt, content, commitment }: StoredEntry): Finding | null {
    // Of the statements these tell of drivers; erased with them, they must be spoken of by an erasure like a report.
    if ((kind === 'evidence' || kind === 'merge') && content === null && !salt) {
      this.erased.add(entry);
      return null;
    }
    const said = content === null ? null : readStatement(content);
    const whole =
      said && salt && content !== null && said.kind === kind && sameHash(commitTo(salt, content), commitment);
    if (!whole) return { what: 'statement_changed', entry };
    if (kind === 'removal') this.removed.set(Number(said.of), String(said.reason));
    if (kind === 'correction' && said.change === 'reinstated') this.removed.delete(Number(said.of));
    if (kind === 'correction' && said.change === 'reason') this.removed.set(Number(said.of), String(said.reason));
    if (kind === 'merge') this.merged.set(String(said.from), String(said.into));
    if (kind === 'evidence')
      this.given.set(entry, { of: Number(said.of), sha256: String(said.sha256), what: String(said.what) });
    if (kind === 'publication') this.published.set(content, entry);
    if (kind === 'erasure') this.erasures.add(Number(said.of));
    return null;
  }
}

function readStatement(content: string): Record<string, unknown> | null {
  try {
    const said: unknown = JSON.parse(content);
    return said !== null && typeof said === 'object' ? (said as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
