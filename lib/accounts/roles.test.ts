import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, requireRole } from './roles';

const role = fc.constantFrom(...ROLES);

describe('roles', () => {
  it('let nobody in who is not signed in', () => {
    for (const wanted of ROLES) expect(requireRole(null, wanted)).toEqual({ ok: false, error: 'signed_out' });
  });

  it('let a person act in the own role and as a reporter, in no other', () => {
    fc.assert(
      fc.property(role, role, (held, wanted) => {
        const session = { userId: 'u', role: held };
        const allowed = held === wanted || wanted === 'reporter';
        expect(requireRole(session, wanted)).toEqual(
          allowed ? { ok: true, value: session } : { ok: false, error: 'forbidden' },
        );
      }),
    );
  });
});
