import { expect, test } from 'vitest';
import { FACTS } from '@/lib/reports/taxonomy';
import { COMPLAINT_CHANNELS, COMPLAINT_ROUTES, channelById } from './complaint-channels';
import { LEGAL_RULES } from './legal-rules';

const distinct = (ids: readonly string[]) => new Set(ids).size === ids.length;

test('ids are unique', () => {
  expect(distinct(LEGAL_RULES.map((rule) => rule.id))).toBe(true);
  expect(distinct(COMPLAINT_CHANNELS.map((channel) => channel.id))).toBe(true);
  expect(distinct(COMPLAINT_ROUTES.map((route) => route.id))).toBe(true);
});

test('every route leads to channels that exist and starts from codes of the report', () => {
  for (const route of COMPLAINT_ROUTES) {
    expect(route.channels.map((id) => channelById(id).id)).toEqual(route.channels);
    expect(route.codes.filter((code) => !(FACTS as readonly string[]).includes(code))).toEqual([]);
  }
});

test('what was read or reported says where, and a date says how sure it is', () => {
  for (const rule of LEGAL_RULES) {
    if (rule.status === 'text' || rule.status === 'draft') expect(rule.source, rule.id).not.toBeNull();
    expect(rule.inForce === null, rule.id).toBe(rule.inForceStatus === null);
  }
});

test('rules of unconfirmed force stand apart from the law', () => {
  const reference = LEGAL_RULES.filter((rule) => rule.group === 'reference').map((rule) => rule.id);
  expect(reference).toEqual(['reference_40_days', 'reference_unsocial_hours']);
});
