import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { sealDraftText } from '../attachments/draftKeys.ts';
import { signCms, wholeSecond } from '../crypto/cms/sign.ts';
import { type Ports, preparedCommand } from '../ports.ts';
import { cmsSigner } from '../signing/signer.ts';
import { personsSigner } from '../signing/signers.ts';
import { checkAuthority, checkLevelOf } from './authority.ts';
import { withSigner } from '../signing/tokenSigner.ts';
import { beginStep, takeStep } from './change.ts';
import { findDelegation } from '../people/delegationStore.ts';
import {
  hashOfLines,
  hashOfText,
  manifestBytes,
  SIGNED_FORMAT,
  type SignedFile,
  type SignedManifest,
} from './manifest.ts';
import { layoutOf, refuseBroken } from './layout/layout.ts';
import { personsUpdate } from './pdfSignatures.ts';
import { stampFact, type Stamping, stampingOf } from '../stamps/stamping.ts';
import { insertSignature, updateField } from './signatureStore.ts';
import type { Decision, ProposalRecord } from './store.ts';
import { latestVersion, readVersion } from './versions.ts';
import { subjectOf } from './words.ts';

type Input = Parsed<'proposals.sign'>;

interface SignedByPerson {
  readonly decision: Decision;
  readonly signedMs: number;
  /** null for Tuyệt mật, which is signed on paper: this machine holds no file of it */
  readonly bytes: {
    readonly manifest: Buffer;
    readonly p7s: Buffer;
    readonly serial: string;
    /** what puts the signature into a PDF, to stand behind its draft; null for another file */
    readonly update: Buffer | null;
  } | null;
  readonly stamping: Stamping | null;
}

/**
 * Ký: the signer decides what was proposed, and signs the file and its metadata with their own certificate, after
 * typing the passphrase again: a PDF within itself (PAdES), and the decision with the hash of the file beside it.
 */
export const signHandler = preparedCommand<'proposals.sign', SignedByPerson>({
  prepare: async (ports, input) => {
    const { before } = beginStep(ports, 'sign', input);
    const decision = decided(ports, before, input);
    refuseBroken(await layoutOf(ports, before));
    await ports.proveSelf(input.passphrase);
    const signedMs = wholeSecond(ports.nowMs());
    const version = latestVersion(ports, before.id);
    if (before.level === 'tuyet-mat' || version === null)
      return { decision, signedMs, bytes: null, stamping: null };
    const signer = await personsSigner(ports);
    if (version.kind !== 'pdf' && input.token !== undefined) raise('bad-input', { field: 'token' });
    const isClassified = before.level !== 'none';
    const stamping = stampingOf(ports, isClassified);
    // a token signs before anything is written: what goes wrong with it leaves the draft as it is
    const update =
      version.kind === 'pdf'
        ? await withSigner(ports, { token: input.token, owner: 'person', own: signer }, async (within) =>
            personsUpdate(
              ports,
              await readVersion(ports, version),
              { signer: within, signedMs, isClassified, stamping },
              ports.actor.fullName,
            ),
          )
        : null;
    const files = [{ sha256: version.sha256, sizeBytes: version.sizeBytes }];
    const manifest = manifestBytes(personManifest(ports, before, decision, files));
    const signers = [cmsSigner(signer)];
    const p7s = await signCms({ content: manifest, detached: true, signers, signedMs });
    const serial = signers[0]?.certificate.serialHex ?? '';
    return { decision, signedMs, bytes: { manifest, p7s, serial, update }, stamping };
  },
  apply: (ports, input, signed) => {
    const begun = beginStep(ports, 'sign', input);
    decided(ports, begun.before, input);
    if (begun.before.level !== 'tuyet-mat' && signed.bytes === null)
      raise('proposal-incomplete', { fields: 'file', rule: 'TK-01' });
    const id = ports.newId();
    const update = signed.bytes?.update?.toString('base64') ?? null;
    insertSignature(ports.db, {
      id,
      proposalId: begun.before.id,
      role: 'person',
      byId: ports.actor.id,
      capacity: begun.before.capacity,
      position: ports.actor.position,
      paper: signed.bytes === null,
      manifest: signed.bytes?.manifest ?? null,
      p7s: signed.bytes?.p7s ?? null,
      serial: signed.bytes?.serial ?? null,
      signedMs: signed.signedMs,
      pdfUpdate: update === null ? null : sealDraftText(ports, begun.before, updateField(id), update),
    });
    const stamp = signed.stamping?.came() ?? null;
    const seen = takeStep(ports, begun, {
      act: signed.bytes === null ? 'signed-on-paper' : 'signed',
      remark: normaliseText(input.remark),
      change: { decided: signed.decision },
      facts: { capacity: markOf(ports, begun.before.capacity), stamp: stampFact(stamp) },
    });
    return { ...seen, stamp };
  },
});

/** The level is decided by signing at it; another level is another draft, sent back with the reason. */
function decided(ports: Ports, before: ProposalRecord, { decision }: Input): Decision {
  if (decision.level !== before.level) raise('bad-input', { field: 'level', rule: 'send-back' });
  checkLevelOf(ports, { ...before, decided: decision });
  checkAuthority(ports, before, decision.level);
  return { ...decision, recipients: decision.recipients.map(normaliseLine) };
}

export const markOf = (ports: Ports, capacity: string): string =>
  ports.rules
    .asOf(ports.today())
    .capacities(ports.station.office.kind)
    .find((line) => line.capacity === capacity)?.mark ?? '';

function personManifest(
  ports: Ports,
  before: ProposalRecord,
  decision: Decision,
  files: readonly SignedFile[],
): SignedManifest {
  return {
    ...commonManifest(ports, before, decision, {
      name: ports.actor.fullName,
      position: ports.actor.position,
    }),
    role: 'person',
    code: null,
    documentDate: null,
    files,
    marks: null,
    personSignature: null,
  };
}

const hashOrNull = (text: string | null): string | null => (text === null ? null : hashOfText(text));

/** What both signatures say of a document; the order of the fields is that of the signed bytes. */
export function commonManifest(
  ports: Ports,
  before: ProposalRecord,
  decision: Decision,
  signer: { name: string; position: string },
): SignedManifest {
  const { code, name } = ports.station.office;
  const delegation = before.delegationId === null ? null : findDelegation(ports.db, before.delegationId);
  return {
    format: SIGNED_FORMAT,
    role: 'person',
    proposalId: before.id,
    office: { code, name },
    signer: {
      ...signer,
      capacity: before.capacity,
      mark: markOf(ports, before.capacity),
      delegation: delegation?.document ?? null,
    },
    code: null,
    documentDate: null,
    level: decision.level,
    itemRef: before.itemRef,
    typeId: before.typeId,
    urgency: before.urgency,
    subjectSha256: hashOrNull(subjectOf(ports, before)),
    recipientsSha256: hashOfLines(decision.recipients),
    copies: decision.copies,
    copyAllowed: decision.copyAllowed,
    files: [],
    marks: null,
    personSignature: null,
  };
}
