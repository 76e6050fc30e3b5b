import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLUMNS, joined } from './columns';

const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');

/** Stored columns of each model: relation fields (typed by another model) are not columns. */
function storedColumns(text: string): Map<string, string[]> {
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = new Set(models.map(([, name]) => name));
  return new Map(
    models.map(([, name = '', body = '']) => {
      const fields = [...body.matchAll(/^\s+(\w+)\s+(\w+)/gm)];
      return [name, fields.filter(([, , type]) => !names.has(type)).map(([, field = '']) => field)];
    }),
  );
}

const columns = storedColumns(schema);

describe('column classification', () => {
  it('reads the schema', () => {
    expect(columns.size).toBe(schema.match(/^model /gm)?.length);
    expect(columns.get('Device')).toEqual(['secretHash', 'reporterId', 'createdAt']);
  });

  it('has a rule for every stored column, and for nothing else', () => {
    expect(Object.keys(COLUMNS).sort()).toEqual([...columns.keys()].sort());
    for (const [model, fields] of columns) expect(Object.keys(COLUMNS[model] ?? {}).sort()).toEqual([...fields].sort());
  });

  it('has one rule for each, whichever noun states it', () => {
    const device = { Device: COLUMNS.Device ?? {} };
    expect(() => joined([device, { Reporter: {} }, device])).toThrow('Device is classified twice');
  });

  it('gives each rule a form and a reason', () => {
    const rules = Object.values(COLUMNS).flatMap((model) => Object.values(model));
    for (const { how, why } of rules) expect([how.trim(), why.trim()]).not.toContain('');
  });

  it('lets no identifier, hash, key, token or secret out', () => {
    for (const [model, fields] of columns)
      for (const field of fields) {
        const secret = /hash$|key$|token|secret|receipt|fingerprint|email|userId|reporterId|reportId|providerAccount/i;
        if (secret.test(field)) expect(COLUMNS[model]?.[field]?.as, `${model}.${field}`).toBe('never');
      }
  });
});
