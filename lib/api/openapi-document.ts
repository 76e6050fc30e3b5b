import { z } from 'zod';
import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import { problemAnswer } from './answers/common-answers';
import type { Operation } from './operation';
import { OPERATIONS } from './operations';

/** English words of the document: of the whole, and of each operation and parameter by its id or name. */
export type ApiWords = {
  readonly title: string;
  readonly about: string;
  readonly csv: string;
  readonly refused: string;
  readonly limited: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly operations: Readonly<Record<string, { readonly summary: string; readonly about: string }>>;
  readonly parameters: Readonly<Record<string, string>>;
};

type Schema = Record<string, unknown>;
type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export type DescribedOperation = {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: In;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: {
    readonly required: true;
    readonly content: { readonly 'application/json': { readonly schema: Schema; readonly example?: object } };
  };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
};

type OpenapiDocument = Schema & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
};

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1, without the line that names it. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const {
    $schema: _,
    '~standard': _standard,
    ...rest
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;
  return rest;
}

const PROBLEM = '#/components/schemas/Problem';

/** The OpenAPI 3.1 description of the API, made from the schemas that its handlers use. @param origin of the site */
export function openapiDocument(origin: string, words: ApiWords): OpenapiDocument {
  const paths: Record<string, Record<string, DescribedOperation>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation, words) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: words.title,
      description: words.about,
      version: '1',
      license: { name: DATA_LICENCE.name, url: DATA_LICENCE.url },
    },
    servers: [{ url: origin }],
    tags: [...new Set(OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name, description: words.tags[name] })),
    security: [{}, { key: [] }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemAnswer, 'output') },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' }, recoveryCode: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function described(operation: Operation, words: ApiWords): DescribedOperation & Schema {
  const { id, tag, body, exampleBody, answers, csv, problems = [] } = operation;
  const refusals = [...problems.filter((status) => !(status in answers)), 429, 503];
  return {
    operationId: id,
    tags: [tag],
    summary: words.operations[id]?.summary,
    description: words.operations[id]?.about,
    parameters: parametersOf(operation, words),
    ...(operation.byRecoveryCode ? { security: [{}, { recoveryCode: [] }] } : {}),
    ...(body ? { requestBody: { required: true, content: json(schemaOf(body, 'input'), exampleBody) } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [
          status,
          {
            description: words.operations[id]?.summary,
            content: {
              ...json(schemaOf(schema, 'output')),
              ...(csv ? { 'text/csv': { schema: { type: 'string', description: words.csv } } } : {}),
            },
          },
        ]),
      ),
      ...Object.fromEntries(refusals.map((status) => [status, refusal(status, words)])),
    },
  };
}

const json = (schema: Schema, example?: object) => ({
  'application/json': { schema, ...(example ? { example } : {}) },
});

const refusal = (status: number, words: ApiWords) => ({
  description: status === 429 ? words.limited : words.refused,
  content: { 'application/problem+json': { schema: { $ref: PROBLEM } } },
});

type In = 'query' | 'path' | 'header';

function parametersOf({ query, places, headers }: Operation, words: ApiWords): DescribedOperation['parameters'] {
  const of = (schema: z.ZodObject | undefined, where: In) => {
    if (!schema) return [];
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
      properties?: Record<string, Schema>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, shape]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      description: words.parameters[name],
      schema: shape,
    }));
  };
  return [...of(places, 'path'), ...of(query, 'query'), ...of(headers, 'header')];
}
