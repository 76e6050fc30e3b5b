/** How places are drawn here, and the approval number that a map for the public must show. */
export type MapShape = { readonly shape: 'outline' | 'tiles'; readonly approval: string | null };

type Site = {
  readonly NODE_ENV: string;
  readonly DATASET: 'real' | 'synthetic';
  readonly MAP_APPROVAL?: string | undefined;
};

/** Outlines, unless the map would be public and has no approval number: then equal squares, which are no map. */
export function mapShapeOf({ NODE_ENV, DATASET, MAP_APPROVAL }: Site): MapShape {
  const isPublic = NODE_ENV === 'production' && DATASET === 'real';
  return { shape: isPublic && !MAP_APPROVAL ? 'tiles' : 'outline', approval: MAP_APPROVAL ?? null };
}
