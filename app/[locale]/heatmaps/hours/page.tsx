import type { Metadata } from 'next';
import { HeatPage, type HeatQuery, heatMetadata, mapOf, viewOf } from '../heat-page';

type HoursInput = { searchParams: HeatQuery };

const page = 'hours';

export async function generateMetadata({ searchParams }: HoursInput): Promise<Metadata> {
  return heatMetadata({ page, view: await viewOf(mapOf(page), searchParams) });
}

export default async function HoursHeatmap({ searchParams }: HoursInput) {
  return <HeatPage page={page} view={await viewOf(mapOf(page), searchParams)} />;
}
