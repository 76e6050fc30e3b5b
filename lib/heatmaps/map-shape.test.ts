import { expect, it } from 'vitest';
import { mapShapeOf } from './map-shape';

const real = { NODE_ENV: 'production', DATASET: 'real' } as const;

it('a public site draws no map without an approval number', () => {
  expect(mapShapeOf(real)).toEqual({ shape: 'tiles', approval: null });
  expect(mapShapeOf({ ...real, MAP_APPROVAL: '审图号' })).toEqual({ shape: 'outline', approval: '审图号' });
});

it('development and the demonstration draw it', () => {
  expect(mapShapeOf({ ...real, NODE_ENV: 'development' }).shape).toBe('outline');
  expect(mapShapeOf({ ...real, DATASET: 'synthetic' }).shape).toBe('outline');
});
