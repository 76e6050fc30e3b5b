import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { readReport } from '@/lib/reports/read-report';
import { reportInput } from '@/lib/reports/report-input';
import words from '@/messages/en/api.json' with { type: 'json' };
import zhWords from '@/messages/zh-CN/api.json' with { type: 'json' };
import { openapiDocument } from './openapi-document';
import { OPERATIONS } from './operations';
import { schemaFields } from './schema-fields';

const document = openapiDocument('https://example.org', words);

describe('the description of the API', () => {
  it('has no finding of the recommended rules', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual(
      [],
    );
  });

  it('names every operation and parameter in both languages', () => {
    for (const { id } of OPERATIONS) {
      for (const { operations } of [words, zhWords] as {
        operations: Record<string, { summary: string; about: string }>;
      }[]) {
        expect(operations[id]?.summary, id).toBeTruthy();
        expect(operations[id]?.about, id).toBeTruthy();
      }
    }
    const parameters = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).flatMap((operation) => operation.parameters.map(({ name }) => name)),
    );
    expect(new Set(parameters)).toEqual(new Set(Object.keys(words.parameters)));
    expect(Object.keys(zhWords.parameters).sort()).toEqual(Object.keys(words.parameters).sort());
  });

  it('says of a report what its schema says', () => {
    const body = document.paths['/api/v1/reports']?.post?.requestBody?.content['application/json'].schema;
    const fields = schemaFields(body ?? {});
    expect(fields.map(({ path }) => path)).toEqual(expect.arrayContaining(['number', 'insurer', 'facts', 'again']));
    expect(fields.find(({ path }) => path === 'when')?.type).toBe('"now" | "today" | "yesterday" | "at"');
  });

  it('gives a report as an example that is taken at any hour', () => {
    const example = reportInput.parse(OPERATIONS.find(({ id }) => id === 'reportCall')?.exampleBody);
    for (let hour = 0; hour < 24; hour++)
      expect(readReport(example, new Date(Date.UTC(2026, 10, 22, hour))), `${hour} UTC`).toMatchObject({ ok: true });
  });
});
