import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import {
  brokenSeparation,
  decideProposal,
  isFinalProposal,
  missingFields,
  PARTIES,
  PARTY_ROLES,
  type Parties,
  PROPOSAL_ACTS,
  PROPOSAL_EDGES,
  PROPOSAL_STATES,
  type ProposalAct,
  type ProposalState,
} from '../../../shared/domain/document/proposal.ts';
import {
  ceilingOf,
  type Delegation,
  maySign,
  type SigningRequest,
  isForBody,
} from '../../../shared/domain/document/signing.ts';
import { LEVELS, withinCeiling } from '../../../shared/domain/levels/level.ts';
import { type Role, ROLES } from '../../../shared/domain/people/roles.ts';

const rules = loadRules().asOf('2026-11-24');
const { separations } = rules;

describe('the table', () => {
  test('every state is reached, every act is used, no pair stands twice', () => {
    const seen = new Set<ProposalState>(['draft']);
    for (let grown = true; grown;) {
      grown = false;
      for (const { from, to } of PROPOSAL_EDGES)
        if (seen.has(from) && !seen.has(to)) {
          seen.add(to);
          grown = true;
        }
    }
    expect([...seen].sort()).toEqual([...PROPOSAL_STATES].sort());
    expect(new Set(PROPOSAL_EDGES.map((edge) => edge.act))).toEqual(new Set(PROPOSAL_ACTS));
    const pairs = PROPOSAL_EDGES.map((edge) => `${edge.from} ${edge.act}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(PROPOSAL_STATES.filter(isFinalProposal)).toEqual(['filed', 'withdrawn', 'rejected']);
  });

  test('the four fields of the law are compulsory; a level needs its item', () => {
    const full = { level: 'mat' as const, itemRef: 'a/b', recipients: ['a'], copies: 1, copyAllowed: false };
    expect(missingFields(full)).toEqual([]);
    expect(
      missingFields({ ...full, itemRef: null, recipients: [], copies: null, copyAllowed: null }),
    ).toEqual(['itemRef', 'recipients', 'copies', 'copyAllowed']);
    expect(missingFields({ ...full, level: 'none', itemRef: null })).toEqual([]);
  });
});

/** Five people of random posts, anybody named as any party, random attempts by anybody. */
const person = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const office = fc.record({
  roles: fc.tuple(...[0, 1, 2, 3, 4].map(() => fc.subarray([...ROLES]))),
  excused: fc.subarray(['a', 'b', 'c', 'd', 'e']),
  drafter: person,
  checker: fc.option(person),
  signer: fc.option(person),
  clerk: fc.option(person),
});
const attempts = fc.array(
  fc.record({ act: fc.constantFrom(...PROPOSAL_ACTS), by: person, reason: fc.boolean() }),
  { maxLength: 60 },
);

test('under random people: nothing is issued unsigned, nobody decides about their own, nobody outside the posts acts', () => {
  fc.assert(
    fc.property(office, attempts, (setting, tries) => {
      const parties: Parties = setting;
      const rolesOf = (id: string): readonly Role[] => setting.roles['abcde'.indexOf(id)] ?? [];
      let state: ProposalState = 'draft';
      const done: { act: ProposalAct; by: string }[] = [];
      for (const { act, by, reason } of tries) {
        const answer = decideProposal({
          state,
          act,
          actorId: by,
          roles: rolesOf(by),
          parties,
          separations,
          hasReason: reason,
          excused: (id) => setting.excused.includes(id),
        });
        if (!answer.ok) continue;
        state = answer.value;
        if (act === 'return') done.length = 0; // what was signed before does not count
        else done.push({ act, by });
        const whose = PROPOSAL_EDGES.find((edge) => edge.act === act)?.by ?? [];
        expect(whose.some((party) => parties[party] === by)).toBe(true);
        expect(rolesOf(by).some((role) => Object.values(PARTY_ROLES).flat().includes(role))).toBe(true);
      }
      const byOf = (act: ProposalAct) => done.findLast((step) => step.act === act)?.by;
      const order = ['propose', 'pass', 'present', 'sign', 'register', 'issue'] as const;
      if (state !== 'issued' && state !== 'filed') return;

      const times = order.map((act) => done.findLastIndex((step) => step.act === act));
      expect(times.every((at) => at >= 0)).toBe(true);
      expect([...times].sort((x, y) => x - y)).toEqual(times);
      expect(byOf('sign')).not.toBe(setting.drafter);
      expect(byOf('pass')).not.toBe(setting.drafter);
      const excused = (id: string | undefined) => id !== undefined && setting.excused.includes(id);
      if (!excused(byOf('sign'))) {
        expect(byOf('sign')).not.toBe(byOf('pass'));
        expect(byOf('sign')).not.toBe(byOf('register'));
      }
    }),
    { numRuns: 2000 },
  );
});

/** A walk of the right people: random walks above seldom come to the end. */
test('the right people come to the end, whatever wrong ones try in between', () => {
  const right = { drafter: 'a', checker: 'b', signer: 'c', clerk: 'd' };
  const roles: Record<string, Role[]> = {
    a: ['specialist'],
    b: ['specialist'],
    c: ['leader'],
    d: ['clerk'],
    e: ['admin'],
  };
  const path = ['save', 'propose', 'pass', 'present', 'sign', 'register', 'issue', 'file'] as const;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...PROPOSAL_ACTS), person), { maxLength: 40 }), (noise) => {
      let state: ProposalState = 'draft';
      const act = (name: ProposalAct, by: string): boolean => {
        const answer = decideProposal({
          state,
          act: name,
          actorId: by,
          roles: roles[by] ?? [],
          parties: right,
          separations,
          hasReason: true,
          excused: () => false,
        });
        if (answer.ok) state = answer.value;
        return answer.ok;
      };
      const perStep = Math.ceil(noise.length / path.length);
      path.forEach((name, index) => {
        for (const [wrong, by] of noise.slice(index * perStep, (index + 1) * perStep)) {
          const edge = PROPOSAL_EDGES.find((line) => line.from === state && line.act === wrong);
          const mayAct = edge?.by.some((party) => right[party] === by) ?? false;
          if (!mayAct) expect(act(wrong, by)).toBe(false);
        }
        const by =
          PROPOSAL_EDGES.find((line) => line.from === state && line.act === name)?.by[0] ?? 'drafter';
        expect(act(name, right[by])).toBe(true);
      });
      expect(state).toBe('filed');
    }),
  );
});

test('what is apart stays apart; only a small office is excused, and never for the drafter', () => {
  fc.assert(
    fc.property(fc.tuple(person, person, person, person), fc.boolean(), (names, small) => {
      const [drafter, checker, signer, clerk] = names;
      const broken = brokenSeparation({ drafter, checker, signer, clerk }, separations, () => small);
      const own = drafter === checker || drafter === signer;
      const soft = checker === signer || signer === clerk;
      expect(broken !== null).toBe(own || (soft && !small));
    }),
  );
  expect(PARTIES.length).toBe(4);
});

describe('who may sign', () => {
  const capacities = (style: 'party' | 'state') =>
    rules.capacities(style).map((rule) => ({ ...rule, id: rule.capacity, ruleId: rule.id }));
  const ask = (change: Partial<SigningRequest>): string => {
    const answer = maySign({
      style: 'party',
      officeName: 'Văn phòng Đảng ủy xã Đồng Vàng',
      capacities: capacities(change.style ?? 'party'),
      matrix: rules.authorities,
      capacity: 'own',
      delegation: null,
      signer: { id: 's', position: 'Chánh Văn phòng' },
      level: 'none',
      typeId: 'bao-cao',
      today: '2026-11-24',
      ...change,
    });
    return answer.ok
      ? answer.value.join(' ')
      : `${answer.error.code} ${String(answer.error.params['why'] ?? '')}`.trim();
  };
  const delegation: Delegation = {
    id: 'd',
    capacity: 'party-kt',
    fromPosition: 'Bí thư Đảng ủy',
    toId: 's',
    ceiling: 'mat',
    acts: ['sign'],
    typeIds: ['bao-cao'],
    fromOn: '2026-11-01',
    toOn: '2026-11-30',
    revoked: false,
  };

  test('a post signs up to its ceiling', () => {
    expect(ask({ level: 'mat' })).toBe('TK-20 TQ-10');
    expect(ask({ level: 'toi-mat' })).toBe('above-authority');
    expect(ask({ level: 'toi-mat', signer: { id: 's', position: 'Phó Bí thư Thường trực' } })).toBe(
      'TK-20 TQ-08',
    );
    expect(ask({ level: 'mat', signer: { id: 's', position: 'Chuyên viên' } })).toBe('above-authority');
    expect(ask({ level: 'none', signer: { id: 's', position: 'Chuyên viên' } })).toBe('TK-20');
  });

  test('under a delegation: its own dates, type, person and level', () => {
    const under = { capacity: 'party-kt', delegation };
    expect(ask(under)).toBe('TK-22 TQ-08');
    expect(ask({ ...under, level: 'mat' })).toBe('TK-22 TQ-08');
    expect(ask({ ...under, level: 'toi-mat' })).toBe('above-authority');
    expect(ask({ ...under, today: '2026-12-01' })).toBe('delegation-missing expired');
    expect(ask({ ...under, today: '2026-10-31' })).toBe('delegation-missing not-yet');
    expect(ask({ ...under, typeId: 'quyet-dinh' })).toBe('delegation-missing type');
    expect(ask({ ...under, delegation: { ...delegation, revoked: true } })).toBe(
      'delegation-missing revoked',
    );
    expect(ask({ ...under, delegation: { ...delegation, toId: 'x' } })).toBe('delegation-missing none');
    expect(ask({ ...under, delegation: { ...delegation, acts: ['permit-copy'] } })).toBe(
      'delegation-missing act',
    );
    expect(ask({ ...under, delegation: null })).toBe('delegation-missing none');
  });

  test('a collective body does not use K/T; a Party office does not use TUQ.', () => {
    const kt = { capacity: 'party-kt', delegation };
    expect(ask({ ...kt, officeName: 'Đảng ủy xã Đồng Vàng' })).toBe('capacity-not-allowed');
    expect(ask({ capacity: 'party-tm', officeName: 'Đảng ủy xã Đồng Vàng' })).toBe('TK-21 TQ-10');
    expect(ask({ capacity: 'state-tuq' })).toBe('capacity-not-allowed');
    expect(ask({ style: 'state', capacity: 'state-tuq', officeName: 'UBND xã' })).toBe(
      'delegation-missing none',
    );
  });

  test('the ceiling never gives more than a post of the matrix', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...LEVELS), (position, level) => {
        const own = ceilingOf(rules.authorities, 'sign', position);
        if (own.ruleId === null) expect(withinCeiling(level, own.level)).toBe(level === 'none');
      }),
    );
  });
});

describe('what is offered to sign as', () => {
  test.each([
    ['Đảng ủy xã Đồng Vàng', false],
    ['Văn phòng Tỉnh ủy Đông Mẫu', true],
  ])('a deputy of %s signs for its head: %s', (office, allowed) => {
    expect(isForBody({ notForBodies: ['Đảng ủy'] }, office)).toBe(allowed);
  });
});
