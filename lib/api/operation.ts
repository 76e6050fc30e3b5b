import type { z } from 'zod';

/** One operation of the API, as the description, the examples and the tests need it. */
export type Operation = {
  readonly id: string;
  readonly tag: 'reports' | 'rankings' | 'heatmaps' | 'insurers' | 'numbers' | 'dataset' | 'ledger';
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly query?: z.ZodObject;
  readonly places?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** What is answered when all is well, by status. */
  readonly answers: Readonly<Record<number, z.ZodType>>;
  /** Whether a driver may show who he is by his recovery code. */
  readonly byRecoveryCode?: boolean;
  /** Further media type under which the same rows are to be had. */
  readonly csv?: boolean;
  /** Statuses of its problem details, besides those that every operation may answer. */
  readonly problems?: readonly number[];
  /** A path and query that can be tried as it stands. */
  readonly example?: string;
  /** Where it takes the number of something: a list to ask first, and what of its answer makes the path, in jq. */
  readonly exampleAfter?: { readonly list: string; readonly pick: string };
  /** A body that can be sent as it stands. */
  readonly exampleBody?: object;
};
