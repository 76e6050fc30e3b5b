import { aggregated, asIs, type ColumnsOf, counted, frozen, link, state } from './column-rule';

/** The heatmaps. */
export const HEATMAP_COLUMNS: ColumnsOf = {
  HeatCell: {
    period: counted('quarter'),
    family: state,
    filter: state,
    code: counted('region, insurer, role, relation or refusal, one at a time'),
    value: counted('province, city, hour of the week, bin of days to expiry or day'),
    reporters: aggregated('rounded to 5, cell rule, lines protected', 'a small count points to one driver'),
    reports: aggregated('rounded to 5, cell rule, lines protected', 'a small count points to one driver'),
    squares: aggregated('whether an hour stands out, width of an interval', 'tells how many calls one driver reported'),
    heldReporters: aggregated('rounded to 5, cell rule, lines protected', 'a small count points to one driver'),
    heldReports: aggregated('rounded to 5, cell rule, lines protected', 'a small count points to one driver'),
    heldSquares: aggregated(
      'whether an hour stands out, width of an interval',
      'tells how many calls one driver reported',
    ),
    shownReporters: aggregated(
      'batch by batch: rounded to 5, cell rule, lines protected',
      'a small count points to one driver',
    ),
    shownReports: aggregated(
      'batch by batch: rounded to 5, cell rule, lines protected',
      'a small count points to one driver',
    ),
    shownSquares: aggregated('whether an hour stands out, width of an interval', 'rounded, of shown batches alone'),
  },
  HeatIdentity: { reporterId: link, countedAs: link },
  HeatLeftOut: { reportId: link },
  HeatView: { view: frozen, figures: frozen, takenAt: asIs('beside the heatmap', 'the daily run has a fixed hour') },
};
