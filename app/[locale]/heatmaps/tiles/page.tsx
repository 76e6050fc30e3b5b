import type { Metadata } from 'next';
import { HeatPage, type HeatQuery, heatMetadata, mapOf, viewOf } from '../heat-page';

type TilesInput = { searchParams: HeatQuery };

const page = 'tiles';

export async function generateMetadata({ searchParams }: TilesInput): Promise<Metadata> {
  return heatMetadata({ page, view: await viewOf(mapOf(page), searchParams) });
}

export default async function TilesHeatmap({ searchParams }: TilesInput) {
  return <HeatPage page={page} view={await viewOf(mapOf(page), searchParams)} />;
}
