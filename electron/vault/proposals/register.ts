import { believe } from '../seals/believed.ts';
import { raise } from '../../../shared/errors.ts';
import { claimStages } from '../attachments/attach.ts';
import { openDraftText } from '../attachments/draftKeys.ts';
import { discardStage, openStage } from '../attachments/stage.ts';
import { ofDraft, refuseRecord } from '../knowing/statements.ts';
import { passMade } from '../attachments/checkMarks.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { signCms, wholeSecond } from '../crypto/cms/sign.ts';
import { typeNames } from '../rules/officeRules.ts';
import { nextOutgoingCode, type OutgoingInput, registerOutgoing } from '../documents/registerOutgoing.ts';
import { type Ports, preparedCommand } from '../ports.ts';
import { cmsSigner } from '../signing/signer.ts';
import { officesSigner } from '../signing/signers.ts';
import { determinationOf, sourcesOf } from './authority.ts';
import { withSigner } from '../signing/tokenSigner.ts';
import { beginStep, takeStep } from './change.ts';
import { frontSheet, onFrontSheet } from './frontSheet.ts';
import { manifestBytes, readManifest, type SignedFile } from './manifest.ts';
import { type Marks, marksOf } from './marks.ts';
import { officesSigned, type Signing } from './pdfSignatures.ts';
import { personRef } from '../people/personRef.ts';
import { commonManifest, markOf } from './sign.ts';
import { stampFact, type Stamping, stampingOf } from '../stamps/stamping.ts';
import { insertSignature, signatureInForce, type SignatureRow, updateField } from './signatureStore.ts';
import type { Decision, ProposalRecord } from './store.ts';
import { eraseVersions, latestVersion, readVersion, removeFiles, versionName } from './versions.ts';
import { noteOf, subjectOf } from './words.ts';

interface Prepared {
  readonly code: string;
  readonly stages: string[];
  readonly office: {
    readonly manifest: Buffer;
    readonly p7s: Buffer;
    readonly serial: string;
    readonly signedMs: number;
  } | null;
  readonly stamping: Stamping | null;
  /** filled by `apply`: the drafts whose bytes go once the transaction stands */
  readonly erased: string[];
}

/** What is issued, as the signer decided it. */
const decisionOf = (proposal: ProposalRecord): Decision =>
  proposal.decided ?? raise('internal', { at: 'decided' });

interface Given {
  readonly draftingUnit: string;
  readonly files: readonly string[];
}

function outgoingInput(ports: Ports, proposal: ProposalRecord, given: Given): OutgoingInput {
  const decision = decisionOf(proposal);
  // the level is decided by signing the draft at it (`sign.ts`)
  if (decision.level !== proposal.level) refuseRecord(ports.db, ofDraft(proposal.id), 'level');
  return {
    book: decision.level === 'none' ? 'outgoing' : 'classified-outgoing',
    typeId: proposal.typeId,
    documentDate: ports.today(),
    subject: subjectOf(ports, proposal),
    level: decision.level,
    urgency: proposal.urgency,
    signer: personRef(ports, proposal.signerId ?? '').fullName,
    recipients: [...decision.recipients],
    copies: decision.copies,
    pages: proposal.pages,
    note: noteOf(ports, proposal),
    answersId: proposal.answersId,
    files: [...given.files],
    draftingUnit: given.draftingUnit,
    determination: determinationOf(ports, proposal),
    sources: sourcesOf(proposal),
    numberFrom: null,
  };
}

/**
 * Số, đăng ký: the number that will be taken is drawn into the file and signed first; the transaction then takes that
 * very number, or refuses with `busy` when another entry was faster. A failed signing takes no number.
 * Order of the law: number and date → register → mark and sign → issue (NĐ 30/2020 Điều 14; NĐ 63/2026).
 */
export const registerHandler = preparedCommand<'proposals.register', Prepared>({
  prepare: async (ports, input) => {
    const { before } = beginStep(ports, 'register', input);
    const signed = signatureOf(ports, before);
    const code = nextOutgoingCode(
      ports,
      outgoingInput(ports, before, { draftingUnit: input.draftingUnit, files: [] }),
    );
    const prepared: Prepared = { code, stages: [], office: null, stamping: null, erased: [] };
    if (signed.paper) return prepared;
    try {
      return await markAndSign(ports, before, signed, { prepared, token: input.token });
    } catch (cause) {
      discard(ports, prepared);
      throw cause;
    }
  },
  apply: (ports, input, prepared) => {
    const begun = beginStep(ports, 'register', input);
    const { before } = begun;
    signatureOf(ports, before);
    const { drafterId, checkerId, signerId } = before;
    const readers = [ports.actor.id, drafterId, checkerId, signerId].filter((id) => id !== null);
    passMade(ports, claimStages(ports, prepared.stages));
    const given = { draftingUnit: input.draftingUnit, files: prepared.stages };
    const registered = registerOutgoing(ports, outgoingInput(ports, before, given), readers);
    if (registered.code !== prepared.code) raise('busy');
    if (prepared.office !== null) {
      insertSignature(ports.db, {
        id: ports.newId(),
        proposalId: before.id,
        role: 'office',
        byId: ports.actor.id,
        capacity: 'office',
        position: ports.actor.position,
        paper: false,
        pdfUpdate: null,
        ...prepared.office,
      });
    }
    prepared.erased.push(...eraseVersions(ports, before.id));
    const stamp = prepared.stamping?.came() ?? null;
    const seen = takeStep(ports, begun, {
      act: 'registered',
      change: { documentId: registered.id },
      facts: {
        code: registered.code,
        number: registered.entryNumber,
        erased: prepared.erased.length,
        stamp: stampFact(stamp),
      },
    });
    return {
      ...seen,
      documentId: registered.id,
      code: registered.code,
      entryNumber: registered.entryNumber,
      erasedDrafts: prepared.erased.length,
      stamp,
    };
  },
  settle: (ports, prepared) => removeFiles(ports, prepared.erased),
  abandon: (ports, prepared) => discard(ports, prepared),
});

function discard(ports: Ports, prepared: Prepared): void {
  for (const stage of prepared.stages) discardStage(ports, stage);
}

function signatureOf(ports: Ports, proposal: ProposalRecord): SignatureRow {
  const row =
    signatureInForce(ports.db, proposal.id, 'person') ??
    raise('illegal-transition', { from: proposal.state, action: 'register' });
  const { personId } = believe(ports.db, 'signature', 'signed', [row.id]);
  return personId === proposal.signerId ? row : raise('request-unsigned', { table: 'signature' });
}

async function markAndSign(
  ports: Ports,
  before: ProposalRecord,
  signed: SignatureRow,
  { prepared, token }: { readonly prepared: Prepared; readonly token: string | undefined },
): Promise<Prepared> {
  const signer = await officesSigner(ports);
  const signedMs = wholeSecond(ports.nowMs());
  const documentDate = ports.today();
  const { level } = decisionOf(before);
  const marks = marksOf(ports, prepared.code, documentDate, level);
  const isClassified = level !== 'none';
  const stamping = stampingOf(ports, isClassified);
  // the number is not taken yet: a token that is pulled out, hangs or dies costs none, nor does a stamp that is waited for
  const files = await withSigner(ports, { token, owner: 'office', own: signer }, (within) =>
    signedFiles(ports, {
      before,
      signed,
      marks,
      signing: { signer: within, signedMs, isClassified, stamping },
    }),
  );
  const manifest = manifestBytes({
    ...commonManifest(ports, before, decisionOf(before), signerOf(ports, before, signed)),
    role: 'office',
    code: prepared.code,
    documentDate,
    files: files.map(({ signedAs }) => signedAs),
    marks: marks.ruleId,
    personSignature: sha256Hex(signed.p7s ?? Buffer.alloc(0)),
  });
  const signers = [cmsSigner(signer)];
  const p7s = await signCms({ content: manifest, detached: true, signers, signedMs });
  for (const { name, bytes } of files) {
    const stage = openStage(ports, name);
    try {
      await stage.push(bytes);
      prepared.stages.push((await stage.finish()).stageId);
    } catch (cause) {
      stage.abandon();
      throw cause;
    }
  }
  return {
    ...prepared,
    stamping,
    office: { manifest, p7s, serial: signers[0]?.certificate.serialHex ?? '', signedMs },
  };
}

/** The signer as the person's own signature names them. */
function signerOf(ports: Ports, before: ProposalRecord, signed: SignatureRow) {
  return { name: personRef(ports, before.signerId ?? '').fullName, position: signed.position };
}

interface IssuedFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly signedAs: SignedFile;
}

interface ToIssue {
  readonly before: ProposalRecord;
  readonly signed: SignatureRow;
  readonly marks: Marks;
  readonly signing: Signing;
}

/** A PDF gets marks and signatures inside; anything else goes under a front sheet that has them. */
async function signedFiles(ports: Ports, { before, signed, marks, signing }: ToIssue): Promise<IssuedFile[]> {
  const version = latestVersion(ports, before.id) ?? raise('blob-missing');
  const bytes = await readVersion(ports, version);
  const name = versionName(ports, version);
  const original = { sha256: sha256Hex(bytes), sizeBytes: bytes.length };
  // what the person signed is what is issued, to the byte
  const [promised] = readManifest(signed.manifest ?? Buffer.from('{}')).files;
  if (promised?.sha256 !== original.sha256) raise('signature-invalid', { reason: 'file-changed' });
  if (version.kind === 'pdf') {
    const update = signed.pdfUpdate ?? raise('internal', { at: 'pdf-update' });
    const opened =
      openDraftText(ports, before.id, updateField(signed.id), update) ?? raise('key-not-granted');
    const pdf = Buffer.concat([bytes, Buffer.from(opened, 'base64')]);
    const signerName = personRef(ports, before.signerId ?? '').fullName;
    const issued = await officesSigned(ports, pdf, signing, { marks, signerName, earlier: 1 });
    const signedAs = { sha256: sha256Hex(issued), sizeBytes: issued.length, original };
    return [{ name, bytes: issued, signedAs }];
  }
  const decision = decisionOf(before);
  const sheet = await frontSheet(ports, {
    typeName: typeNames(ports).get(before.typeId) ?? before.typeId,
    subject: subjectOf(ports, before),
    recipients: decision.recipients,
    copies: decision.copies,
    copyAllowed: decision.copyAllowed,
    signer: { ...signerOf(ports, before, signed), mark: markOf(ports, before.capacity) },
    file: { name, sizeBytes: version.sizeBytes, sha256: original.sha256 },
  });
  const issued = await officesSigned(ports, sheet, signing, {
    marks: onFrontSheet(marks),
    signerName: null,
    earlier: 0,
  });
  return [
    {
      name: `${FRONT_SHEET_NAME}.pdf`,
      bytes: issued,
      signedAs: { sha256: sha256Hex(issued), sizeBytes: issued.length },
    },
    { name, bytes, signedAs: { ...original, original } },
  ];
}

const FRONT_SHEET_NAME = 'Trang đầu phát hành';
