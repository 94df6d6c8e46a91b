import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { dueStatus } from '../../support/dueStatus.ts';
import { presentBy, proposeDue, URGENCIES } from '../../../shared/domain/deadlines/propose.ts';
import {
  actsFrom,
  type DocumentAct,
  type DocumentState,
  INCOMING_EDGES,
  OPEN_STATES,
  OUTGOING_EDGES,
  transition,
} from '../../../shared/domain/document/lifecycle.ts';
import { isFinal, needsReason } from '../../support/lifecycles.ts';
import type { ROLES } from '../../../shared/domain/people/roles.ts';
import { runClock } from '../../../shared/domain/submission/clocks.ts';
import {
  actsFrom as submissionActs,
  decide,
  isOpen,
  SUBMISSION_ACTS,
  SUBMISSION_STATES,
  transition as submissionTransition,
} from '../../../shared/domain/submission/lifecycle.ts';

const rules = loadRules().asOf('2026-11-24');

/** All states that can be reached from one. */
function reachable(from: string, next: (state: string) => string[]): Set<string> {
  const seen = new Set([from]);
  const todo = [from];
  for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
    for (const to of next(state))
      if (!seen.has(to)) {
        seen.add(to);
        todo.push(to);
      }
  }
  return seen;
}

describe.each([
  ['in', INCOMING_EDGES, ['unopened', 'registered'], ['cancelled', 'destroyed']],
  ['out', OUTGOING_EDGES, ['registered'], ['cancelled', 'destroyed']],
] as const)('documents %s', (direction, table, initial, final) => {
  const edges = table as Record<string, Record<string, string>>;
  test('every state is reached, every edge leads to a state, nothing leaves a final one', () => {
    const seen = new Set(
      initial.flatMap((state) => [...reachable(state, (from) => Object.values(edges[from] ?? {}))]),
    );
    expect([...seen].sort()).toEqual(Object.keys(edges).sort());
    for (const state of final) {
      expect(isFinal(direction, state)).toBe(true);
      expect(actsFrom(direction, state)).toEqual([]);
    }
  });

  test('transition answers the table and nothing else', () => {
    const states = fc.oneof(
      fc.constantFrom(...Object.keys(edges)),
      fc.constantFrom('toString', '__proto__', 'draft'),
    );
    const acts = fc.oneof(
      fc.constantFrom(...Object.values(edges).flatMap(Object.keys)),
      fc.constantFrom('toString', 'constructor', 'fly'),
    );
    fc.assert(
      fc.property(states, acts, (from, act) => {
        const expected =
          Object.hasOwn(edges, from) && Object.hasOwn(edges[from] ?? {}, act)
            ? edges[from]?.[act]
            : undefined;
        const answer = transition(direction, from as DocumentState, act as DocumentAct);
        if (expected === undefined)
          expect(answer).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
        else expect(answer).toEqual({ ok: true, value: expected });
      }),
    );
  });
});

test('the usual way of an incoming document', () => {
  let state: DocumentState = 'unopened';
  for (const act of ['complete', 'present', 'direct', 'startWork', 'answer', 'close'] as const) {
    const next = transition('in', state, act);
    if (!next.ok) throw new Error(act);
    state = next.value;
  }
  expect(state).toBe('closed');
  expect(OPEN_STATES.every((open) => !isFinal('in', open))).toBe(true);
  expect(needsReason('cancel')).toBe(true);
  expect(needsReason('present')).toBe(false);
});

describe('submissions', () => {
  const { workflow, reasons } = rules.submission;
  const next = (from: string): string[] =>
    workflow.edges.filter((edge) => edge.from === from).map((edge) => edge.to);

  /** What may still happen to a case that is no longer open: it is taken up again, or told and judged. */
  const AFTER_THE_END: ReadonlySet<string> = new Set([
    ...['reopen', 'unmerge', 'deliver', 'rate'],
    ...['propose-publication', 'approve-publication', 'reject-publication', 'sign-answer', 'issue-answer'],
  ]);

  test('the pack knows every state, reaches each, and leaves a final one only by name', () => {
    expect(workflow.states.map((state) => state.id).sort()).toEqual([...SUBMISSION_STATES].sort());
    expect([...reachable(workflow.initial, next)].sort()).toEqual([...SUBMISSION_STATES].sort());
    const finals = new Set(workflow.states.filter((line) => line.final).map((line) => line.id));
    for (const edge of workflow.edges.filter(({ from }) => finals.has(from)))
      expect([edge.from, AFTER_THE_END.has(edge.act)]).toEqual([edge.from, true]);
    for (const state of workflow.states.filter((line) => !line.final)) expect(next(state.id)).not.toEqual([]);
    // one way from a state by an act; where it depends on who leads the case, one for each
    const pairs = workflow.edges.flatMap(({ from, act, led }) =>
      (led === undefined ? [true, false] : [led]).map((one) => `${from} ${act} ${one}`),
    );
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  test('every case can end', () => {
    for (const state of SUBMISSION_STATES) {
      const ends = [...reachable(state, next)].some((id) =>
        workflow.states.some((line) => line.id === id && line.final),
      );
      expect(ends).toBe(true);
    }
  });

  test('nobody acts beyond the roles, without a reason, or on what they proposed', () => {
    const ask = (
      from: (typeof SUBMISSION_STATES)[number],
      act: (typeof SUBMISSION_ACTS)[number],
      role: (typeof ROLES)[number],
      reasonCode: string | null,
      actorId = 'b',
    ): string => {
      const answer = decide(workflow, reasons, from, {
        act,
        roles: [role],
        actorId,
        reasonCode,
        led: false,
        lastActors: new Map([
          ['propose-refusal', 'a'],
          ['submit-answer', 'a'],
        ]),
      });
      return answer.ok ? answer.value : answer.error.code;
    };
    expect(ask('received', 'classify', 'intake', null)).toBe('classifying');
    expect(ask('received', 'classify', 'inspector', null)).toBe('not-permitted');
    expect(ask('classifying', 'propose-refusal', 'intake', null)).toBe('reason-required');
    expect(ask('classifying', 'propose-refusal', 'intake', 'L4-x')).toBe('reason-required');
    expect(ask('classifying', 'propose-refusal', 'intake', 'L8')).toBe('reason-required'); // L8 is no ground to refuse
    expect(ask('classifying', 'propose-refusal', 'intake', 'L2')).toBe('classifying');
    expect(ask('classifying', 'approve-refusal', 'intake', 'L2')).toBe('not-permitted'); // refuse only with a leader's word
    expect(ask('classifying', 'approve-refusal', 'leader', null, 'a')).toBe('separation-of-duties');
    expect(ask('classifying', 'approve-refusal', 'leader', null)).toBe('refused');
    expect(ask('awaiting-approval', 'approve-answer', 'leader', null, 'a')).toBe('separation-of-duties');
    expect(ask('awaiting-approval', 'approve-answer', 'leader', null)).toBe('answered');
    expect(ask('closed', 'close', 'leader', null)).toBe('illegal-transition');
  });

  test('random walks stay inside the table and admin, cipher and inspector never act', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SUBMISSION_ACTS), { maxLength: 30 }), (acts) => {
        let state = workflow.initial;
        for (const act of acts) {
          const answer = submissionTransition(workflow, state, act);
          if (!answer.ok) continue;
          expect(isOpen(workflow, state) || AFTER_THE_END.has(act)).toBe(true);
          expect(next(state)).toContain(answer.value);
          state = answer.value;
        }
      }),
    );
    for (const state of SUBMISSION_STATES)
      expect(submissionActs(workflow, state, ['admin', 'cipher', 'inspector'])).toEqual([]);
  });

  test('reasons L1 to L10, each usable somewhere', () => {
    expect(reasons.map((reason) => reason.code)).toEqual([
      'L1',
      'L2',
      'L3',
      'L4',
      'L5',
      'L6',
      'L7',
      'L8',
      'L9',
      'L10',
    ]);
    for (const reason of reasons) {
      for (const act of reason.acts)
        expect(workflow.edges.some((edge) => edge.act === act && edge.needsReason)).toBe(true);
    }
  });

  test('the answer clock of 20 days moves off a Sunday and says so', () => {
    const clock = runClock(rules.clock('answer'), '2026-11-02', rules.calendar, [], '2026-11-25');
    expect(clock).toEqual({
      clock: 'answer',
      ruleId: 'PA-15',
      startedOn: '2026-11-02',
      dueOn: '2026-11-23',
      movedFrom: '2026-11-22',
    });
    expect(dueStatus(rules.calendar, clock.dueOn, '2026-11-25')).toEqual({
      state: 'overdue',
      workingDays: -1,
    });
    const paused = runClock(
      rules.clock('answer'),
      '2026-11-02',
      rules.calendar,
      [{ from: '2026-11-03', to: '2026-11-06' }],
      '2026-11-25',
    );
    expect(paused.dueOn).toBe('2026-11-25');
  });
});

describe('proposed due dates', () => {
  const propose = (
    urgency: (typeof URGENCIES)[number],
    arrived: string,
    reply: string | null,
  ): string | null => proposeDue(rules.urgencyOf(urgency), rules.calendar, arrived, reply).dueOn;

  test('by urgency when the paper sets no date', () => {
    expect(propose('thuong', '2026-11-02', null)).toBe('2026-11-12');
    expect(propose('thuong', '2026-11-04', null)).toBe('2026-11-16'); // the 14th is a Saturday
    expect(propose('khan', '2026-11-20', null)).toBe('2026-11-26'); // 24/11 is a holiday
    expect(propose('hoa-toc', '2026-11-25', null)).toBe('2026-11-25');
  });

  test('before the date on the paper, never before arrival, never later than by urgency', () => {
    expect(propose('khan', '2026-11-25', '2026-11-30')).toBe('2026-11-27');
    expect(propose('thuong', '2026-11-25', '2026-11-25')).toBe('2026-11-25');
    expect(propose('thuong', '2026-11-25', '2027-06-30')).toBe('2026-12-07');
    const days = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.constantFrom(...URGENCIES), days, (urgency, ahead) => {
        const reply = new Date(Date.UTC(2026, 10, 25 + ahead)).toISOString().slice(0, 10);
        const due = propose(urgency, '2026-11-25', reply);
        expect(due !== null && due >= '2026-11-25' && due <= reply).toBe(true);
      }),
    );
  });

  test('to be presented the same day when urgent, else by the next working day', () => {
    expect(presentBy(rules.urgencyOf('khan'), rules.calendar, '2026-11-23')).toBe('2026-11-23');
    expect(presentBy(rules.urgencyOf('thuong'), rules.calendar, '2026-11-23')).toBe('2026-11-25');
  });
});
