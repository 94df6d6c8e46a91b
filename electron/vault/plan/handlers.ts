import { civilDateAt, dayNumber } from '../../../shared/domain/calendar/civilDate.ts';
import { PLAN_WORKERS } from '../../../shared/domain/people/roles.ts';
import { taskStatus } from '../../../shared/domain/plan/status.ts';
import { normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { findPerson } from '../people/lookUps.ts';
import { allPeople } from '../people/store.ts';
import { type Ports, actedBy, handlers, ofStation, preparedCommand } from '../ports.ts';
import { keptPaper, renderPaper } from '../printing/renderPaper.ts';
import { findUnit, unitOn } from '../units/store.ts';
import { planData } from './planData.ts';
import { begunMs, holdersOf, insertHolder, insertReport, reportsOf } from './store.ts';

type Plan = Output<'plan.tasks'>;

export const planHandlers = handlers({
  'plan.tasks': (ports) => planOf(ports),

  'plan.report': (ports, { taskId, state, percent, note }) => {
    const rules = ports.rules.asOf(ports.today());
    if (!rules.plan.tasks.some(({ id }) => id === taskId)) raise('not-found', { id: taskId });
    if ((state === 'done') !== (percent === 100))
      raise('bad-input', { field: 'percent', rule: 'done-is-100' });
    if (state !== 'doing' && note.trim() === '') raise('bad-input', { field: 'note', rule: 'empty' });
    const position = insertReport(ports.db, taskId, {
      state,
      percent,
      note: normaliseText(note),
      onDay: ports.today(),
      ...actedBy(ports),
      rulePack: rules.appliedId('plan'),
    });
    const facts = { task: taskId, state, percent };
    ports.append({ act: 'plan.reported', ...ofStation(ports), facts });
    ports.announce('submissions.changed');
    return { position };
  },

  'plan.assign': (ports, { taskId, to }) => {
    const { plan } = ports.rules.asOf(ports.today());
    if (!plan.tasks.some(({ id }) => id === taskId)) raise('not-found', { id: taskId });
    const name = to.kind === 'unit' ? unitInForce(ports, to.id) : personAtWork(ports, to.id);
    const position = insertHolder(ports.db, {
      taskId,
      personId: to.kind === 'person' ? to.id : null,
      unitId: to.kind === 'unit' ? to.id : null,
      ...actedBy(ports),
    });
    const facts = { task: taskId, to: name };
    ports.append({ act: 'plan.assigned', ...ofStation(ports), facts });
    ports.announce('submissions.changed');
    return { position };
  },

  'plan.paper': preparedCommand({
    prepare: (ports, { format }) => renderPaper(ports, 'plan-status', planData(ports, planOf(ports)), format),
    apply: (ports, { format }, rendered) => {
      ports.append({
        act: 'plan.paper-made',
        ...ofStation(ports),
        facts: { format, report: rendered.reportId },
      });
      return {
        ...keptPaper(ports, rendered),
        fileName: `Nhiem vu ke hoach ${ports.today()}.${format}`,
      };
    },
  }),
});

function planOf(ports: Ports): Plan {
  const today = ports.today();
  const { title, since: planSince, colours, tasks } = ports.rules.asOf(today).plan;
  const begunOn = civilDateAt(begunMs(ports.db));
  const since = begunOn > planSince ? begunOn : planSince;
  const held = [ports.actor.id, unitOn(ports.db, ports.actor.id, dayNumber(today))];
  const counts = { green: 0, yellow: 0, red: 0 };
  const views = tasks.map((task) => {
    const { id, ground, verified, dueOn } = task;
    const reports = reportsOf(ports.db, id);
    const last = reports[0] === undefined ? null : { state: reports[0].state, on: reports[0].onDay };
    const holders = holdersOf(ports.db, id);
    const holder = holders[0]?.holder ?? null;
    const status = taskStatus(task, last, { ...colours, today, since });
    counts[status.colour] += 1;
    return {
      id,
      title: task.title,
      ground,
      verified,
      dueOn,
      holder,
      mine: holder !== null && held.includes(holder.id),
      ...status,
      holders: holders.map(({ holder: { name }, byId, atMs }) => ({ name, by: personOf(ports, byId), atMs })),
      reports: reports.map(({ state, percent, note, byId, atMs }) => ({
        state,
        percent,
        note,
        atMs,
        by: personOf(ports, byId),
      })),
    };
  });
  return { title, rule: colours.id, counts, tasks: views };
}

function unitInForce(ports: Ports, id: string): string {
  const unit = findUnit(ports.db, id) ?? raise('not-found', { id });
  const today = ports.today();
  if (today < unit.fromOn || (unit.toOn !== null && today > unit.toOn))
    raise('unit-refused', { reason: 'not-in-force', unit: unit.name });
  return unit.name;
}

/** Whoever left answers for nothing any more, and whoever cannot report on a task does not hold one. */
function personAtWork(ports: Ports, id: string): string {
  const person = allPeople(ports.db).find((one) => one.id === id && one.state === 'active');
  const { fullName, roles } = person ?? raise('not-found', { id });
  if (!PLAN_WORKERS.some((role) => roles.includes(role))) raise('bad-input', { field: 'to', rule: 'role' });
  return fullName;
}

function personOf(ports: Ports, id: string): Plan['tasks'][number]['reports'][number]['by'] {
  const { fullName, position } = findPerson(ports.db, id) ?? raise('not-found', { id });
  return { id, fullName, position };
}
