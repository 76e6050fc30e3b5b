import { z } from 'zod';
import { moment } from './common-answers';

const figure = z.number().nullable();
const count = z.int().nullable();
const dated = {
  takenAt: moment.describe('When the snapshot was taken, UTC'),
  from: z.iso.date().describe('First day counted, in China'),
  to: z.iso.date().describe('Last day counted, in China'),
  closed: z.boolean().describe('Whether nothing is added any more'),
};

/** What every heatmap is answered with; `figures` is null where nothing of the period is published. */
const answerOf = <M extends string, F extends z.ZodRawShape>(map: M, figures: F) =>
  z.object({
    map: z.literal(map),
    period: z.string().describe('As asked for'),
    filter: z.object({ by: z.enum(['region', 'insurer', 'role', 'relation', 'refusal']), code: z.string() }).nullable(),
    periods: z.array(z.string()).readonly().describe('Periods that can be asked for besides live, newest first'),
    figures: z.object({ map: z.literal(map), ...dated, ...figures }).nullable(),
  });

const area = z.object({
  adcode: z.string(),
  reporters: count.describe('Distinct reporters, rounded to 5'),
  reports: count.describe('Reports, rounded to 5'),
  rate: figure.describe(
    'Reporters per 100,000 cars, drawn towards the average where they are few; see the methodology',
  ),
  cars: figure.describe('Registered motor vehicles; null where no figure with a source was found'),
});

const hour = z.object({
  hour: z.int().describe('0 is Monday 00:00–00:59 in China; of holidays 0–23'),
  share: figure.describe('Share of all shown hours'),
  ratio: figure.describe('Share over the market’s, or over an even spread where the view is the market'),
  significant: z.boolean().describe('At a false discovery rate of 5 %'),
});

const bin = {
  from: z.int().describe('Days before expiry, included'),
  to: z.int().describe('Days before expiry, included'),
};
const callRate = figure.describe('Calls per 100 drivers and day');
const apart = z.object({ reporters: z.int(), reports: z.int() }).nullable();

export const heatmapAnswers = {
  map: answerOf('map', { areas: z.array(area).readonly() }),
  hours: answerOf('hours', {
    hours: z.array(hour).readonly().describe('All 168, Monday to Sunday, without public holidays'),
    holidays: z.array(hour).readonly(),
  }).extend({
    referenceLines: z.array(
      z.object({
        name: z.string(),
        by: z.string(),
        hours: z.array(z.object({ from: z.int(), before: z.int() })).readonly(),
      }),
    ),
  }),
  expiry: answerOf('expiry', {
    columns: z.array(z.string()).readonly().describe('Parts of the day, or companies'),
    cells: z.array(z.object({ ...bin, column: z.string(), rate: callRate })).readonly(),
    curve: z
      .array(z.object({ ...bin, rate: callRate, low: figure.describe('Low end of the 90 % interval'), high: figure }))
      .readonly(),
    apart: z.object({ lapsed: apart, carSold: apart }),
  }),
  calendar: answerOf('calendar', {
    days: z.array(z.object({ date: z.iso.date(), reports: count.describe('Rounded to 5') })).readonly(),
  }),
};
