import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from './write-rows.server';

const text = fc.string({ unit: fc.constantFrom(...'ab,"\n\r=+-@\t 九＝1._') });
const field = fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));

it('writes a line as the CSV library does, the short way or the long', () => {
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), (fields) => {
      const long = stringify([fields], { escape_formulas: true, record_delimiter: 'unix', cast: { boolean: String } });
      expect(csvLine(fields)).toBe(long);
    }),
    { numRuns: 2_000 },
  );
});
