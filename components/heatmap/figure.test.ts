import { describe, expect, it } from 'vitest';
import { edgesOf } from './figure';

describe('the edges of a scale', () => {
  it('have as many decimals as one of them needs', () => {
    expect(edgesOf('en', [0.37, 0.38, 0.39, 0.4])).toEqual(['0.37', '0.38', '0.39', '0.40']);
    expect(edgesOf('en', [0, 0.5, 1, 1.5])).toEqual(['0.0', '0.5', '1.0', '1.5']);
    expect(edgesOf('zh-CN', [0, 2500, 5000])).toEqual(['0', '2,500', '5,000']);
  });

  it('lose the noise of binary fractions, and keep small steps apart', () => {
    expect(edgesOf('en', [0.1 + 0.2, 0.6])).toEqual(['0.3', '0.6']);
    expect(edgesOf('en', [0.0125, 0.025])).toEqual(['0.0125', '0.0250']);
  });

  it('are none where there is no scale', () => {
    expect(edgesOf('en', undefined)).toEqual([]);
  });
});
