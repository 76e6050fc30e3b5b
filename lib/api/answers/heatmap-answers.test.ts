import { expect, it } from 'vitest';
import { heatJson } from '@/lib/heatmaps/heat-answer';
import { HEAT_MAPS, readHeatView } from '@/lib/heatmaps/heat-view';
import { emptyFigures } from '@/lib/heatmaps/publish/empty-figures';
import { reopenHeat } from '@/lib/privacy/gate';
import { heatmapAnswers } from './heatmap-answers';

const dated = { takenAt: '2026-11-22T00:00:00.000Z', from: '2026-10-01', to: '2026-11-22', closed: false };

it.each(HEAT_MAPS)(
  'the answer about %s is what its schema says, with figures and without, and loses nothing',
  (map) => {
    const view = readHeatView(map, new URLSearchParams());
    for (const heat of [null, reopenHeat(JSON.parse(JSON.stringify(emptyFigures({ map, ...dated }, null))))]) {
      const answer = heatJson(view, ['2026-Q3'], heat);
      expect(heatmapAnswers[map].parse(answer)).toEqual(answer);
    }
  },
);
