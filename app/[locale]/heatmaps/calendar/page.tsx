import type { Metadata } from 'next';
import { HeatPage, type HeatQuery, heatMetadata, mapOf, viewOf } from '../heat-page';

type CalendarInput = { searchParams: HeatQuery };

const page = 'calendar';

export async function generateMetadata({ searchParams }: CalendarInput): Promise<Metadata> {
  return heatMetadata({ page, view: await viewOf(mapOf(page), searchParams) });
}

export default async function CalendarHeatmap({ searchParams }: CalendarInput) {
  return <HeatPage page={page} view={await viewOf(mapOf(page), searchParams)} />;
}
