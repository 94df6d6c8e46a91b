import { addDays, partsOf, civilDate } from '../../../shared/domain/calendar/civilDate.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { checkDate } from '../rules/officeRules.ts';
import { actedBy, type Ports } from '../ports.ts';
import { beginStep, endStep } from './acting.ts';
import { rulesOf } from './council.ts';
import { type Decision, insertDecision, insertFollow, insertReward } from './store.ts';

interface Changed {
  readonly id: string;
  readonly revision: number;
}

type Rest = Pick<Decision, 'outcome' | 'reasonCode' | 'unit' | 'pilotUntil' | 'followUpOn'>;
const NOTHING = { reasonCode: null, unit: '', pilotUntil: null, followUpOn: null };

function decide(
  ports: Ports,
  input: { id: string; revision: number; code: string; decidedOn: string; note: string },
  rest: Rest,
): Changed {
  const { judged, to } = beginStep(ports, rest.outcome, input);
  checkDate('decidedOn', input.decidedOn, ports.today());
  const { pilot, rejections } = rulesOf(ports, judged);
  if (rest.outcome === 'reject') {
    if (!rejections.some(({ code }) => code === rest.reasonCode))
      raise('reason-required', { action: 'initiatives.reject' });
    if (input.note.trim() === '') raise('bad-input', { field: 'note', rule: 'empty' });
  }
  if (rest.pilotUntil !== null && rest.followUpOn !== null) {
    checkDate('pilotUntil', rest.pilotUntil);
    checkDate('followUpOn', rest.followUpOn);
    if (rest.pilotUntil > monthsAfter(input.decidedOn, pilot.mostMonths))
      raise('pilot-too-long', { months: pilot.mostMonths, rule: pilot.id });
    if (rest.followUpOn <= input.decidedOn || rest.followUpOn > rest.pilotUntil)
      raise('date-invalid', { field: 'followUpOn', rule: 'in-the-pilot' });
  }
  const code = normaliseLine(input.code);
  insertDecision(ports.db, {
    id: input.id,
    code,
    decidedOn: input.decidedOn,
    note: normaliseText(input.note),
    ...rest,
    unit: normaliseLine(rest.unit),
    ...actedBy(ports),
  });
  const facts = { code, reasonCode: rest.reasonCode, until: rest.pilotUntil };
  const ACTS = { adopt: 'adopted', pilot: 'pilot-decided', reject: 'rejected' } as const;
  return endStep(ports, judged, { to }, { act: ACTS[rest.outcome], facts });
}

/** The same day so many months later, or the last of that month. */
function monthsAfter(date: string, months: number): string {
  const { year, month, day } = partsOf(date);
  const at = year * 12 + month - 1 + months;
  const target = { year: Math.floor(at / 12), month: (at % 12) + 1 };
  const found = civilDate({ ...target, day });
  if (found.ok) return found.value;
  const next = civilDate({ year: Math.floor((at + 1) / 12), month: ((at + 1) % 12) + 1, day: 1 });
  return next.ok ? addDays(next.value, -1) : date;
}

export const adopt = (ports: Ports, input: Parsed<'initiatives.adopt'>): Changed =>
  decide(ports, input, { ...NOTHING, outcome: 'adopt', unit: input.unit });

export const pilot = (ports: Ports, input: Parsed<'initiatives.pilot'>): Changed => {
  const { unit, pilotUntil, followUpOn } = input;
  return decide(ports, input, { ...NOTHING, outcome: 'pilot', unit, pilotUntil, followUpOn });
};

export const reject = (ports: Ports, input: Parsed<'initiatives.reject'>): Changed =>
  decide(ports, input, { ...NOTHING, outcome: 'reject', reasonCode: input.reasonCode });

/** Where it is used and what came of it. */
export function follow(ports: Ports, input: Parsed<'initiatives.follow'>): Changed {
  const { judged, to } = beginStep(ports, 'follow', input);
  checkDate('on', input.on, ports.today());
  insertFollow(ports.db, {
    id: input.id,
    unit: normaliseLine(input.unit),
    on: input.on,
    result: normaliseText(input.result),
    ...actedBy(ports),
  });
  return endStep(ports, judged, { to }, { act: 'followed' });
}

export function reward(ports: Ports, input: Parsed<'initiatives.reward'>): Changed {
  const { judged, to } = beginStep(ports, 'reward', input);
  const code = normaliseLine(input.code);
  const noted = {
    id: input.id,
    code,
    note: normaliseText(input.note),
    ...actedBy(ports),
  };
  insertReward(ports.db, noted);
  return endStep(ports, judged, { to }, { act: 'rewarded', facts: { code } });
}
