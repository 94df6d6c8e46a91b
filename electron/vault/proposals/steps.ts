import { missingFields } from '../../../shared/domain/document/proposal.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { wasOpened } from '../attachments/access.ts';
import { stringOf } from '../db/storedText.ts';
import { keepInDossier } from '../documents/ending.ts';
import { agreedDocument } from '../knowing/statements.ts';
import { issueDocument } from '../documents/process.ts';
import type { Ports } from '../ports.ts';
import { checkAuthority, checkLevelOf } from './authority.ts';
import { beginStep, loadProposal, takeStep, writeStep } from './change.ts';
import { voidSignatures } from './signatureStore.ts';
import { moveProposal, type ProposalRecord, type SeenProposal } from './store.ts';
import { eraseVersions, latestVersion } from './versions.ts';
import { levelOfWords, sealDossierTitle } from './words.ts';

/** NĐ 26/2020 Điều 2.1: what a phiếu trình must say. */
const FIELDS_RULE = 'TK-01';

/** Đề xuất: everything the law asks for is there, and the signer could sign it. */
export function propose(ports: Ports, input: Parsed<'proposals.propose'>): SeenProposal {
  const begun = beginStep(ports, 'propose', input);
  const { before } = begun;
  refuseIncomplete(ports, before);
  checkLevelOf(ports, before, 'later');
  checkAuthority(ports, before, before.level);
  return takeStep(ports, begun, { act: 'proposed', remark: normaliseText(input.remark) });
}

function refuseIncomplete(ports: Ports, proposal: ProposalRecord): void {
  const missing = missingFields(proposal);
  if (proposal.level !== 'tuyet-mat' && proposal.subject === null) missing.push('subject');
  if (proposal.level !== 'tuyet-mat' && latestVersion(ports, proposal.id) === null) missing.push('file');
  if (proposal.checkerId === null) missing.push('checkerId');
  if (proposal.signerId === null) missing.push('signerId');
  if (proposal.clerkId === null) missing.push('clerkId');
  if (missing.length > 0) raise('proposal-incomplete', { fields: missing.join(','), rule: FIELDS_RULE });
}

/** Thể thức and pháp chế looked at by another person. */
export function pass(ports: Ports, input: Parsed<'proposals.pass'>): SeenProposal {
  const begun = beginStep(ports, 'pass', input);
  refuseUnseen(ports, begun.before);
  return takeStep(ports, begun, { act: 'passed', remark: normaliseText(input.remark) });
}

/**
 * An ordinary draft lies open beside its slip; a classified one is opened by an act, and nobody confirms what lay closed.
 * @throws AppError `proposal-not-opened`
 */
function refuseUnseen(ports: Ports, { id, level }: ProposalRecord): void {
  const draft = level === 'none' ? null : latestVersion(ports, id);
  if (draft !== null && !wasOpened(ports, draft.attachmentId)) raise('proposal-not-opened');
}

export function present(ports: Ports, input: Parsed<'proposals.present'>): SeenProposal {
  const begun = beginStep(ports, 'present', input);
  checkAuthority(ports, begun.before, begun.before.level);
  return takeStep(ports, begun, { act: 'presented', remark: normaliseText(input.remark) });
}

/** Back to the drafter, with a reason; a signature that was given does not count any more. */
export function giveBack(ports: Ports, input: Parsed<'proposals.return'>): SeenProposal {
  const begun = beginStep(ports, 'return', input, input.reason);
  if (begun.before.state === 'signed') voidSignatures(ports.db, begun.before.id, ports.nowMs());
  return takeStep(ports, begun, {
    act: 'returned',
    remark: normaliseText(input.reason),
    change: { decided: null },
  });
}

export interface Ended {
  readonly seen: SeenProposal;
  readonly erased: readonly string[];
}

/** Withdrawn by the drafter, or rejected by the signer: it ends here, and its drafts are destroyed. */
export function endProposal(
  ports: Ports,
  act: 'withdraw' | 'reject',
  input: Parsed<'proposals.withdraw'>,
): Ended {
  const begun = beginStep(ports, act, input, input.reason);
  const erased = eraseVersions(ports, begun.before.id);
  const seen = takeStep(ports, begun, {
    act: act === 'withdraw' ? 'withdrawn' : 'rejected',
    remark: normaliseText(input.reason),
    facts: { erased: erased.length },
  });
  return { seen, erased };
}

/** A remark beside the steps; from whoever the proposal has reached. */
export function comment(ports: Ports, input: Parsed<'proposals.comment'>): SeenProposal {
  const before = loadProposal(ports, input.id);
  if (before.revision !== input.revision) raise('stale-revision', { id: input.id });
  const { state, waitsId } = before;
  if (!moveProposal(ports.db, before, { state, waitsId }, ports.nowMs()))
    raise('stale-revision', { id: before.id });
  writeStep(ports, before, { act: 'commented', remark: normaliseText(input.remark) });
  return { id: before.id, revision: before.revision + 1 };
}

/** Phát hành: sent on paper or by the exchange, which may have been faster. */
export function issue(ports: Ports, input: Parsed<'proposals.issue'>): SeenProposal {
  const begun = beginStep(ports, 'issue', input);
  issueDocument(ports, begun.before.documentId ?? raise('internal', { at: 'document' }));
  return takeStep(ports, begun, { act: 'issued' });
}

/** Lưu: into the dossier of the work (NĐ 30/2020 Điều 19, 29). */
export function file(ports: Ports, input: Parsed<'proposals.file'>): SeenProposal {
  const begun = beginStep(ports, 'file', input);
  const { before } = begun;
  const document = agreedDocument(ports.db, before.documentId ?? '') ?? raise('internal', { at: 'document' });
  keepInDossier(ports, document, input.dossierCode, input.dossierTitle);
  ports.announce('documents.changed', document.id);
  const title = sealDossierTitle(ports, before, normaliseLine(input.dossierTitle));
  const dossier = { code: normaliseLine(input.dossierCode), title: stringOf(title) };
  return takeStep(ports, begun, {
    act: 'filed',
    change: { dossier },
    facts: { dossier: levelOfWords(ports, before) === 'none' ? dossier.code : null },
  });
}
