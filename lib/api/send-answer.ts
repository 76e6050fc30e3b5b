import type { z } from 'zod';
import { chooseFields, readFields } from './choose-fields';
import { rowsCsv } from './rows-csv';

/** An answer of the API: what its schema describes, and nothing else. Throws when something that it describes is missing. */
export const sendAnswer = <S extends z.ZodType>(schema: S, answer: z.input<S>): Response =>
  Response.json(schema.parse(answer));

type List = { readonly name: string; readonly fields: readonly string[] };

/** The same for a list: `fields=` chooses its columns, `format=csv` makes a table of it. */
export function sendList<S extends z.ZodObject>(
  request: Request,
  schema: S,
  answer: z.input<S>,
  { name, fields }: List,
): Response {
  const query = new URL(request.url).searchParams;
  const chosen = readFields(query.get('fields'), fields);
  if (!chosen.ok) return unknownFields(chosen.error, fields);
  const parsed = schema.parse(answer) as Record<string, unknown>;
  const rows = parsed[name] as Record<string, unknown>[];
  if (query.get('format') !== 'csv') return Response.json({ ...parsed, [name]: chooseFields(rows, chosen.value) });
  return new Response(rowsCsv(rows, chosen.value), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present' },
  });
}

const unknownFields = (strange: readonly string[], fields: readonly string[]): Response =>
  Response.json(
    {
      type: 'about:blank',
      status: 400,
      title: 'Bad Request',
      detail: `The rows have ${fields.join(', ')}.`,
      errors: strange.map((name) => ({ field: 'fields', code: 'unknown_field', message: `There is no «${name}».` })),
    },
    { status: 400, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } },
  );
