import { SaxesParser, type SaxesTagNS } from 'saxes';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { atomFeed } from './atom-feed';
import { croissant } from './croissant';
import { dcatAp } from './dcat-ap';
import { citationFile } from './documents';
import { manifest } from './made-up-release';
import { type Quad, statements, type Term, TYPE } from './rdf-statements';
import { schemaOrgDataset } from './schema-org';

const ofType = (quads: readonly Quad[], type: string): string[] =>
  quads
    .filter(({ predicate, object }) => predicate.value === TYPE && object.value === type)
    .map((q) => q.subject.value);

const objects = (quads: readonly Quad[], subject: string, path: string): Term[] =>
  quads.filter((q) => q.subject.value === subject && q.predicate.value === path).map(({ object }) => object);

const NAMES: Readonly<Record<string, string>> = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  cr: 'http://mlcommons.org/croissant/',
  sc: 'https://schema.org/',
};
const whole = (name: string): string => name.replace(/^(\w+):/, (_, prefix: string) => NAMES[prefix] ?? `${prefix}:`);

/** How often a property may stand, and what its values must be: of a class, of a datatype, or anything. */
type Rule = readonly [path: string, least: number, most: number, value?: string];

const MANY = Number.POSITIVE_INFINITY;
/** The obligations of the SHACL shapes of DCAT-AP 3.0.0 (SEMIC, releases/3.0.0/shacl) for the properties that a release can have. */
const DCAT_AP: Readonly<Record<string, readonly Rule[]>> = {
  'dcat:Catalog': [
    ['dct:title', 1, MANY],
    ['dct:description', 1, MANY],
    ['dct:publisher', 1, 1, 'foaf:Agent'],
    ['dct:language', 0, MANY, 'dct:LinguisticSystem'],
    ['foaf:homepage', 0, 1, 'foaf:Document'],
    ['dcat:dataset', 0, MANY, 'dcat:Dataset'],
  ],
  'dcat:Dataset': [
    ['dct:title', 1, MANY],
    ['dct:description', 1, MANY],
    ['dct:publisher', 0, 1, 'foaf:Agent'],
    ['dct:language', 0, MANY, 'dct:LinguisticSystem'],
    ['dct:issued', 0, 1],
    ['dct:temporal', 0, MANY, 'dct:PeriodOfTime'],
    ['dct:spatial', 0, MANY, 'dct:Location'],
    ['dct:accrualPeriodicity', 0, 1, 'dct:Frequency'],
    ['dct:accessRights', 0, 1, 'dct:RightsStatement'],
    ['dcat:landingPage', 0, MANY, 'foaf:Document'],
    ['dcat:distribution', 0, MANY, 'dcat:Distribution'],
  ],
  'dcat:Distribution': [
    ['dcat:accessURL', 1, MANY, 'rdfs:Resource'],
    ['dcat:downloadURL', 0, MANY, 'rdfs:Resource'],
    ['dct:license', 0, 1, 'dct:LicenseDocument'],
    ['dct:format', 0, 1, 'dct:MediaTypeOrExtent'],
    ['dcat:mediaType', 0, 1, 'dct:MediaType'],
    ['dcat:compressFormat', 0, 1, 'dct:MediaType'],
    ['dcat:byteSize', 0, 1, 'xsd:nonNegativeInteger'],
    ['dct:issued', 0, 1],
    ['spdx:checksum', 0, 1, 'spdx:Checksum'],
  ],
  'spdx:Checksum': [
    ['spdx:algorithm', 1, 1, 'spdx:ChecksumAlgorithm'],
    ['spdx:checksumValue', 1, 1, 'xsd:hexBinary'],
  ],
  'dct:PeriodOfTime': [
    ['dcat:startDate', 0, 1],
    ['dcat:endDate', 0, 1],
  ],
  'foaf:Agent': [['foaf:name', 1, MANY]],
};

/** What Croissant 1.0 requires of a dataset, its files and its records. */
const CROISSANT: Readonly<Record<string, readonly Rule[]>> = {
  'sc:Dataset': [
    ['dct:conformsTo', 1, 1],
    ...['name', 'description', 'license', 'url', 'datePublished'].map((name) => [`sc:${name}`, 1, MANY] as const),
    ['sc:creator', 1, MANY, 'sc:Organization'],
    ['sc:distribution', 1, MANY, 'cr:FileObject'],
    ['cr:recordSet', 0, MANY, 'cr:RecordSet'],
  ],
  'cr:FileObject': [
    ['sc:name', 1, 1],
    ['sc:contentUrl', 1, 1],
    ['sc:encodingFormat', 1, MANY],
    ['sc:sha256', 1, 1],
  ],
  'cr:RecordSet': [
    ['sc:name', 1, 1],
    ['cr:field', 1, MANY, 'cr:Field'],
    ['cr:key', 0, MANY, 'cr:Field'],
  ],
  'cr:Field': [
    ['sc:name', 1, 1],
    ['cr:dataType', 1, MANY],
    ['cr:source', 1, 1],
  ],
};

/** What stands in a graph against the rules, in words. */
function against(rules: typeof DCAT_AP, quads: readonly Quad[]): string[] {
  return Object.entries(rules).flatMap(([type, list]) => {
    const nodes = ofType(quads, whole(type));
    if (nodes.length === 0) return [`there is no ${type}`];
    return nodes.flatMap((node) => list.flatMap((rule) => againstRule(node, rule, quads)));
  });
}

function againstRule(node: string, [path, least, most, value]: Rule, quads: readonly Quad[]): string[] {
  const found = objects(quads, node, whole(path));
  const wrong = found.length < least || found.length > most ? [`${node} has ${found.length} of ${path}`] : [];
  const strange = found.filter((term) => value && !isOf(term, whole(value), quads));
  return [...wrong, ...strange.map((term) => `${node} ${path} ${term.value} is no ${value}`)];
}

const isOf = (term: Term, kind: string, quads: readonly Quad[]): boolean =>
  term.termType === 'Literal' ? term.datatype?.value === kind : ofType(quads, kind).includes(term.value);

describe('DCAT-AP', () => {
  it('is RDF without a key that means nothing, and meets the obligations of the profile', async () => {
    expect(against(DCAT_AP, await statements(dcatAp(manifest)))).toEqual([]);
  });

  it('is found out when something is missing or of another kind', async () => {
    const quads = await statements(dcatAp(manifest));
    const without = quads.filter(({ predicate }) => predicate.value !== whole('dcat:accessURL'));
    expect(against(DCAT_AP, without).length).toBe(manifest.tables.length * 3);
    const untyped = quads.filter(({ object }) => object.value !== whole('spdx:ChecksumAlgorithm'));
    expect(against(DCAT_AP, untyped).length).toBe(manifest.tables.length * 3);
  });
});

describe('Croissant', () => {
  it('is RDF without a key that means nothing, and has what the specification requires', async () => {
    const quads = await statements(croissant(manifest));
    expect(against(CROISSANT, quads)).toEqual([]);
    for (const file of ofType(quads, whole('cr:FileObject')))
      expect(objects(quads, file, whole('sc:sha256'))[0]?.value).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('schema.org', () => {
  it('is RDF under the vocabulary of schema.org', async () => {
    const document = { ...schemaOrgDataset(manifest, 'en'), '@context': { '@vocab': 'https://schema.org/' } };
    expect(ofType(await statements(document), 'https://schema.org/Dataset')).toHaveLength(1);
  });
});

const ATOM = 'http://www.w3.org/2005/Atom';

/** Names of the elements of a well-formed document, each with those right inside it. @throws Error when it is not well-formed */
function elementsOf(xml: string): { name: string; uri: string; inside: string[] }[] {
  const elements: { name: string; uri: string; inside: string[] }[] = [];
  const open: (typeof elements)[number][] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri }: SaxesTagNS) => {
    const element = { name: local, uri, inside: [] };
    open.at(-1)?.inside.push(local);
    elements.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return elements;
}

describe('the Atom feed', () => {
  it('is well-formed and has what RFC 4287 requires, once where it says once', () => {
    const releases = ['2026-08', '2026-09'].map((month, n) => ({
      ...{ month, revision: 1, publishedAt: new Date(Date.UTC(2026, 8 + n, 2)) },
      manifest: { ...manifest, month },
    }));
    const elements = elementsOf(atomFeed(releases, 'https://example.org', 'zh-CN'));
    expect(elements.every(({ uri }) => uri === ATOM)).toBe(true);
    expect(elements[0]?.name).toBe('feed');
    const [feed, ...others] = elements;
    const entries = others.filter(({ name }) => name === 'entry');
    expect(entries).toHaveLength(2);
    for (const element of feed ? [feed, ...entries] : []) {
      for (const name of ['id', 'title', 'updated'])
        expect(
          element.inside.filter((inside) => inside === name),
          name,
        ).toHaveLength(1);
      expect(element.inside).toContain('link');
    }
    expect(feed?.inside.includes('author') || entries.every(({ inside }) => inside.includes('author'))).toBe(true);
    for (const { inside } of elements.filter(({ name }) => name === 'author')) expect(inside).toContain('name');
  });
});

/** Citation File Format 1.2.0, as far as a release uses it: no other key, and each as its schema has it. */
const CFF = z.strictObject({
  'cff-version': z.literal('1.2.0'),
  type: z.enum(['software', 'dataset']),
  message: z.string().min(1),
  title: z.string().min(1),
  version: z.union([z.string().min(1), z.number()]),
  'date-released': z.string().regex(/^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])$/),
  license: z.literal('ODbL-1.0'),
  url: z.string().regex(/^(https|http|ftp|sftp):\/\/.+/),
  authors: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
});

it('CITATION.cff is YAML, and what Citation File Format 1.2.0 asks for', () => {
  expect(CFF.safeParse(parse(citationFile(manifest)))).toMatchObject({ success: true });
});
