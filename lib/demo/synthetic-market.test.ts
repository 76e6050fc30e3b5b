import { describe, expect, it } from 'vitest';
import { EXPOSURE, POOLED_TAIL } from '@/lib/insurers/exposure';
import { INSURERS } from '@/lib/insurers/registry';
import { syntheticTruth, syntheticVehicles } from './synthetic-market';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('vehicles in a synthetic world', () => {
  const vehicles = syntheticVehicles();

  it('are given for every insurer of today and nobody else', () => {
    const today = INSURERS.filter((insurer) => insurer.currentId === insurer.id).map(({ id }) => id);
    expect([...vehicles.keys()]).toEqual(today);
    expect(Math.min(...vehicles.values())).toBeGreaterThan(0);
  });

  it('are the sourced ones where there are any; the others share the pooled tail, each less than the one before', () => {
    for (const row of EXPOSURE) expect(vehicles.get(row.insurerId)).toBe(row.vehicles);
    const own = new Set(EXPOSURE.map((row) => row.insurerId));
    const tail = [...vehicles].filter(([id]) => !own.has(id)).map(([, count]) => count);
    expect(Math.abs(sum(tail) / POOLED_TAIL.vehicles - 1)).toBeLessThan(1e-5);
    expect(tail).toEqual([...tail].sort((a, b) => b - a));
  });
});

describe('the truth of a synthetic world', () => {
  const truth = syntheticTruth(1);

  it('is the same for the same seed and another for another', () => {
    expect(syntheticTruth(1)).toEqual(truth);
    expect(syntheticTruth(2).map(({ rate }) => rate)).not.toEqual(truth.map(({ rate }) => rate));
  });

  it('has the market at 1 and insurers well above and below it', () => {
    const cars = sum(truth.map(({ vehicles }) => vehicles));
    expect(sum(truth.map(({ vehicles, rate }) => vehicles * rate)) / cars).toBeCloseTo(1, 10);
    expect(truth.filter(({ rate }) => rate > 1.5).length).toBeGreaterThan(3);
    expect(truth.filter(({ rate }) => rate < 0.67).length).toBeGreaterThan(3);
  });
});
