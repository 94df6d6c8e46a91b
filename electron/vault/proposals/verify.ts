import type { Output } from '../../../shared/ipc/contract.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import { openSubject } from '../knowing/recordKeys.ts';
import { attachmentsOfOwner, type AttachmentRow } from '../attachments/store.ts';
import { fileKeyOf } from '../attachments/attach.ts';
import { filesDir } from '../attachments/place.ts';
import { openFile } from '../attachments/segments.ts';
import { blobPath } from '../attachments/segmentsStore.ts';
import type { Certificate } from '../crypto/x509/certificates.ts';
import { validateChain } from '../crypto/x509/chain.ts';
import { verifyCms } from '../crypto/cms/verify.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { toPem } from '../crypto/pem.ts';
import { mayReadFiles } from '../knowing/needToKnow.ts';
import { type DocumentRecord, findDocument } from '../tables/documents.ts';
import { ownAuthorities } from '../peers/ownKeys.ts';
import { ownCertificateBy } from '../people/certificateStore.ts';
import { type Ports, handlers } from '../ports.ts';
import { hashOfLines, hashOfText, readManifest, type SignedFile, type SignedManifest } from './manifest.ts';
import { personRef } from '../people/personRef.ts';
import { markOf } from './sign.ts';
import { type SignatureRow, signaturesOf } from './signatureStore.ts';
import { type ProposalRecord, proposalOfDocument } from './store.ts';

type Report = Output<'signatures.report'>['signatures'][number];
type Covered = Report['covers'][number];

export const signatureQueries = handlers({
  'signatures.report': async (ports, { documentId }) => {
    const signed = signedDocument(ports, documentId);
    if (signed === null) return { signatures: [] };
    const { document, proposal } = signed;
    const files = await filesNow(ports, document.id);
    return {
      signatures: signaturesOf(ports.db, proposal.id).map((row) =>
        judge(ports, row, proposal, document, files),
      ),
    };
  },
  'signatures.files': (ports, { documentId }) => {
    const signed = signedDocument(ports, documentId);
    if (signed === null) return { files: [] };
    const authorityPem = ownAuthorities(ports.db)
      .map(({ der }) => toPem(der, 'CERTIFICATE'))
      .join('');
    return {
      files: signaturesOf(ports.db, signed.proposal.id).flatMap(({ role, manifest, p7s, voidMs }) =>
        manifest === null || p7s === null || voidMs !== null
          ? []
          : [
              {
                role,
                manifestBase64: Buffer.from(manifest).toString('base64'),
                p7sBase64: Buffer.from(p7s).toString('base64'),
                authorityPem,
              },
            ],
      ),
    };
  },
});

/** @throws AppError `not-found` for who may not read the document; null for one that was never signed here */
function signedDocument(
  ports: Ports,
  documentId: string,
): { document: DocumentRecord; proposal: ProposalRecord } | null {
  const document = findDocument(ports.db, documentId);
  if (document === null || !mayReadFiles(ports, documentId)) raise('not-found', { id: documentId });
  const proposal = proposalOfDocument(ports.db, documentId);
  return proposal === null ? null : { document, proposal };
}

/** A file of the record as it lies there now: its hash, and the hash of its beginning for what the person signed. */
interface FileNow {
  readonly position: number;
  readonly sizeBytes: number;
  readonly sha256: string | null;
  readonly beginning: (bytes: number) => string | null;
}

async function filesNow(ports: Ports, documentId: string): Promise<FileNow[]> {
  const files: FileNow[] = [];
  for (const row of attachmentsOfOwner(ports.db, 'document', documentId)) {
    const bytes = await readAll(ports, row);
    files.push({
      position: row.position,
      sizeBytes: row.sizeBytes,
      sha256: bytes === null ? null : sha256Hex(bytes),
      beginning: (length) => (bytes === null ? null : sha256Hex(bytes.subarray(0, length))),
    });
  }
  return files;
}

/** Null for a file that cannot be opened any more (damage, or the key was not given): it then counts as changed. */
async function readAll(ports: Ports, row: AttachmentRow): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  try {
    const key = fileKeyOf(ports, row);
    try {
      const blob = blobPath(filesDir(ports.dir), row.blobId);
      await openFile(blob, key, (piece) => pieces.push(Buffer.from(piece)), {
        plainBytes: row.sizeBytes,
        segments: row.segments,
      });
    } finally {
      key.fill(0);
    }
    return Buffer.concat(pieces);
  } catch {
    return null;
  }
}

function judge(
  ports: Ports,
  row: SignatureRow,
  proposal: ProposalRecord,
  document: DocumentRecord,
  files: readonly FileNow[],
): Report {
  const head = {
    role: row.role,
    name: row.role === 'office' ? ports.station.office.name : personRef(ports, row.byId).fullName,
    position: row.role === 'office' ? personRef(ports, row.byId).fullName : row.position,
    capacity: row.role === 'office' ? '' : markOf(ports, row.capacity),
    signedMs: row.signedMs,
  };
  if (row.manifest === null || row.p7s === null)
    return { ...head, verdict: 'paper', fault: null, statedMs: null, certificate: null, covers: [] };
  const proof = proveSignature(ports, row.manifest, row.p7s);
  const manifest = proof.fault === null ? readManifest(row.manifest) : null;
  const covers = manifest === null ? [] : compare(ports, manifest, proposal, document, files);
  const changed = covers.find((line) => line.same === false);
  const fault = proof.fault ?? (changed === undefined ? null : `changed:${changed.what}`);
  return {
    ...head,
    verdict: row.voidMs !== null ? 'void' : fault === null ? 'good' : 'bad',
    fault,
    statedMs: proof.statedMs,
    certificate: proof.certificate,
    covers,
  };
}

interface Proof {
  readonly fault: string | null;
  readonly statedMs: number | null;
  readonly certificate: Report['certificate'];
}

/** A detached signature itself: bytes, signed attributes, certificate and chain at the time of signing. */
export function proveSignature(ports: Ports, manifest: Uint8Array, p7s: Uint8Array): Proof {
  let seen: { certificate: Certificate; atMs: number } | null = null;
  try {
    const { signatures } = verifyCms({
      message: p7s,
      content: manifest,
      profile: 'exchange',
      judge: ({ certificate, signingTimeMs }) => {
        seen = { certificate, atMs: signingTimeMs ?? 0 };
      },
    });
    const [signature] = signatures;
    if (signature === undefined) return { fault: 'signature-invalid', statedMs: null, certificate: null };
    const certificate = describeCertificate(ports, signature.certificate, signature.signingTimeMs ?? 0);
    const fault = certificate.atSigning === 'valid' ? null : `certificate-${certificate.atSigning}`;
    return { fault, statedMs: signature.signingTimeMs ?? null, certificate };
  } catch (cause) {
    const fault = cause instanceof AppError ? cause.code : 'signature-invalid';
    const known = seen as { certificate: Certificate; atMs: number } | null;
    return known === null
      ? { fault, statedMs: null, certificate: null }
      : {
          fault,
          statedMs: known.atMs,
          certificate: describeCertificate(ports, known.certificate, known.atMs),
        };
  }
}

function describeCertificate(
  ports: Ports,
  certificate: Certificate,
  atMs: number,
): NonNullable<Report['certificate']> {
  const revokedMs = revocationOf(ports, certificate);
  const { chain, fault } = chainOf(ports, certificate, atMs);
  const revoked = revokedMs !== null && revokedMs <= atMs;
  return {
    serial: certificate.serialHex,
    subject: certificate.name.commonName,
    issuer: certificate.issuerName.commonName,
    fromMs: certificate.notBeforeMs,
    toMs: certificate.notAfterMs,
    chain,
    atSigning: revoked ? 'revoked' : fault,
    revokedMs,
  };
}

type AtSigning = NonNullable<Report['certificate']>['atSigning'];

function chainOf(
  ports: Ports,
  certificate: Certificate,
  atMs: number,
): { chain: string[]; fault: AtSigning } {
  try {
    const path = validateChain(certificate, {
      atMs,
      nowMs: ports.nowMs(),
      anchors: ownAuthorities(ports.db),
      revocation: 'when-present',
      keyUsage: 'digitalSignature',
    });
    return { chain: path.map((each) => each.name.commonName), fault: 'valid' };
  } catch (cause) {
    const chain = [certificate.name.commonName];
    if (!(cause instanceof AppError) || cause.code !== 'certificate-expired')
      return { chain, fault: 'untrusted' };
    return { chain, fault: atMs < certificate.notBeforeMs ? 'not-yet' : 'expired' };
  }
}

/** The office's own records know when it revoked a certificate. */
function revocationOf(ports: Ports, certificate: Certificate): number | null {
  return ownCertificateBy(ports.db, certificate)?.revokedMs ?? null;
}

const hashOrNull = (text: string | null): string | null => (text === null ? null : hashOfText(text));

/** Each thing that was signed beside the record as it stands now. */
function compare(
  ports: Ports,
  manifest: SignedManifest,
  proposal: ProposalRecord,
  document: DocumentRecord,
  files: readonly FileNow[],
): Covered[] {
  const line = (what: string, signed: string | null, now: string | null): Covered => ({
    what,
    signed: signed ?? '',
    now,
    same: (signed ?? '') === (now ?? ''),
  });
  const numbered =
    manifest.role === 'office'
      ? [
          line('code', manifest.code, document.code),
          line('documentDate', manifest.documentDate, document.documentDate),
        ]
      : [];
  return [
    ...manifest.files.map((file, index) => fileLine(manifest, file, index, files)),
    ...numbered,
    line('level', manifest.level, document.level),
    line('typeId', manifest.typeId, document.typeId),
    line('issuer', manifest.office.name, document.issuer),
    line('subject', manifest.subjectSha256, hashOrNull(openSubject(ports, document.id, document.subject))),
    line('recipients', manifest.recipientsSha256, hashOfLines(document.recipients)),
    line('copies', String(manifest.copies), document.copies === null ? null : String(document.copies)),
    line('signer', manifest.signer.name, document.signer),
    line('capacity', manifest.signer.mark, markOf(ports, proposal.capacity)),
  ];
}

/** The person signed the draft: it stands, byte for byte, at the beginning of the file that carries the marks. */
function fileLine(
  manifest: SignedManifest,
  file: SignedFile,
  index: number,
  files: readonly FileNow[],
): Covered {
  const what = `file:${String(index + 1)}`;
  if (manifest.role === 'office') {
    const now = files[index]?.sha256 ?? null;
    return { what, signed: file.sha256, now, same: now === file.sha256 };
  }
  const hashes = files.map((each) => each.beginning(file.sizeBytes));
  const now = hashes.find((hash) => hash === file.sha256) ?? hashes[0] ?? null;
  return { what: `beginning:${String(file.sizeBytes)}`, signed: file.sha256, now, same: now === file.sha256 };
}
