import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { type HeatView, readHeatView } from '@/lib/heatmaps/heat-view';
import { provinceByAdcode } from '@/lib/places/places';
import { HeatPage, type HeatQuery, heatMetadata } from '../../heat-page';

type ProvinceInput = { params: Promise<{ province: string }>; searchParams: HeatQuery };

/** The place is in the path; of the query only the period and the measure are left to say. */
async function provinceView({ params, searchParams }: ProvinceInput): Promise<HeatView> {
  const { province } = await params;
  if (!provinceByAdcode(province)) notFound();
  const query = await searchParams;
  const get = (name: string) => (name === 'region' ? province : ([query[name]].flat()[0] ?? null));
  return readHeatView('map', { get });
}

export async function generateMetadata(input: ProvinceInput): Promise<Metadata> {
  return heatMetadata({ page: 'map', view: await provinceView(input) });
}

export default async function ProvinceHeatmap(input: ProvinceInput) {
  return <HeatPage page="map" view={await provinceView(input)} />;
}
