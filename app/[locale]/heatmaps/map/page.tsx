import type { Metadata } from 'next';
import { HeatPage, type HeatQuery, heatMetadata, mapOf, viewOf } from '../heat-page';

type MapInput = { searchParams: HeatQuery };

const page = 'map';

export async function generateMetadata({ searchParams }: MapInput): Promise<Metadata> {
  return heatMetadata({ page, view: await viewOf(mapOf(page), searchParams) });
}

export default async function MapHeatmap({ searchParams }: MapInput) {
  return <HeatPage page={page} view={await viewOf(mapOf(page), searchParams)} />;
}
