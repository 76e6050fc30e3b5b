import type { Metadata } from 'next';
import { HeatPage, type HeatQuery, heatMetadata, mapOf, viewOf } from '../heat-page';

type ExpiryInput = { searchParams: HeatQuery };

const page = 'expiry';

export async function generateMetadata({ searchParams }: ExpiryInput): Promise<Metadata> {
  return heatMetadata({ page, view: await viewOf(mapOf(page), searchParams) });
}

export default async function ExpiryHeatmap({ searchParams }: ExpiryInput) {
  return <HeatPage page={page} view={await viewOf(mapOf(page), searchParams)} />;
}
