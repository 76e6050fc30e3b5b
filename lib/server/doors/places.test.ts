import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Places } from './places';

it('never gives out more places than there are, nor more to one than his share, and gets all of them back', () => {
  const network = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(fc.array(fc.tuple(network, fc.boolean()), { maxLength: 60 }), (steps) => {
      const places = new Places(5, 3);
      const held: { of: string; giveBack: () => void }[] = [];
      for (const [of, taking] of steps) {
        if (!taking) {
          const one = held.pop();
          one?.giveBack();
          one?.giveBack();
          continue;
        }
        const giveBack = places.take(of);
        const own = held.filter((one) => one.of === of).length;
        expect(giveBack === null).toBe(held.length >= 5 || own >= 3);
        if (giveBack) held.push({ of, giveBack });
      }
      for (const { giveBack } of held) giveBack();
      expect(['a', 'a', 'a', 'b', 'b'].every((of) => places.take(of) !== null)).toBe(true);
    }),
  );
});
