import { aggregated, asIs, type ColumnsOf, frozen, never, state } from './column-rule';

/** Released files and notices of numbers. */
export const RELEASE_COLUMNS: ColumnsOf = {
  HeldNumber: {
    number: aggregated('notices of numbers, cell rule', 'an enterprise number belongs to no person'),
    claim: aggregated('notices of numbers, cell rule', 'few reports could point to one driver'),
    reporters: aggregated('notices of numbers, in bands, cell rule', 'few reports could point to one driver'),
    reports: never('the bands tell drivers, not reports'),
  },
  NumberSnapshot: { id: state, takenAt: frozen, numbers: frozen, claims: frozen },
  ReleaseTable: { period: frozen, name: frozen, rows: frozen, rowCount: frozen, sha256: frozen, frozenAt: frozen },
  Release: {
    month: frozen,
    revision: frozen,
    folder: state,
    manifest: frozen,
    files: frozen,
    notice: frozen,
    publishedAt: asIs('beside the release', 'the moment of publishing describes no driver'),
  },
};
