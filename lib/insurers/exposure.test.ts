import { describe, expect, it } from 'vitest';
import data from '@/prisma/reference/exposure.json';
import { EXPOSURE, EXPOSURE_SOURCES, POOLED_TAIL } from './exposure';
import { insurerById } from './registry';

const { inputs } = data;
const LARGEST = ['picc', 'pingan', 'cpic'];
const premiumOf = (id: string) => EXPOSURE.find(({ insurerId }) => insurerId === id)?.premiumYi;

describe('exposure', () => {
  it('has at most one row for an insurer, and only active ones', () => {
    expect(new Set(EXPOSURE.map(({ insurerId }) => insurerId)).size).toBe(EXPOSURE.length);
    for (const { insurerId } of EXPOSURE) expect(insurerById(insurerId)?.status, insurerId).toBe('active');
  });

  it('derives vehicles from premium and one average per vehicle, to the nearest thousand', () => {
    for (const { premiumYi, vehicles } of [...EXPOSURE, POOLED_TAIL]) {
      expect(Math.abs(vehicles - (premiumYi * 1e8) / inputs.yuanPerVehicle)).toBeLessThanOrEqual(500);
    }
    expect(EXPOSURE.find(({ insurerId }) => insurerId === 'pingan')?.vehicles).toBeCloseTo(81_881_000, -3);
  });

  it('derives motor premium from all lines, and signed from original premium, as it says', () => {
    const share = (inputs.industryMotorYi / inputs.industryAllLinesYi) * inputs.vatFactor;
    expect(premiumOf('ccic')).toBeCloseTo(inputs.allLinesYi.ccic * share, 2);
    expect(premiumOf('taiping')).toBeCloseTo(inputs.allLinesYi.taiping * share, 2);
    expect(premiumOf('sunshine')).toBeCloseTo(inputs.originalPremiumYi.sunshine * inputs.vatFactor, 2);
  });

  it('pools what the others leave', () => {
    const own = EXPOSURE.filter(({ insurerId }) => !LARGEST.includes(insurerId));
    expect(POOLED_TAIL.members).toBe(inputs.otherInsurers - own.length);
    const left = own.reduce((rest, { premiumYi }) => rest - premiumYi, inputs.otherInsurersYi);
    expect(POOLED_TAIL.premiumYi).toBeCloseTo(left, 2);
  });

  it('is surer of sourced than of derived premium', () => {
    for (const { grade, logSd } of EXPOSURE) {
      if (grade === 'A') expect(logSd).toBeLessThanOrEqual(0.06);
      else expect(logSd).toBeGreaterThanOrEqual(0.35);
    }
  });

  it('cites only declared sources', () => {
    for (const code of [...EXPOSURE, POOLED_TAIL].flatMap(({ source }) => source.split(' '))) {
      expect(EXPOSURE_SOURCES).toHaveProperty(code);
    }
  });
});
