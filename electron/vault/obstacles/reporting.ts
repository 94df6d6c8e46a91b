import { ObstacleFacts, Step, tellingSteps, titleOf } from '../../../shared/domain/obstacles/facts.ts';
import { ERROR_SEVERITY, raise } from '../../../shared/errors.ts';
import { contract, type OpName, type Output, type Parsed } from '../../../shared/ipc/contract.ts';
import { type Ports, handlers } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { findingsOf, takeIn } from '../submissions/register.ts';
import { insertObstacle } from '../tables/obstacles.ts';

/** Operations that change something: looking at records leaves no step. */
const isAct = (op: string): boolean =>
  Object.hasOwn(contract, op) && contract[op as OpName].kind === 'command' && !op.startsWith('obstacles.');

export const reportingHandlers = handlers({
  'obstacles.preview': own(({ appVersion }) => (ports, { steps }) => ({
    office: ports.station.office.name,
    version: appVersion,
    steps: tellingSteps(steps, isAct),
  })),

  'obstacles.report': own(({ appVersion }) => (ports, input) => {
    const facts = factsOf(input, appVersion);
    const phrase = findingsOf(ports, { title: '', body: input.text }).find(
      ({ severity }) => severity === 'warn',
    );
    if (phrase !== undefined && !input.phraseConfirmed)
      raise('secret-mark-found', { rule: phrase.rule, found: 'phrase' });
    return report(ports, input, facts);
  }),
});

/** @throws AppError `bad-input` for a word that the program does not have */
function factsOf(input: Parsed<'obstacles.report'>, version: string): ObstacleFacts {
  const { screen, code, rule, steps, urgency } = input;
  const strange = steps.find(
    (step) => !Step.safeParse(step).success || tellingSteps([step], isAct).length === 0,
  );
  if (strange !== undefined) raise('bad-input', { field: 'steps', rule: 'closed-words' });
  if (code !== null && !Object.hasOwn(ERROR_SEVERITY, code))
    raise('bad-input', { field: 'code', rule: 'closed-words' });
  return ObstacleFacts.parse({ screen, code, rule, steps, urgency, version });
}

function report(
  ports: Ports,
  { text }: Parsed<'obstacles.report'>,
  facts: ObstacleFacts,
): Output<'obstacles.report'> {
  const { office } = ports.station;
  const taken = takeIn(
    ports,
    {
      kind: 'vuong-mac',
      source: 'app',
      receivedOn: ports.today(),
      onBehalf: false,
      field: '',
      title: titleOf(text),
      body: text,
      note: '',
      files: [],
      sender: { fullName: ports.actor.fullName, address: office.name, phone: '', email: '', idNumber: '' },
    },
    true,
  );
  insertObstacle(ports.db, taken.id, { ...facts, office: office.name, reporterId: ports.actor.id });
  return taken;
}
