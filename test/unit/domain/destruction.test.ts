import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  councilFault,
  DESTRUCTION_EDGES,
  type DestructionAct,
  destructionAfter,
  type DestructionState,
  type Member,
} from '../../../shared/domain/levels/destruction.ts';
import { LEVELS } from '../../../shared/domain/levels/level.ts';
import {
  existsNow,
  PROTECTION_ACTS,
  protectionOffers,
  type ProtectionContext,
} from '../../../shared/domain/levels/protectionActs.ts';
import { ROLES } from '../../../shared/domain/people/roles.ts';

const ACTS: DestructionAct[] = ['setCouncil', 'checkItem', 'recordMeeting', 'decide', 'execute', 'withdraw'];

describe('the machine of a destruction', () => {
  it('reaches its end only through council, meeting and decision, in this order, and never leaves it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACTS), { maxLength: 40 }), (acts) => {
        let state: DestructionState = 'proposed';
        const done: DestructionAct[] = [];
        for (const act of acts) {
          const to = destructionAfter(state, act);
          if (!to.ok) continue;
          done.push(act);
          state = to.value;
        }
        if (state === 'destroyed')
          expect(done.filter((act) => act !== 'checkItem')).toEqual([
            'setCouncil',
            'recordMeeting',
            'decide',
            'execute',
          ]);
      }),
    );
    expect([DESTRUCTION_EDGES.destroyed, DESTRUCTION_EDGES.withdrawn]).toEqual([{ report: 'destroyed' }, {}]);
    expect(destructionAfter('proposed', 'toString' as DestructionAct).ok).toBe(false);
  });

  it('takes a council of three different people with one chair and one secretary only', () => {
    const member = fc.record({
      fullName: fc.constantFrom('An', 'Bình', 'Chi', 'Dũng'),
      post: fc.constant(''),
      role: fc.constantFrom<Member['role']>('chair', 'secretary', 'member'),
    });
    fc.assert(
      fc.property(fc.array(member, { maxLength: 6 }), (members) => {
        const right =
          members.length >= 3 &&
          new Set(members.map(({ fullName }) => fullName)).size === members.length &&
          members.filter(({ role }) => role === 'chair').length === 1 &&
          members.filter(({ role }) => role === 'secretary').length === 1;
        expect(councilFault(members) === null).toBe(right);
      }),
    );
  });
});

describe('what may be done about protection', () => {
  const context: fc.Arbitrary<ProtectionContext> = fc.record({
    actor: fc.record({ id: fc.constantFrom('a', 'b'), roles: fc.subarray([...ROLES]) }),
    exception: fc.constant(false),
    document: fc.record({
      direction: fc.constantFrom('in' as const, 'out' as const),
      state: fc.constantFrom(
        'registered',
        'issued',
        'closed',
        'recalled',
        'cancelled',
        'destroyed',
        'unopened',
      ),
      level: fc.constantFrom(...LEVELS),
      protectionUntil: fc.constantFrom(null, '2020-01-01', '2036-01-01'),
      contentSealed: fc.boolean(),
    }),
    today: fc.constant('2026-11-24'),
    proposedBy: fc.constantFrom(null, 'a', 'b'),
    frozen: fc.boolean(),
    sampleGround: fc.boolean(),
    held: fc.boolean(),
    keepsIt: fc.boolean(),
    holdsKey: fc.boolean(),
    listed: fc.boolean(),
  });
  it('nothing of an ended document, nobody decides what they proposed, nothing moves while it is frozen', () => {
    fc.assert(
      fc.property(context, (at) => {
        const offers = protectionOffers(at);
        const may = (act: string): boolean => offers.some((offer) => offer.act === act && offer.allowed);
        if (['cancelled', 'destroyed', 'unopened'].includes(at.document.state)) expect(offers).toEqual([]);
        if (at.proposedBy === at.actor.id) expect(may('decide')).toBe(false);
        if (at.frozen)
          for (const act of [
            'decide',
            'adjust',
            'extend',
            'declassify',
            'confirmExpired',
            'openContent',
            'proposeDestruction',
          ])
            expect(may(act)).toBe(false);
        if (at.held)
          for (const act of ['decide', 'adjust', 'declassify', 'proposeDestruction', 'destroyUrgently'])
            expect(may(act)).toBe(false);
        if (may('destroyUrgently')) expect(at.keepsIt && at.document.level !== 'none').toBe(true);
        if (may('confirmExpired')) expect(at.document.protectionUntil).toBe('2020-01-01');
        if (may('extend')) expect(at.document.protectionUntil).toBe('2036-01-01');
        for (const act of PROTECTION_ACTS)
          expect(offers.some((offer) => offer.act === act)).toBe(existsNow(act, at));
      }),
    );
  });
});
