import 'server-only';
import { settings } from '@/lib/platform/settings.server';
import { type MapShape, mapShapeOf } from './map-shape';

/** How this site draws places. */
export const mapShape = (): MapShape => mapShapeOf(settings());
