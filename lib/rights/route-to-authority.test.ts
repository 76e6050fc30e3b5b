import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CALLERS,
  type CallFacts,
  COMPLAINED,
  callFactsSearch,
  DANGERS,
  KNEW,
  NUMBERS,
  readCallFacts,
  TOLD,
  WANTS,
} from './call-facts';
import { COMPLAINT_CHANNELS } from './complaint-channels';
import { factsOfReport } from './facts-of-report';
import { ruleById } from './legal-rules';
import { letterById } from './letters';
import { routeToAuthority } from './route-to-authority';

const told: CallFacts = {
  caller: 'insurer',
  told: 'no',
  knew: 'nothing',
  number: 'mobile',
  dangers: [],
  complained: 'no',
  wants: [],
};
const wayOf = (facts: Partial<CallFacts>) => routeToAuthority({ ...told, ...facts });
const channels = (facts: Partial<CallFacts>) => wayOf(facts).map(({ channel }) => channel);

// What drivers told the press, in the facts that decide where to go.
const STORIES: readonly [told: string, facts: Partial<CallFacts>, expected: readonly string[]][] = [
  [
    'Beijing, several insurers, asks where they got the data',
    { caller: 'several', wants: ['source'] },
    ['12321', '12378'],
  ],
  ['Hangzhou, own insurer, other salespeople each year', { number: 'landline' }, ['insurer', '12378', '12321']],
  ['Shanghai, several insurers, each another price', { caller: 'several' }, ['12321', '12378']],
  ['another number every time, ten a day', { caller: 'unknown', number: 'enterprise' }, ['12321']],
  ['car gone, told them, they go on', { told: 'before' }, ['insurer', '12378', '12321']],
  ['Guangzhou, all say PICC, some outsourced', { number: 'enterprise' }, ['insurer', '12378', '12321']],
  ['hidden number, locks and gifts, hotline denies', { caller: 'several', number: 'hidden' }, ['12321', '12378']],
  ['twenty a day, nobody knows who', { caller: 'unknown' }, ['12321']],
  ['every caller a «dedicated agent» of an agency', { caller: 'intermediary' }, ['12378', '12321']],
  ['a dealer that knows the policy', { caller: 'business', knew: 'contact' }, ['12315', '12321']],
  ['number is not the insurer’s', { number: 'mismatch' }, ['insurer', '12378', '12321', 'carrier', 'miit']],
  ['asked to transfer money', { dangers: ['payment'], caller: 'unknown' }, ['police', '12321']],
  ['the insurer did not answer', { complained: 'late' }, ['12378', '12321']],
];

describe('whom to tell', () => {
  it.each(STORIES)('%s', (_, facts, expected) => {
    expect(channels(facts)).toEqual(expected);
  });

  it('goes to the insurer first, and to the regulator after its term or at once after an ignored refusal', () => {
    expect(wayOf({})[1]).toMatchObject({ channel: '12378', turn: 'then' });
    expect(wayOf({ told: 'before' })[1]).toMatchObject({ channel: '12378', turn: 'also', reason: 'regulator_refusal' });
    expect(wayOf({ complained: 'waiting' })[0]).toMatchObject({ channel: 'insurer', reason: 'insurer_waiting' });
  });

  it('brings the letter that asks where the data came from when they knew something or it is wanted', () => {
    expect(wayOf({ knew: 'contact' })[0]?.letters).toContain('source_request');
    expect(wayOf({ wants: ['source'] })[0]?.letters).toEqual(['source_request']);
    expect(wayOf({})[0]?.letters).toEqual(['stop_demand']);
  });
});

const anyFacts: fc.Arbitrary<CallFacts> = fc.record({
  caller: fc.constantFrom(...CALLERS),
  told: fc.constantFrom(...TOLD),
  knew: fc.constantFrom(...KNEW),
  number: fc.constantFrom(...NUMBERS),
  dangers: fc.subarray([...DANGERS]),
  complained: fc.constantFrom(...COMPLAINED),
  wants: fc.subarray([...WANTS]),
});

describe('for all facts', () => {
  it('there is a way, the same each time, with no authority twice, and exactly one first step', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const steps = routeToAuthority(facts);
        expect(steps.length).toBeGreaterThan(0);
        expect(routeToAuthority(facts)).toEqual(steps);
        expect(new Set(steps.map(({ channel }) => channel)).size).toBe(steps.length);
        expect(steps.map(({ turn }) => turn).filter((turn) => turn === 'first')).toEqual(['first']);
        expect(steps[0]?.turn).toBe('first');
        for (const { rules, letters } of steps) {
          for (const id of rules) expect(ruleById(id).scope).not.toBe('life');
          for (const id of letters) expect(letterById(id).id).toBe(id);
        }
      }),
    );
  });

  it('danger goes to the police first, and only danger does', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const [first, ...rest] = routeToAuthority(facts);
        expect(first?.channel === 'police').toBe(facts.dangers.length > 0);
        expect(rest.some(({ channel }) => channel === 'police')).toBe(false);
      }),
    );
  });

  it('a carrier is named for a false number only, never for what an insurer does; organised crime lines never', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const named = routeToAuthority(facts).map(({ channel }) => channel as string);
        if (facts.number !== 'mismatch') expect(named).not.toContain('carrier');
        if (facts.number !== 'mismatch') expect(named).not.toContain('miit');
        expect(named[0]).not.toBe('carrier');
        expect(named).not.toContain('12337');
      }),
    );
    expect(COMPLAINT_CHANNELS.map(({ id }) => id as string)).not.toContain('12337');
  });

  it('an insurer is sent complaints about itself only', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const named = routeToAuthority(facts).map(({ channel }) => channel);
        if (named.includes('insurer')) expect(facts.caller).toBe('insurer');
      }),
    );
  });

  it('they survive the address, whatever else stands in it', () => {
    fc.assert(
      fc.property(anyFacts, fc.string(), (facts, noise) => {
        const query = new URLSearchParams(`${callFactsSearch(facts).slice(1)}&x=${encodeURIComponent(noise)}`);
        expect(readCallFacts(query)).toEqual(facts);
      }),
    );
  });
});

it('any address gives facts, and one address stands for them', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'caller=insurer&told=before&%A0') }), (text) => {
      const facts = readCallFacts(new URLSearchParams(text));
      expect(callFactsSearch(readCallFacts(new URLSearchParams(callFactsSearch(facts))))).toBe(callFactsSearch(facts));
    }),
  );
});

it('a report is told in codes that say nothing about anybody', () => {
  const facts = factsOfReport({
    claim: 'named',
    role: 'insurer_outsourced',
    numberKind: 'mobile',
    refusal: 'before',
    facts: ['knew_plate', 'spoofed'],
    did: ['called_insurer'],
    wants: ['know_source'],
    outcome: 'continued',
  });
  expect(callFactsSearch(facts)).toBe(
    '?caller=insurer&told=before&knew=contact&number=mismatch&complained=unsatisfied&wants=source',
  );
});
