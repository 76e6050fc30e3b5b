import jsonld from 'jsonld';

export type Term = {
  readonly termType: string;
  readonly value: string;
  readonly datatype?: { readonly value: string };
};
export type Quad = { readonly subject: Term; readonly predicate: Term; readonly object: Term };

export const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Where the document would stand: Croissant names its parts by relative addresses. */
const BASE = 'https://example.org/dataset/2026-09/';

/** For tests: the statements that a JSON-LD document makes. @throws Error when a key of it means nothing, or a context is to be fetched */
export async function statements(document: object): Promise<readonly Quad[]> {
  const documentLoader = async (address: string): Promise<never> => {
    throw new Error(`asks for ${address}`);
  };
  return (await jsonld.toRDF(document, { base: BASE, documentLoader, safe: true } as object)) as unknown as Quad[];
}
