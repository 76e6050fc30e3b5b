import { z } from 'zod';
import { repeatInput, reportInput } from '@/lib/reports/report-input';
import { RELATIONS, ROLES } from '@/lib/reports/taxonomy-codes';
import { releasesAnswer } from './answers/dataset-answers';
import { heatmapAnswers } from './answers/heatmap-answers';
import { exposureAnswer, insurerAnswer, insurersAnswer } from './answers/insurer-answers';
import { checkpointsAnswer, consistencyAnswer, publicationsAnswer, receiptProofAnswer } from './answers/ledger-answers';
import { numberAnswer, rangeAnswer } from './answers/number-answers';
import { rankingAnswer, runAnswer, runsAnswer } from './answers/ranking-answers';
import { repliesAnswer } from './answers/reply-answers';
import { challengeAnswer, duplicateAnswer, reportAnswer } from './answers/report-answers';
import type { Operation } from './operation';

const closedPeriod = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2]|Q[1-4])$/);
const whole = z.string().regex(/^\d{1,15}$/);
/** A page of a list, the newest first: what stands below a place, so many at the most. */
const page = z.object({
  below: whole.optional(),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/)
    .optional(),
});
const view = z.object({
  period: z.union([z.literal('live'), closedPeriod]).optional(),
  province: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  role: z.enum(ROLES).optional(),
  relation: z.enum(RELATIONS).optional(),
  fields: z.string().optional(),
});

const adcode = z.string().regex(/^\d{6}$/);
const quarter = z.string().regex(/^20\d{2}-Q[1-4]$/);
const told = <T extends string>(codes: readonly T[]) => z.enum(codes.filter((code) => code !== 'unknown'));
const narrowed = {
  insurer: z.string().optional(),
  role: told(ROLES).optional(),
  relation: told(RELATIONS).optional(),
  refusal: z.literal('after').optional(),
};
const inQuarter = z.object({ ...narrowed, period: z.union([z.literal('live'), quarter]).optional() });

/** A heatmap, as JSON or as a table; one filter at a time beside the period. */
const heatmap = (id: string, map: keyof typeof heatmapAnswers, query: z.ZodObject, example = ''): Operation => ({
  ...{ id, tag: 'heatmaps', method: 'get', path: `/api/v1/heatmaps/${map}`, query },
  ...{ answers: { 200: heatmapAnswers[map] }, csv: true, problems: [400] },
  example: `/api/v1/heatmaps/${map}${example}`,
});

/** Every operation of the API, in the order in which they are documented. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: 'reportCall',
    tag: 'reports',
    method: 'post',
    path: '/api/v1/reports',
    headers: z.object({ 'Idempotency-Key': z.string().min(16).max(200).optional() }),
    body: z.union([reportInput, repeatInput]),
    exampleBody: {
      number: '95518',
      insurer: 'picc',
      city: '440100',
      when: 'yesterday',
      dayPart: 'work_am',
      role: 'robot',
    },
    answers: { 201: reportAnswer, 409: duplicateAnswer },
    byRecoveryCode: true,
    problems: [400, 401, 413, 415, 422],
  },
  {
    id: 'getChallenge',
    tag: 'reports',
    method: 'get',
    path: '/api/v1/challenge',
    answers: { 200: challengeAnswer },
    example: '/api/v1/challenge',
  },
  {
    id: 'getRanking',
    tag: 'rankings',
    method: 'get',
    path: '/api/v1/rankings',
    query: view,
    answers: { 200: rankingAnswer },
    csv: true,
    problems: [400],
    example: '/api/v1/rankings?fields=insurer,index,low,high',
  },
  {
    id: 'listRuns',
    tag: 'rankings',
    method: 'get',
    path: '/api/v1/rankings/runs',
    query: z.object({ before: whole.optional() }),
    answers: { 200: runsAnswer },
    example: '/api/v1/rankings/runs',
  },
  {
    id: 'getRun',
    tag: 'rankings',
    method: 'get',
    path: '/api/v1/rankings/runs/{run}',
    places: z.object({ run: z.string() }),
    answers: { 200: runAnswer },
    problems: [404],
    exampleAfter: { list: '/api/v1/rankings/runs', pick: '.runs[0].address' },
  },
  heatmap(
    'getPlaces',
    'map',
    inQuarter.extend({ region: adcode.optional(), measure: z.enum(['rate', 'count']).optional() }),
  ),
  heatmap('getHours', 'hours', inQuarter, '?insurer=picc'),
  heatmap('getDaysToExpiry', 'expiry', inQuarter.extend({ by: z.enum(['hour', 'insurer']).optional() })),
  heatmap(
    'getCalendar',
    'calendar',
    z.object({ ...narrowed, period: z.union([z.literal('live'), z.string().regex(/^20\d{2}$/)]).optional() }),
  ),
  {
    id: 'listInsurers',
    tag: 'insurers',
    method: 'get',
    path: '/api/v1/insurers',
    query: z.object({ fields: z.string().optional() }),
    answers: { 200: insurersAnswer },
    csv: true,
    problems: [400],
    example: '/api/v1/insurers?fields=id,nameZh',
  },
  {
    id: 'getInsurer',
    tag: 'insurers',
    method: 'get',
    path: '/api/v1/insurers/{id}',
    places: z.object({ id: z.string() }),
    answers: { 200: insurerAnswer },
    problems: [404],
    example: '/api/v1/insurers/picc',
  },
  {
    id: 'listReplies',
    tag: 'insurers',
    method: 'get',
    path: '/api/v1/insurers/{id}/replies',
    places: z.object({ id: z.string() }),
    answers: { 200: repliesAnswer },
    problems: [404],
    example: '/api/v1/insurers/picc/replies',
  },
  {
    id: 'listExposure',
    tag: 'insurers',
    method: 'get',
    path: '/api/v1/exposure',
    answers: { 200: exposureAnswer },
    example: '/api/v1/exposure',
  },
  {
    id: 'lookUpNumber',
    tag: 'numbers',
    method: 'get',
    path: '/api/v1/numbers/{number}',
    places: z.object({ number: z.string().max(120) }),
    answers: { 200: numberAnswer },
    problems: [400, 404],
    example: '/api/v1/numbers/95518',
  },
  {
    id: 'lookUpRange',
    tag: 'numbers',
    method: 'get',
    path: '/api/v1/numbers/range/{prefix}',
    places: z.object({ prefix: z.string().regex(/^[0-9a-f]{5}$/) }),
    answers: { 200: rangeAnswer },
    problems: [400, 404],
    example: '/api/v1/numbers/range/0b3d0',
  },
  {
    id: 'listReleases',
    tag: 'dataset',
    method: 'get',
    path: '/api/v1/dataset/releases',
    answers: { 200: releasesAnswer },
    example: '/api/v1/dataset/releases',
  },
  {
    id: 'listCheckpoints',
    tag: 'ledger',
    method: 'get',
    path: '/api/v1/ledger/checkpoints',
    query: page,
    answers: { 200: checkpointsAnswer },
    problems: [400],
    example: '/api/v1/ledger/checkpoints?limit=2',
  },
  {
    id: 'proveConsistency',
    tag: 'ledger',
    method: 'get',
    path: '/api/v1/ledger/consistency',
    query: z.object({ from: whole, to: whole }),
    answers: { 200: consistencyAnswer },
    problems: [400, 404],
    exampleAfter: {
      list: '/api/v1/ledger/checkpoints',
      pick: '"/api/v1/ledger/consistency?from=\\(.checkpoints[-1].size)&to=\\(.checkpoints[0].size)"',
    },
  },
  {
    id: 'listPublications',
    tag: 'ledger',
    method: 'get',
    path: '/api/v1/ledger/publications',
    query: page,
    answers: { 200: publicationsAnswer },
    problems: [400],
    example: '/api/v1/ledger/publications?limit=2',
  },
  {
    id: 'provePublication',
    tag: 'ledger',
    method: 'get',
    path: '/api/v1/ledger/publications/{index}',
    places: z.object({ index: whole }),
    answers: { 200: receiptProofAnswer },
    problems: [404],
    exampleAfter: { list: '/api/v1/ledger/publications', pick: '.publications[0].links.proof' },
  },
  {
    id: 'proveReport',
    tag: 'ledger',
    method: 'get',
    path: '/api/v1/ledger/proof/{receipt}',
    places: z.object({ receipt: z.string().regex(/^[0-9A-Z]{16}$/) }),
    answers: { 200: receiptProofAnswer, 202: z.object({ status: z.literal('pending'), detail: z.string() }) },
    byRecoveryCode: true,
    problems: [401, 404],
  },
];
