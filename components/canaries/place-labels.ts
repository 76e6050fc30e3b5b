import { CANARY_PLACES } from '@/lib/canaries/canary-places';
import type { Locale } from '@/lib/platform/locale';
import { label } from '@/lib/reports/taxonomy';
import type { PlaceLabels } from './canary-words';

/** What the places of canaries are called; made on the server, as the taxonomy is large. */
export const placeLabels = (locale: Locale): PlaceLabels =>
  Object.fromEntries(CANARY_PLACES.map((place) => [place, label('LEAK_POINTS', place, locale)])) as PlaceLabels;
