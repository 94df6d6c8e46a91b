import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../../renderer/features/submissions/acts/steps.ts';
import type { Case } from '../../../renderer/features/submissions/stores.ts';

const NOW = { sent: null, came: null, answers: [] };
const CAME = { office: 'Tỉnh ủy', receiptCode: 'PA-1', heldCode: 'PA-1', reason: '', cameMs: 0 };
const mark = (stage: 'sealed' | 'written') => ({ envelopeId: 'e1', stage });
const clerk = { userId: 'clerk', carries: true };

/** An answered case, as far as its acts are asked of it. */
const answered = (over: object): Case =>
  ({
    lead: null,
    timeline: [],
    consultations: [],
    waiting: [],
    awaitsReceipt: false,
    travel: NOW,
    offers: (['deliver', 'close'] as const).map((act) => ({ act, allowed: true, reason: null })),
    ...over,
  }) as unknown as Case;
const read = (detail: Case, who = clerk) => {
  const { next, steps, aside } = stepsOf(detail, who);
  return {
    next: next?.step ?? null,
    bar: steps.map(({ step }) => step),
    aside: aside.map(({ step }) => step),
  };
};

describe('what comes next in a case', () => {
  it('is to give the answer, until an envelope carries it; then to take that out, and then nothing', () => {
    const waiting = [{ id: 's1', byEnvelope: true }];
    expect(read(answered({ waiting })).next).toBe('deliver');
    const gone = (stage: 'sealed' | 'written') =>
      answered({ awaitsReceipt: true, travel: { ...NOW, came: { ...CAME, answer: mark(stage) } } });
    expect(read(gone('sealed'))).toEqual({ next: 'carry', bar: ['carry', 'close'], aside: ['deliver'] });
    expect(read(gone('written'))).toEqual({ next: null, bar: ['close'], aside: ['deliver'] });
    expect(read(gone('sealed'), { ...clerk, carries: false }).next).toBeNull();
  });

  it('is not to give the answer of a case whose follower alone has it on its way', () => {
    expect(read(answered({ awaitsReceipt: true }))).toEqual({
      next: null,
      bar: ['close'],
      aside: ['deliver'],
    });
  });

  it('is to take out the envelope of a case that was transferred', () => {
    const sent = (stage: 'sealed' | 'written') =>
      answered({ offers: [], travel: { ...NOW, sent: mark(stage) } });
    expect(read(sent('sealed')).next).toBe('carry');
    expect(read(sent('written')).next).toBeNull();
  });

  it('is the opinion for whoever was asked for one, and for nobody else', () => {
    const asked = (answer: string | null) =>
      answered({ offers: [], consultations: [{ person: { id: 'officer' }, answer }] });
    expect(read(asked(null), { userId: 'officer', carries: false }).next).toBe('answer-consultation');
    expect(read(asked(null)).next).toBeNull();
    expect(read(asked('Có'), { userId: 'officer', carries: false }).next).toBeNull();
  });

  it('is to send a refusal back by envelope; by mouth it is told as an exception, unless others wait too', () => {
    const offers = (['send-answer', 'tell-refusal'] as const).map((act) => ({
      act,
      allowed: true,
      reason: null,
    }));
    const refused = (...byEnvelope: boolean[]) =>
      answered({ offers, waiting: byEnvelope.map((by, index) => ({ id: `s${index}`, byEnvelope: by })) });
    expect(read(refused(true))).toEqual({
      next: 'send-answer',
      bar: ['send-answer'],
      aside: ['tell-refusal'],
    });
    expect(read(refused(true, false)).bar).toEqual(['send-answer', 'tell-refusal']);
  });
});
