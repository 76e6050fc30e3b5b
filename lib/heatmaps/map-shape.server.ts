import 'server-only';
import { settings } from '@/lib/platform/settings.server';

/** How places are drawn here, and the approval number that a map for the public must show. */
export type MapShape = { readonly shape: 'outline' | 'tiles'; readonly approval: string | null };

/** Outlines, unless the map would be public and has no approval number: then equal squares, which are no map. */
export function mapShape(): MapShape {
  const { NODE_ENV, DATASET, MAP_APPROVAL } = settings();
  const isPublic = NODE_ENV === 'production' && DATASET === 'real';
  return { shape: isPublic && !MAP_APPROVAL ? 'tiles' : 'outline', approval: MAP_APPROVAL ?? null };
}
