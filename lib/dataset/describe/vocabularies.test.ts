import dcat from '@vocabulary/dcat';
import dcterms from '@vocabulary/dcterms';
import foaf from '@vocabulary/foaf';
import { describe, expect, it } from 'vitest';
import { croissant } from './croissant';
import { dcatAp } from './dcat-ap';
import { manifest } from './made-up-release';
import { type Quad, statements, TYPE } from './rdf-statements';

const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const OWL = 'http://www.w3.org/2002/07/owl#';
/** The namespaces whose vocabularies are read here. */
const KNOWN = ['http://www.w3.org/ns/dcat#', 'http://purl.org/dc/terms/', 'http://xmlns.com/foaf/0.1/'];

// As much of RDF/JS as the vocabularies ask for.
const factory = {
  namedNode: (value: string) => ({ termType: 'NamedNode', value }),
  blankNode: (value = '') => ({ termType: 'BlankNode', value }),
  literal: (value: string) => ({ termType: 'Literal', value }),
  quad: (subject: object, predicate: object, object: object) => ({ subject, predicate, object }),
};
const vocabulary = [dcat, dcterms, foaf].flatMap(
  (made) => made({ factory } as unknown as Parameters<typeof made>[0]) as unknown as Quad[],
);

const index = new Map<string, string[]>();
for (const { subject, predicate, object } of vocabulary) {
  const key = `${subject.value} ${predicate.value}`;
  index.set(key, [...(index.get(key) ?? []), object.value]);
}
const said = (subject: string, predicate: string): readonly string[] => index.get(`${subject} ${predicate}`) ?? [];
const named = (term: string) => KNOWN.some((start) => term.startsWith(start));
/** The vocabulary in the package is that of DCAT 2; DCAT 3, on which DCAT-AP 3 stands, adds this one. */
const SINCE = new Set(['http://www.w3.org/ns/dcat#version']);
const isProperty = (term: string) => SINCE.has(term) || said(term, TYPE).some((type) => type.endsWith('Property'));
const isClass = (term: string) =>
  said(term, TYPE).some((type) => type === `${RDFS}Class` || type === `${OWL}Class` || type.endsWith('AgentClass'));

/** A class with all that it is a kind of. */
function kinds(type: string, seen = new Set<string>()): Set<string> {
  if (seen.has(type)) return seen;
  seen.add(type);
  for (const above of [...said(type, `${RDFS}subClassOf`), ...said(type, `${OWL}equivalentClass`)]) kinds(above, seen);
  return seen;
}

/** What stands in a graph against the vocabularies' own terms, domains and ranges. */
function against(quads: readonly Quad[]): string[] {
  const types = new Map<string, string[]>();
  for (const { subject, predicate, object } of quads)
    if (predicate.value === TYPE) types.set(subject.value, [...(types.get(subject.value) ?? []), object.value]);
  const typesOf = (node: string) => types.get(node) ?? [];
  const isOneOf = (node: string, wanted: readonly string[]) => {
    const own = typesOf(node).flatMap((type) => [...kinds(type)]);
    // A range of another vocabulary, or of everything, tells nothing here.
    const checked = wanted.filter((type) => named(type) && isClass(type));
    return checked.length === 0 || own.length === 0 || checked.some((type) => own.includes(type));
  };
  return quads.flatMap(({ subject, predicate: { value: path }, object }) => {
    if (path === TYPE) return named(object.value) && !isClass(object.value) ? [`${object.value} is no class`] : [];
    if (!named(path)) return [];
    if (!isProperty(path)) return [`${path} is no property`];
    const ranges = said(path, `${RDFS}range`);
    const wrong = isOneOf(subject.value, said(path, `${RDFS}domain`)) ? [] : [`${path} is not of ${subject.value}`];
    if (object.termType !== 'Literal' && !isOneOf(object.value, ranges)) wrong.push(`${path} is not ${object.value}`);
    const literal = said(path, TYPE).includes(`${OWL}DatatypeProperty`) || ranges.includes(`${RDFS}Literal`);
    if (literal && object.termType !== 'Literal') wrong.push(`${path} must be text, not ${object.value}`);
    if (said(path, TYPE).includes(`${OWL}ObjectProperty`) && object.termType === 'Literal')
      wrong.push(`${path} must be a thing, not «${object.value}»`);
    return wrong;
  });
}

describe('by the vocabularies of DCAT 2, Dublin Core and FOAF themselves', () => {
  it('the DCAT-AP document uses terms that there are, on things they are for', async () => {
    const quads = await statements(dcatAp(manifest));
    expect(quads.filter(({ predicate }) => named(predicate.value)).length).toBeGreaterThan(100);
    expect(against(quads)).toEqual([]);
  });

  it('so does the Croissant document, where it uses them', async () => {
    expect(against(await statements(croissant(manifest)))).toEqual([]);
  });

  it('a wrong term, a thing in the wrong place and text for a thing are found', async () => {
    const quads = await statements(dcatAp(manifest));
    const change = (from: string, to: string) =>
      quads.map((q) => (q.predicate.value.endsWith(from) ? { ...q, predicate: { ...q.predicate, value: to } } : q));
    expect(against(change('#downloadURL', `${KNOWN[0]}downloadAddress`))[0]).toContain('is no property');
    expect(against(change('terms/publisher', `${KNOWN[0]}distribution`)).length).toBeGreaterThan(0);
    const text = quads.map((q) =>
      q.predicate.value.endsWith('#accessURL') ? { ...q, object: { termType: 'Literal', value: 'x' } } : q,
    );
    expect(against(text)[0]).toContain('must be a thing');
    expect(kinds(`${KNOWN[0]}Catalog`)).toContain(`${KNOWN[0]}Dataset`);
  });
});
