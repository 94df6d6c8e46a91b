import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { signCms, wholeSecond } from '../crypto/cms/sign.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { findPerson } from '../people/lookUps.ts';
import { personSigner } from '../peers/ownKeys.ts';
import { type Ports, about, handlers, preparedCommand } from '../ports.ts';
import { proveSignature } from '../proposals/verify.ts';
import { carryOut, freshSubmission, stateAfter, submissionOf } from './acting.ts';
import { decidable, decideAnswer } from './answering.ts';
import { answerManifestBytes, hashOfAnswer, readAnswerManifest } from './answerManifest.ts';
import { enclosuresOf } from './answerFiles.ts';
import { approvedRound, type Round } from './answerStore.ts';
import { believedRound } from './believedAnswer.ts';
import {
  answerIssue,
  answerSignatures,
  type AnswerSignatureRow,
  insertAnswerSignature,
} from './issueStore.ts';
import { followersOf } from './mergeStore.ts';
import type { SubmissionRecord } from './store.ts';

type Signed = Omit<AnswerSignatureRow, 'role' | 'byId' | 'position'>;

export const signingCommands = handlers({
  'submissions.signAnswer': preparedCommand({
    prepare: async (ports, input) => {
      const { before, round } = signable(ports, input);
      await ports.proveSelf(input.passphrase);
      return await signRound(ports, before, round);
    },
    apply: (ports, input, signed) => keepSignature(ports, signable(ports, input), signed),
  }),

  /** One act, one passphrase, two lines of the ledger: whoever approves and signs is the same person. */
  'submissions.approveAndSign': preparedCommand({
    prepare: async (ports, { passphrase, ...seen }) => {
      const { before, round } = decidable(ports, { ...seen, approve: true });
      await ports.proveSelf(passphrase);
      return await signRound(ports, before, round);
    },
    apply: (ports, { id, revision, shown, note }, signed) => {
      const seen = decideAnswer(ports, { id, revision, shown, approve: true, note });
      // approved a line above by whoever signs: this act seals it when it ends
      return keepSignature(ports, signable(ports, seen, approvedRound), signed);
    },
  }),
});

/** What the signer's own certificate says of the words of a round. */
async function signRound(ports: Ports, before: SubmissionRecord, round: Round): Promise<Signed> {
  const signer = personSigner(ports);
  const manifest = answerManifestBytes({
    role: 'person',
    ...commonManifest(ports, before, round),
    signer: { name: ports.actor.fullName, position: ports.actor.position },
    code: null,
    documentDate: null,
    file: null,
    personSignature: null,
  });
  const signedMs = wholeSecond(ports.nowMs());
  const p7s = await signCms({ content: manifest, detached: true, signers: [signer], signedMs });
  return { manifest, p7s, serial: signer.certificate.serialHex, signedMs };
}

function keepSignature(
  ports: Ports,
  { before, round, state }: ReturnType<typeof signable>,
  signed: Signed,
): { id: string; revision: number } {
  const by = { role: 'person', byId: ports.actor.id, position: ports.actor.position } as const;
  insertAnswerSignature(ports.db, before.id, round.round, { ...by, ...signed });
  const changed = carryOut(ports, before, { act: 'sign-answer', note: '' }, { state });
  ports.append({
    act: 'submission.answer-signed',
    ...about('submission', before.id),
    facts: { round: round.round },
  });
  return changed;
}

/** The approved round that is not signed yet; whoever drafted it never signs it. */
function signable(
  ports: Ports,
  input: { id: string; revision: number },
  approved: typeof approvedRound = (db, id) => believedRound({ db }, id),
) {
  const before = freshSubmission(ports, input);
  const state = stateAfter(ports, before, { act: 'sign-answer' });
  const round = approved(ports.db, before.id);
  if (round === null) raise('illegal-transition', { from: before.state, action: 'sign-answer' });
  if (round.byId === ports.actor.id) raise('separation-of-duties', { action: 'sign-answer' });
  if (answerSignatures(ports.db, before.id, round.round).length > 0)
    raise('illegal-transition', { from: before.state, action: 'sign-answer' });
  return { before, round, state };
}

/** @throws AppError `illegal-transition` before there is an approved answer */
export const approvedOf = (ports: Ports, record: SubmissionRecord, action: string): Round =>
  believedRound(ports, record.id) ?? raise('illegal-transition', { from: record.state, action });

/** What both signatures say of an answer: which receipts it answers, and the hash of its words. */
export const commonManifest = (ports: Ports, record: SubmissionRecord, round: Round) => ({
  office: { code: ports.station.office.code, name: ports.station.office.name },
  receipts: [record.receiptCode, ...followersOf(ports.db, record.id).map(({ receiptCode }) => receiptCode)],
  round: round.round,
  answerSha256: hashOfAnswer(round.body),
  enclosures: enclosuresOf(ports, record.id, round.round),
});

type Report = Output<'submissions.signatures'>['signatures'][number];

export const signatureViews = handlers({
  'submissions.signatures': (ports, { id }) => {
    const record = submissionOf(ports, id);
    const round = approvedRound(ports.db, record.id);
    if (round === null) return { signatures: [] };
    const rows = answerSignatures(ports.db, id, round.round);
    const personSignature = rows.find(({ role }) => role === 'person')?.p7s ?? null;
    return { signatures: rows.map((row) => reportOf(ports, record, round, row, personSignature)) };
  },
});

function reportOf(
  ports: Ports,
  record: SubmissionRecord,
  round: Round,
  row: AnswerSignatureRow,
  personSignature: Uint8Array | null,
): Report {
  const fault =
    proveSignature(ports, row.manifest, row.p7s).fault ??
    (covers(ports, record, round, row, personSignature) ? null : 'signature-invalid');
  return {
    role: row.role,
    name:
      row.role === 'office' ? ports.station.office.name : (findPerson(ports.db, row.byId)?.fullName ?? ''),
    position: row.role === 'office' ? '' : row.position,
    signedMs: row.signedMs,
    verdict: fault === null ? 'good' : 'bad',
    fault,
  };
}

/** The words, the number and the person's signature still are what was signed. */
function covers(
  ports: Ports,
  record: SubmissionRecord,
  round: Round,
  row: AnswerSignatureRow,
  personSignature: Uint8Array | null,
): boolean {
  try {
    const signed = readAnswerManifest(row.manifest);
    if (signed.role !== row.role || signed.answerSha256 !== hashOfAnswer(round.body)) return false;
    if (!signed.receipts.includes(record.receiptCode)) return false;
    const enclosed = enclosuresOf(ports, record.id, round.round);
    if (JSON.stringify(signed.enclosures) !== JSON.stringify(enclosed)) return false;
    if (row.role === 'person') return true;
    const issue = answerIssue(ports.db, record.id, round.round);
    if (issue !== null && issue.code !== signed.code) return false;
    return personSignature !== null && signed.personSignature === sha256Hex(personSignature);
  } catch {
    return false; // bytes that are no manifest
  }
}
