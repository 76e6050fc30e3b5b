import { readFileSync } from 'node:fs';
import { Package } from 'datapackage';
import type { Dataset, WithContext } from 'schema-dts';
import { Schema } from 'tableschema';
import { describe, expect, it } from 'vitest';
import { atomFeed } from './atom-feed';
import { croissant } from './croissant';
import { dataPackage } from './data-package';
import { changes, citationFile, dictionary, readMe } from './documents';
import { file, manifest } from './made-up-release';
import { schemaOrgDataset } from './schema-org';

type Json = { [key: string]: Json } & Json[];
const json = (value: object): Json => JSON.parse(JSON.stringify(value));

describe('datapackage.json', () => {
  const descriptor = json(dataPackage(manifest));

  it('has what Data Package 2.0 asks of a package, its resources, schemas and fields', () => {
    expect(descriptor.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json');
    const resources = Object.values(descriptor.resources ?? {});
    const names = resources.map(({ name }) => String(name));
    expect(new Set(names).size).toBe(names.length);
    for (const resource of resources) {
      expect(String(resource.name)).toMatch(/^[a-z0-9._-]+$/);
      expect(String(resource.path)).toMatch(/^[\w.-]+$/);
      expect(String(resource.hash)).toMatch(/^sha256:[0-9a-f]{64}$/);
      const fields = Object.values(resource.schema?.fields ?? {});
      const columns = fields.map(({ name }) => String(name));
      expect(new Set(columns).size).toBe(columns.length);
      for (const { type } of fields) expect(['string', 'integer', 'number', 'boolean']).toContain(String(type));
      for (const key of Object.values(resource.schema?.primaryKey ?? {})) expect(columns).toContain(String(key));
    }
  });
});

describe('datapackage.json, read by the Frictionless project’s own library', () => {
  it('is valid, and so is the schema of every table', async () => {
    const loaded = await Package.load(json(dataPackage(manifest)));
    expect([loaded.valid, loaded.errors.map(String)]).toEqual([true, []]);
    for (const resource of Object.values(json(dataPackage(manifest)).resources ?? {})) {
      const schema = await Schema.load(json(resource.schema ?? {}));
      expect([schema.valid, schema.errors], String(resource.name)).toEqual([true, []]);
    }
  });

  it('is not when a resource has no data or a field a type that there is not', async () => {
    const { path: _, ...broken }: Partial<Json> = json(dataPackage(manifest)).resources?.[0] ?? {};
    expect((await Package.load({ resources: [broken] })).valid).toBe(false);
    expect((await Schema.load({ fields: [{ name: 'a', type: 'count' }] })).valid).toBe(false);
  });
});

describe('schema.org', () => {
  it('is a Dataset by the vocabulary’s own types', () => {
    // Checked by the compiler: schema-dts is made from the vocabulary of schema.org.
    const dataset: WithContext<Dataset> = schemaOrgDataset(manifest, 'en');
    expect(dataset).toMatchObject({ '@type': 'Dataset', '@context': 'https://schema.org' });
    expect(json(dataset).temporalCoverage).toBe('2026-07-01/2026-09-30');
  });
});

describe('Croissant', () => {
  const description = json(croissant(manifest));

  it('uses only terms that its context defines, and refers only to what it has', () => {
    const terms = new Set(Object.keys(description['@context'] ?? {}));
    const ids = new Set<string>();
    const references: string[] = [];
    const walk = (node: Json, inside: string) => {
      if (typeof node !== 'object' || node === null) return;
      if (Array.isArray(node)) {
        for (const one of node) walk(one, inside);
        return;
      }
      if (node['@id']) node['@type'] ? ids.add(String(node['@id'])) : references.push(String(node['@id']));
      for (const [key, value] of Object.entries(node)) if (key !== '@context') walk(value as Json, key);
    };
    walk(description, '');
    for (const own of ['recordSet', 'field', 'source', 'extract', 'column', 'dataType', 'fileObject', 'citeAs', 'key'])
      expect(terms).toContain(own);
    expect(references.filter((id) => !ids.has(id))).toEqual([]);
    expect(description.conformsTo).toBe('http://mlcommons.org/croissant/1.0');
  });
});

describe('documents', () => {
  it('say everything in both languages, with no gap left open', () => {
    const texts = [
      readMe(manifest, [file('a.csv.gz')]),
      changes(manifest),
      dictionary(manifest, 'zh-CN'),
      dictionary(manifest, 'en'),
    ];
    for (const text of [...texts, citationFile(manifest)]) expect(text).not.toMatch(/\{\w+\}|undefined|NaN/);
    expect(texts[0]).toMatch(/举报/);
    expect(texts[1]).toContain('records: 100 rows, +10');
    expect(texts[1]).toContain('gone: not in this release');
  });

  it('make a feed whose text is escaped', () => {
    const feed = atomFeed(
      [{ month: '2026-09', revision: 2, publishedAt: new Date('2026-10-02'), manifest }],
      'https://example.org',
      'en',
    );
    expect(feed).toContain('a &lt;b&gt; &amp; &quot;c&quot;');
    for (const element of ['id', 'title', 'updated', 'author']) expect(feed).toContain(`<${element}>`);
    expect(feed).toContain('2026-10-02T00:00:00.000Z');
    expect(readFileSync('LICENSE-DATA', 'utf8')).toContain('ODbL');
  });
});
