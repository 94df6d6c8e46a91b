import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { claimStages } from '../attachments/attach.ts';
import { discardStage, stageBytes } from '../attachments/stage.ts';
import { signCms, wholeSecond } from '../crypto/cms/sign.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { issueDocument } from '../documents/process.ts';
import { nextOutgoingCode, type OutgoingInput, registerOutgoing } from '../documents/registerOutgoing.ts';
import { findPerson } from '../people/lookUps.ts';
import { officeSigner } from '../peers/ownKeys.ts';
import { codeOfSender } from './senderCode.ts';
import { type Ports, about, actedBy, handlers, preparedCommand } from '../ports.ts';
import { renderAnswer } from './answerFile.ts';
import { CASE_TEXT } from './caseText.ts';
import { passMade } from '../attachments/checkMarks.ts';
import { carryOut, freshSubmission, stateAfter } from './acting.ts';
import { stageFilesOfRound } from './answerFiles.ts';
import { answerManifestBytes } from './answerManifest.ts';
import type { Round } from './answerStore.ts';
import {
  answerSignatures,
  type AnswerSignatureRow,
  insertAnswerSignature,
  insertIssue,
} from './issueStore.ts';
import { approvedOf, commonManifest } from './signing.ts';
import type { SubmissionRecord } from './store.ts';

type Input = Parsed<'submissions.issueAnswer'>;

/**
 * Số, đăng ký: like the number of a proposal, the number that will be taken is set into the file and signed first; the
 * transaction takes that very number, or refuses with `busy`. The file names receipts, never a sender.
 */
export const issuingCommands = handlers({
  'submissions.issueAnswer': preparedCommand({
    prepare: async (ports, input) => {
      const { before, round, person } = issuable(ports, input);
      const signer = officeSigner(ports);
      const code = nextOutgoingCode(ports, {
        typeId: input.typeId,
        documentDate: ports.today(),
        level: 'none',
        draftingUnit: input.draftingUnit,
      });
      const bytes = await renderAnswer(ports, before, { code, round, signerId: person.byId });
      const manifest = answerManifestBytes({
        role: 'office',
        ...commonManifest(ports, before, round),
        signer: { name: signerName(ports, person), position: person.position },
        code,
        documentDate: ports.today(),
        file: { sha256: sha256Hex(bytes), sizeBytes: bytes.length },
        personSignature: sha256Hex(person.p7s),
      });
      const signedMs = wholeSecond(ports.nowMs());
      const p7s = await signCms({ content: manifest, detached: true, signers: [signer], signedMs });
      const stageId = await stageBytes(ports, `${CASE_TEXT.answerFile} ${before.receiptCode}.pdf`, bytes);
      const files = [stageId, ...(await stageFilesOfRound(ports, before.id, round.round))];
      return { code, files, signature: { manifest, p7s, serial: signer.certificate.serialHex, signedMs } };
    },
    apply: (ports, input, prepared) => {
      const { before, round, person, state } = issuable(ports, input);
      passMade(ports, claimStages(ports, prepared.files)); // answered for when they came to the answer
      const outgoing = outgoingInput(ports, before, input, { person, files: prepared.files });
      const registered = registerOutgoing(ports, outgoing);
      if (registered.code !== prepared.code) raise('busy');
      insertAnswerSignature(ports.db, before.id, round.round, {
        role: 'office',
        byId: ports.actor.id,
        position: ports.actor.position,
        ...prepared.signature,
      });
      const { id: documentId, code, entryNumber } = registered;
      insertIssue(ports.db, before.id, round.round, {
        documentId,
        code,
        issuedOn: ports.today(),
        ...actedBy(ports),
      });
      issueDocument(ports, documentId);
      const changed = carryOut(ports, before, { act: 'issue-answer', note: '' }, { state });
      ports.append({
        act: 'submission.answer-issued',
        ...about('submission', before.id),
        facts: { round: round.round, code },
      });
      return { ...changed, documentId, code, entryNumber };
    },
    abandon: (ports, { files }) => {
      for (const id of files) discardStage(ports, id);
    },
  }),
});

function issuable(ports: Ports, input: Input) {
  const before = freshSubmission(ports, input);
  const state = stateAfter(ports, before, { act: 'issue-answer' });
  const round: Round = approvedOf(ports, before, 'issue-answer');
  const signatures = answerSignatures(ports.db, before.id, round.round);
  const person = signatures.find(({ role }) => role === 'person');
  if (person === undefined || signatures.length > 1)
    return raise('illegal-transition', { from: before.state, action: 'issue-answer' });
  return { before, round, person, state };
}

const signerName = (ports: Ports, { byId }: AnswerSignatureRow): string =>
  findPerson(ports.db, byId)?.fullName ?? '';

function outgoingInput(
  ports: Ports,
  record: SubmissionRecord,
  input: Input,
  signed: { person: AnswerSignatureRow; files: readonly string[] },
): OutgoingInput {
  const held = codeOfSender(ports, record);
  const own = held === record.receiptCode ? '' : ` (${CASE_TEXT.ownCode} ${record.receiptCode})`;
  return {
    book: 'outgoing',
    typeId: input.typeId,
    documentDate: ports.today(),
    subject: `${CASE_TEXT.answerSubject} ${held}${own}`,
    level: 'none',
    urgency: 'thuong',
    signer: signerName(ports, signed.person),
    recipients: [`${CASE_TEXT.answerTo} ${held}`],
    copies: 1,
    pages: null,
    note: '',
    answersId: null,
    files: [...signed.files],
    determination: null,
    sources: [],
    numberFrom: null,
    draftingUnit: input.draftingUnit,
  };
}
