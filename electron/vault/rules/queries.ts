import type { RuleView } from '../../../shared/ipc/contract/desk.ts';
import { yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { LEVELS } from '../../../shared/domain/levels/level.ts';
import { raise } from '../../../shared/errors.ts';
import { handlers } from '../ports.ts';
import { swappedDays } from '../tables/settings.ts';
import type { Ground } from './grounds.ts';

export const ruleQueries = handlers({
  'rules.list': (ports) => ({
    rules: ports.rules.grounds(ports.today()).map(toView),
    aside: ports.rules.aside.map(({ forms: _forms, ...shown }) => shown),
  }),
  'rules.get': (ports, { id }) => toView(ports.rules.ground(id, ports.today()) ?? raise('not-found', { id })),
  'rules.choices': (ports) => {
    const today = ports.today();
    const rules = ports.rules.asOf(today);
    const calendar = rules.calendarWith(swappedDays(ports.db));
    const near = (days: ReadonlySet<string>) =>
      [...days].filter((day) => Math.abs(yearOf(day) - yearOf(today)) <= 2).sort();
    const { profile, office } = ports.station;
    return {
      documentTypes: rules
        .documentTypes(office.kind)
        .map(({ id, name, symbol }) => ({ id, name, symbol: symbol ?? null })),
      // a Party office gets Nghị định, a State office Kết luận: whatever its own list says, it comes in
      incomingTypes: [
        ...rules.documentTypes(office.kind),
        ...rules.documentTypes(office.kind === 'party' ? 'state' : 'party'),
      ]
        .filter(({ id, name }, at, all) => all.findIndex((one) => one.id === id || one.name === name) === at)
        .map(({ id, name, symbol }) => ({ id, name, symbol: symbol ?? null })),
      urgencies: rules.urgency.map((rule) => ({ id: rule.urgency, name: rule.name })),
      levels: LEVELS.map((level) => {
        const answer = rules.holding(profile, level);
        const { name, mark } = rules.level(level);
        return { id: level, name, mark: mark ?? null, holding: answer.holding, rule: answer.ruleId };
      }),
      dossierRetentions: [...rules.dossierRetentions],
      submissionReasons: rules.submission.reasons.map(({ code, name, acts }) => ({
        id: code,
        name,
        acts: [...acts],
      })),
      submissionFields: [...rules.submission.fields],
      submissionForms: rules.submission.forms.map(({ id, submission, version, fields }) => ({
        id,
        kind: submission,
        version,
        fields: fields.map((field) => ({ ...field, choices: [...field.choices] })),
      })),
      calendar: { daysOff: near(calendar.daysOff), workDays: near(calendar.workDays) },
      today,
      swappedDays: swappedDays(ports.db),
    };
  },
});

function toView(ground: Ground): RuleView {
  const { id, pack, title, source, verified, effectiveFrom, effectiveTo } = ground;
  return { id, pack, title, ground: ground.ground, source, verified, effectiveFrom, effectiveTo };
}
