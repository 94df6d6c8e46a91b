import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorityFor, authorityOf, holdsTitle } from '../../../shared/domain/copies/authority.ts';
import { formatCopyCode, parseCopyCode } from '../../../shared/domain/copies/copyCode.ts';
import {
  COPY_STATES,
  CUSTODY_ACTS,
  custodyAfter,
  type CopyState,
  isWithPerson,
} from '../../../shared/domain/copies/custody.ts';
import { custodyActsFrom, custodyOf, isEnded } from '../../support/custody.ts';
import { DELEGATED_ACTS } from '../../../shared/domain/document/signing.ts';
import { LEVELS, withinCeiling } from '../../../shared/domain/levels/level.ts';
import { musterDifference } from '../../../shared/domain/copies/muster.ts';
import { roomLeft } from '../../../shared/domain/copies/room.ts';
import { loadRules } from '../../../electron/vault/rules/loader.ts';

const OFFICE = 'Đảng ủy xã Đồng Vàng';

describe('custody', () => {
  test('conservation: after any run of acts a copy is with one person, with one body, or has ended', () => {
    const acts = fc.array(fc.record({ act: fc.constantFrom(...CUSTODY_ACTS), person: fc.nat(4) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(acts, (run) => {
        let copy: { state: CopyState; holderId: string | null; outside: string | null } = {
          state: 'in-custody',
          holderId: 'p0',
          outside: null,
        };
        for (const { act, person } of run) {
          const next = custodyAfter(copy.state, act);
          if (!next.ok) continue; // refused: nothing moved
          const state = next.value;
          const withBody = state === 'handed-over' || state === 'returned';
          copy = {
            state,
            holderId: isWithPerson(state) ? `p${person}` : null,
            outside: withBody ? `cơ quan ${person}` : null,
          };
          const custody = custodyOf(copy);
          expect(custody).not.toBe(null);
          expect(custody?.kind === 'person').toBe(isWithPerson(state));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('two holders, or none where there must be one, is no custody', () => {
    expect(custodyOf({ state: 'in-custody', holderId: null, outside: null })).toBe(null);
    expect(custodyOf({ state: 'in-custody', holderId: 'a', outside: 'b' })).toBe(null);
    expect(custodyOf({ state: 'destroyed', holderId: 'a', outside: null })).toBe(null);
    expect(custodyOf({ state: 'handed-over', holderId: null, outside: null })).toBe(null);
  });

  test('ends are ends, but what is lost may be found', () => {
    for (const state of ['returned', 'spoiled', 'destroyed'] as const)
      expect(custodyActsFrom(state)).toEqual([]);
    expect(custodyActsFrom('lost')).toEqual(['found']);
    expect(COPY_STATES.filter(isEnded)).toEqual(['returned', 'spoiled', 'destroyed', 'lost']);
    expect(custodyAfter('in-custody', 'toString' as never).ok).toBe(false);
  });
});

test('good copies never exceed the number permitted, however many are spoiled on the way', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.boolean(), { maxLength: 60 }),
      (permitted, run) => {
        let made = 0;
        let spoiled = 0;
        for (const spoils of run) {
          if (roomLeft({ permitted, made, spoiled }) > 0) made += 1;
          if (spoils && spoiled < made) spoiled += 1;
          expect(made - spoiled).toBeLessThanOrEqual(permitted);
          expect(roomLeft({ permitted, made, spoiled })).toBe(permitted - (made - spoiled));
        }
      },
    ),
  );
});

describe('codes of copies', () => {
  test('are read as scanners and people type them; every single slip is told', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2020, max: 2050 }),
        fc.integer({ min: 1, max: 999_999 }),
        fc.nat(),
        (year, serial, at) => {
          const code = formatCopyCode({ year, serial });
          expect(parseCopyCode(code)).toEqual({ ok: true, value: { year, serial } });
          expect(parseCopyCode(` ${code.toLowerCase().replaceAll('-', '')} `)).toEqual({
            ok: true,
            value: { year, serial },
          });
          const digits = code.slice(3).replaceAll('-', '');
          const place = at % digits.length;
          const sign = digits[place] ?? '';
          const other = sign === '7' ? '8' : '7';
          const slip = `BS${digits.slice(0, place)}${other}${digits.slice(place + 1)}`;
          expect(parseCopyCode(slip).ok).toBe(false);
        },
      ),
    );
  });
});

describe('authority', () => {
  const rules = loadRules().asOf('2026-11-24').authorities;
  const ceiling = (position: string, act: 'permit-copy' | 'permit-taking-out' = 'permit-copy') =>
    authorityOf(rules, { position, office: OFFICE }, act)?.ceiling ?? null;

  test('by title, as offices write it', () => {
    expect(ceiling('Bí thư Đảng ủy')).toBe('toi-mat');
    expect(ceiling('Bí thư Đảng ủy xã Đồng Vàng')).toBe('toi-mat');
    expect(ceiling('BÍ THƯ ĐẢNG UỶ')).toBe('toi-mat'); // tone on the other vowel
    expect(ceiling('Chánh Văn phòng')).toBe('mat');
    expect(ceiling('Bí thư Đảng ủy', 'permit-taking-out')).toBe('toi-mat');
  });

  test('deputies, clerks and nobody have none (law.md A4.4)', () => {
    for (const position of ['Phó Bí thư Đảng ủy', 'Phó Chánh Văn phòng', 'Văn thư', 'Chuyên viên', ''])
      expect(ceiling(position)).toBe(null);
    expect(holdsTitle({ position: 'Chánh', office: OFFICE }, 'Chánh Văn phòng Đảng ủy')).toBe(false);
    expect(
      holdsTitle({ position: 'Chánh Văn phòng', office: 'UBND xã Đồng Vàng' }, 'Chánh Văn phòng Đảng ủy'),
    ).toBe(false);
  });

  test('a delegation gives what its giver has, for the acts it names, and never more than it says', () => {
    const post = { position: 'Phó Bí thư Thường trực', office: OFFICE };
    const day = fc.constantFrom('2026-11-01', '2026-11-24', '2026-12-31');
    const delegation = fc.record({
      id: fc.constant('d'),
      capacity: fc.constant('party-kt'),
      typeIds: fc.constant([]),
      fromPosition: fc.constantFrom('Bí thư Đảng ủy', 'Chánh Văn phòng', 'Chuyên viên'),
      toId: fc.constantFrom('me', 'other'),
      ceiling: fc.constantFrom('none' as const, 'mat' as const, 'toi-mat' as const),
      acts: fc.subarray([...DELEGATED_ACTS]),
      fromOn: day,
      toOn: day,
      revoked: fc.boolean(),
    });
    const act = fc.constantFrom(
      'permit-copy' as const,
      'permit-taking-out' as const,
      'permit-destruction' as const,
    );
    fc.assert(
      fc.property(delegation, act, fc.constantFrom(...LEVELS), (given, asked, level) => {
        const request = { rules, act: asked, level, post, today: '2026-11-24', personId: 'me' };
        const { found } = authorityFor({ ...request, delegations: [given] });
        const giver = authorityOf(rules, { position: given.fromPosition, office: OFFICE }, asked);
        const right =
          given.toId === 'me' &&
          !given.revoked &&
          given.acts.includes(asked) &&
          given.fromOn <= '2026-11-24' &&
          '2026-11-24' <= given.toOn &&
          withinCeiling(level, given.ceiling) &&
          giver !== null &&
          withinCeiling(level, giver.ceiling);
        expect(found !== null).toBe(right);
      }),
    );
  });

  test('nobody of a commune permits copies of Tuyệt mật', () => {
    expect(rules.some((rule) => rule.acts.includes('permit-copy') && rule.ceiling === 'tuyet-mat')).toBe(
      false,
    );
  });
});

test('a muster finds every expected copy once and every label once', () => {
  const copyId = fc.integer({ min: 0, max: 12 }).map((n) => `c${n}`);
  const place = fc.constantFrom(null, 'tủ 1', 'tủ 2');
  const expected = fc.uniqueArray(fc.record({ copyId, placeId: place }), { selector: (copy) => copy.copyId });
  const known = fc.record({ copyId, state: fc.constantFrom(...COPY_STATES), placeId: place });
  const scans = fc.array(
    fc.record({ copy: fc.option(known), code: fc.integer({ min: 0, max: 9 }).map(String), placeId: place }),
  );
  fc.assert(
    fc.property(expected, scans, (wanted, read) => {
      const findings = musterDifference(wanted, read);
      const ids = findings.flatMap(({ copyId: found }) => found ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const copy of wanted) expect(ids).toContain(copy.copyId);
      const seen = new Set(read.map(({ copy, code }) => copy?.copyId ?? `code:${code}`));
      expect(findings.length).toBe(seen.size + wanted.filter((copy) => !seen.has(copy.copyId)).length);
      expect(findings.filter(({ finding }) => finding === 'missing').every(({ code }) => code === '')).toBe(
        true,
      );
    }),
  );
});
