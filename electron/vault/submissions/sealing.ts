import { missingFields, normaliseSender } from '../../../shared/domain/submission/sender.ts';
import { raise } from '../../../shared/errors.ts';
import { documentOps } from '../../../shared/ipc/contract/documents.ts';
import { discardStage, stageBytes } from '../attachments/stage.ts';
import { checkDate, checkHolding } from '../rules/officeRules.ts';
import { type IncomingInput, registerIncoming } from '../documents/register.ts';
import { type Parsed, type Ports, handlers, preparedCommand } from '../ports.ts';
import { carryOut, submissionOf } from './acting.ts';
import { insertLink } from './linkStore.ts';
import { takeIn } from './register.ts';

type Input = Parsed<'submissions.sealSecret'>;

/** Reason of the pack: signs of a state secret. */
const REASON = 'L7';

/**
 * Words with a mark of secrecy, on a machine that may hold them: they go into the classified book of incoming documents
 * under a key of their own and nowhere else. The sender keeps a receipt; the case is a stub whose words are those of the
 * pack, so that neither list nor index nor ledger says anything of what was sealed.
 */
export const sealingCommands = handlers({
  'submissions.sealSecret': preparedCommand({
    prepare: async (ports, input) => {
      if (input.level === 'tuyet-mat') return null; // no file of it is held anywhere
      // nothing of the words is staged on a machine that may not hold them
      const held = { level: input.level, subject: input.title, files: 1 };
      checkHolding(ports, ports.rules.asOf(ports.today()), held);
      return stageBytes(
        ports,
        `${stubOf(ports).title}.txt`,
        Buffer.from(`${input.title}\n\n${input.body}\n`),
      );
    },
    apply: (ports, input, stageId) => {
      checkDate('receivedOn', input.receivedOn, ports.today());
      const { submission } = ports.rules.asOf(input.receivedOn);
      const missing = missingFields(normaliseSender(input.sender), submission.requiredFields);
      if (missing.length > 0)
        raise('sender-details-missing', { fields: missing.join(','), rule: submission.requiredRuleId });
      const files = stageId === null ? input.files : [stageId, ...input.files];
      const document = registerIncoming(ports, incomingOf(ports, input, files)).registered;
      const { id, receiptCode } = stub(ports, input, document.id);
      ports.append({ act: 'submission.sealed', subjectKind: 'submission', subjectId: id });
      return { id, receiptCode, documentId: document.id, entryNumber: document.entryNumber };
    },
    abandon: (ports, stageId) => {
      if (stageId !== null) discardStage(ports, stageId);
    },
  }),
});

interface Stub {
  readonly title: string;
  readonly body: string;
  readonly sender: string;
  readonly keptIn: string;
}

function stubOf(ports: Ports): Stub {
  const rule = ports.rules.asOf(ports.today()).screening.find(({ kind }) => kind === 'stub');
  const [title, body, sender, keptIn] = rule?.phrases ?? [];
  if (title === undefined || body === undefined || sender === undefined || keptIn === undefined)
    return raise('rule-pack-invalid', { rule: 'stub' });
  return { title, body, sender, keptIn };
}

function incomingOf(ports: Ports, input: Input, files: readonly string[]): IncomingInput {
  const top = input.level === 'tuyet-mat';
  return documentOps['documents.registerIncoming'].input.parse({
    book: 'classified-incoming',
    arrivedOn: ports.today(),
    level: input.level,
    issuer: stubOf(ports).sender,
    code: '',
    documentDate: input.receivedOn,
    typeId: top ? '' : 'cong-van',
    subject: top ? null : input.title,
    notADuplicate: true,
    files: [...files],
  });
}

function stub(ports: Ports, input: Input, documentId: string): { id: string; receiptCode: string } {
  const { title, body, keptIn } = stubOf(ports);
  const { kind, source, receivedOn, sender, onBehalf } = input;
  const words = { title, body, field: '', note: '', files: [] };
  const taken = takeIn(ports, { kind, source, receivedOn, sender, onBehalf, ...words }, true);
  const by = { byId: ports.actor.id, atMs: ports.nowMs() };
  insertLink(ports.db, { submissionId: taken.id, kind: 'document', targetId: documentId, note: '', ...by });
  carryOut(
    ports,
    submissionOf(ports, taken.id),
    { act: 'transfer', reasonCode: REASON, note: '' },
    {
      state: 'transferred',
      reasonCode: REASON,
      transferTo: keptIn,
      transferConfirmedMs: ports.nowMs(),
      classifiedMs: ports.nowMs(),
    },
  );
  return taken;
}
