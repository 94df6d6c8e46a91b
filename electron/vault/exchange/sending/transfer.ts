import type { ObstacleFacts } from '../../../../shared/domain/obstacles/facts.ts';
import { raise } from '../../../../shared/errors.ts';
import { type Ports, handlers, preparedCommand } from '../../ports.ts';
import { findObstacle, type ObstacleRecord } from '../../tables/obstacles.ts';
import { submissionOf } from '../../submissions/acting.ts';
import { senderFiles } from '../../submissions/basis.ts';
import { openSender } from '../../submissions/sender.ts';
import { settleTold } from '../../submissions/telling.ts';
import { notesOf, type SubmissionRecord, updateSubmission } from '../../submissions/store.ts';
import { answerToReturn, withEvidence } from './answerContent.ts';
import { sealBlobs } from '../channel/blobs.ts';
import { codeOfSender } from '../../submissions/senderCode.ts';
import type { SubmissionMetadata } from '../../envelopes/submissionMetadata.ts';
import { discard, enterOutbox, recipients, sealFor, type Content, type Sealed } from './seal.ts';
import { mayTransfer } from '../../submissions/travel.ts';

/** A case that another office has to handle, and the answer that goes back to the office it came from. */
export const transferHandlers = handlers({
  'exchange.sendTransfer': preparedCommand({
    prepare: async (ports, { submissionId, stationId }) => {
      const content = transferOf(ports, submissionId);
      const peers = recipients(ports, [stationId], 'none');
      const blobs = await sealBlobs(ports, senderFiles(ports, submissionId));
      try {
        return await sealFor(ports, content, peers, blobs);
      } finally {
        blobs.dispose();
      }
    },
    apply: (ports, { submissionId, stationId }, sealed) => {
      const content = transferOf(ports, submissionId);
      const [peer] = recipients(ports, [stationId], 'none');
      nameOffice(ports, submissionId, peer?.officeName ?? '');
      const sent = enterOne(ports, content, sealed);
      tellSenderSent(ports, submissionId, peer?.officeName ?? '');
      return sent;
    },
    abandon: (ports, sealed) => discard(ports, sealed),
  }),

  'exchange.sendAnswer': preparedCommand({
    prepare: async (ports, { submissionId }) => {
      const answer = await withEvidence(ports, answerToReturn(ports, submissionId));
      const peers = recipients(ports, [answer.stationId], 'none');
      return { answer, sealed: await sealFor(ports, answer.content, peers, { blobs: [] }) };
    },
    apply: (ports, { submissionId }, { answer, sealed }) => {
      const now = answerToReturn(ports, submissionId);
      // another answer came, or this one was refused, while it was being sealed
      if (now.came?.id !== answer.came?.id) raise('busy', { at: 'answer' });
      recipients(ports, [now.stationId], 'none');
      const sent = enterOne(ports, answer.content, sealed);
      settleTold(ports, submissionId);
      return sent;
    },
    abandon: (ports, { sealed }) => discard(ports, sealed),
  }),
});

export function enterOne(
  ports: Ports,
  content: Content,
  sealed: readonly Sealed[],
): { envelopeId: string; sequence: number; peer: string } {
  const [one] = sealed;
  if (one === undefined) return raise('recipient-unknown');
  enterOutbox(ports, content, one);
  if (content.submissionId !== undefined) ports.announce('submissions.changed', content.submissionId);
  return { envelopeId: one.id, sequence: one.sequence, peer: one.peer.officeName };
}

/** Who the sender is leaves the vault with the case; of a vướng mắc it does not. */
export function tellSenderSent(ports: Ports, submissionId: string, peer: string): void {
  if (findObstacle(ports.db, submissionId) !== null) return;
  ports.append({ act: 'sender.sent', subjectKind: 'submission', subjectId: submissionId, facts: { peer } });
}

/** The case says the name of the office that its envelope goes to, whatever a hand wrote before one was chosen. */
function nameOffice(ports: Ports, submissionId: string, transferTo: string): void {
  const before = submissionOf(ports, submissionId);
  if (transferTo === '' || before.transferTo === transferTo) return;
  updateSubmission(ports.db, before, { state: before.state, transferTo });
}

/** @throws AppError `illegal-transition` unless the case was transferred and nobody has answered for it yet */
function transferOf(ports: Ports, submissionId: string): Content {
  const record = submissionOf(ports, submissionId);
  if (!mayTransfer(ports, record))
    return raise('illegal-transition', { from: record.state, action: 'send-transfer' });
  const reason = notesOf(ports.db, submissionId).findLast(({ act }) => act === 'transfer')?.text ?? '';
  return caseContent(ports, record, reason);
}

/** What another office needs of a case. Of a vướng mắc the office is told, not the person who is stuck. */
export function caseContent(ports: Ports, record: SubmissionRecord, reason: string): Content {
  const { id: submissionId, receiptCode, kind, title, body, field, receivedOn, onBehalf, note } = record;
  const obstacle = findObstacle(ports.db, submissionId);
  const metadata: SubmissionMetadata = {
    receiptCode,
    kind,
    title,
    body,
    field,
    receivedOn,
    onBehalf,
    note,
    reason,
    sender: obstacle === null ? openSender(ports, submissionId) : officeAsSender(obstacle.office),
    files: senderFiles(ports, submissionId).length,
    ...(codeOfSender(ports, record) === receiptCode ? {} : { firstCode: codeOfSender(ports, record) }),
    ...(obstacle === null ? {} : { obstacle: factsOf(obstacle) }),
  };
  return { kind: 'submission', level: 'none', metadata, submissionId };
}

const officeAsSender = (office: string): SubmissionMetadata['sender'] => ({
  fullName: office.slice(0, 120),
  address: office.slice(0, 300),
  phone: '',
  email: '',
  idNumber: '',
});

const factsOf = ({ screen, code, rule, version, urgency, steps }: ObstacleRecord): ObstacleFacts => ({
  screen,
  code,
  rule,
  version,
  urgency,
  steps,
});
