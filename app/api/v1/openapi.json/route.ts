import { openapiDocument } from '@/lib/api/openapi-document';
import { settings } from '@/lib/platform/settings.server';
import words from '@/messages/en/api.json' with { type: 'json' };

export const dynamic = 'force-dynamic';

/** `GET /api/v1/openapi.json`: the API described by the schemas that its handlers use. */
export const GET = (): Response => Response.json(openapiDocument(settings().ORIGIN, words));
