import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberBook } from './number-book';
import { ALL_CLAIMS, type NumberTally } from './number-tally';
import { holdNumbers, publishNotices } from './publish-notices';

const tally = (number: string, claim: string, reporters: number, reports = reporters * 2): NumberTally => ({
  number,
  claim,
  reporters,
  reports,
});
const bookOf = (tallies: NumberTally[]) => new NumberBook(publishNotices(tallies));

describe('the book of numbers', () => {
  it('tells bands, the most named number and claim first', () => {
    const book = bookOf([
      tally('95519', ALL_CLAIMS, 40),
      tally('95519', 'picc', 6),
      tally('95519', 'pingan', 30),
      tally('4009998877', ALL_CLAIMS, 320),
      tally('4009998877', 'unknown', 320),
    ]);
    expect(book.all().map(({ number }) => number)).toEqual(['4009998877', '95519']);
    expect(book.find('95519')).toEqual({
      number: '95519',
      reporters: { from: 25, to: 49 },
      claims: [
        { claim: 'pingan', reporters: { from: 25, to: 49 } },
        { claim: 'picc', reporters: { from: 5, to: 9 } },
      ],
    });
  });

  it('says the same of a number that few named and of one that nobody named: nothing', () => {
    const book = bookOf([tally('95519', ALL_CLAIMS, 4, 40), tally('95519', 'picc', 4, 40)]);
    expect(book.find('95519')).toBeNull();
    expect(book.find('95500')).toBeNull();
  });

  it('lets no small claim be found by taking the shown claims from the whole', () => {
    const book = bookOf([
      tally('95519', ALL_CLAIMS, 43, 100),
      tally('95519', 'pingan', 40, 97),
      tally('95519', 'picc', 3, 3),
    ]);
    expect(book.find('95519')?.claims).toEqual([]);
  });

  it('is the same whatever the order of the tallies', () => {
    const some = fc.uniqueArray(
      fc.tuple(fc.constantFrom('95519', '95500', '10086'), fc.constantFrom('picc', 'pingan')),
      {
        selector: ([number, claim]) => `${number} ${claim}`,
      },
    );
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.integer({ min: 1, max: 60 })), (keys, counts) => {
        const tallies = keys.map(([number, claim]) => tally(number, claim, counts.next().value ?? 1));
        expect(bookOf([...tallies].reverse()).all()).toEqual(bookOf(tallies).all());
      }),
    );
  });
});

describe('what is held', () => {
  it('moves only when five drivers have come or gone', () => {
    const held = [tally('95519', ALL_CLAIMS, 20)];
    expect(holdNumbers(held, [tally('95519', ALL_CLAIMS, 24)])).toEqual(held);
    expect(holdNumbers(held, [tally('95519', ALL_CLAIMS, 16)])).toEqual(held);
    expect(holdNumbers(held, [tally('95519', ALL_CLAIMS, 25)])).toEqual([tally('95519', ALL_CLAIMS, 25)]);
    expect(holdNumbers(held, [])).toEqual([]);
  });
});
