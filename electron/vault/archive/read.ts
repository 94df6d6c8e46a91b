import { z } from 'zod';
import {
  ArchiveManifest,
  ARCHIVE_LIMITS,
  DocumentLine,
  DOCUMENTS_PATH,
  DossierLine,
  DOSSIERS_PATH,
  isRegisterPath,
  isTextPart,
  linesOfPart,
  MANIFEST_PATH,
  RegisterHead,
  RegisterLine,
  ROOT_PATH,
  SIGNATURE_PATH,
} from '../../../shared/domain/archive/package.ts';
import { raise } from '../../../shared/errors.ts';
import { foreignJson } from '../../../shared/foreignJson.ts';
import { type Certificate, isSelfSigned, parseCertificate, isPersonal } from '../crypto/x509/certificates.ts';
import { validateChain } from '../crypto/x509/chain.ts';
import { verifyCms } from '../crypto/cms/verify.ts';
import type { RevocationList } from '../crypto/x509/crl.ts';
import { pemBlocks } from '../crypto/pem.ts';
import { createSha256 } from '../crypto/primitives.ts';
import { guarded } from '../crypto/refusal.ts';
import type { StoredZip } from './zipFile.ts';

const MAX_MANIFEST_BYTES = 32 * 1024 * 1024;
const MAX_SMALL_BYTES = 1024 * 1024;

/** A package that was checked: its signature, the sum of every part, and the form of every line. */
export interface ReadPackage {
  readonly manifest: ArchiveManifest;
  readonly manifestBytes: Buffer;
  readonly signature: Buffer;
  readonly root: Certificate;
  readonly bytes: number;
}

const invalid = (reason: string, path = ''): never => raise('archive-invalid', { reason, path });

/**
 * Opens a package and checks that it is signed by an office under the root that travels with it. Whether that root is
 * the office's own is for a person to compare.
 * @throws AppError `archive-invalid` with a reason, `signature-invalid`, and the codes of a certificate
 */
export function readHead(
  zip: StoredZip,
  at: { readonly nowMs: number; readonly revocationLists: readonly RevocationList[] },
): ReadPackage {
  const manifestBytes = zip.whole(MANIFEST_PATH, MAX_MANIFEST_BYTES);
  const signature = zip.whole(SIGNATURE_PATH, MAX_SMALL_BYTES);
  const pem = zip.whole(ROOT_PATH, MAX_SMALL_BYTES).toString('latin1');
  const root = guarded('archive-invalid', () =>
    parseCertificate(pemBlocks(pem, 'CERTIFICATE')[0] ?? Buffer.alloc(0)),
  );
  if (!isSelfSigned(root)) raise('signature-invalid', { reason: 'root' });
  const manifest = parseManifest(manifestBytes);
  verifySignature({ manifest, manifestBytes, signature, root }, at);
  const named = new Set([MANIFEST_PATH, SIGNATURE_PATH, ROOT_PATH]);
  for (const { path, size } of manifest.parts) {
    if (named.has(path)) invalid('twice', path);
    named.add(path);
    const entry = zip.entries.get(path) ?? invalid('missing', path);
    if (entry.size !== size) invalid('differs', path);
  }
  for (const name of zip.entries.keys()) if (!named.has(name)) invalid('unnamed', name.slice(0, 120));
  return {
    manifest,
    manifestBytes,
    signature,
    root,
    bytes: manifest.parts.reduce((sum, { size }) => sum + size, 0),
  };
}

function parseManifest(bytes: Buffer): ArchiveManifest {
  const json = parseJson(bytes.toString('utf8'), MANIFEST_PATH);
  const parsed = ArchiveManifest.safeParse(json);
  return parsed.success ? parsed.data : invalid('manifest', MANIFEST_PATH);
}

function parseJson(text: string, path: string): unknown {
  try {
    return foreignJson(text);
  } catch {
    return invalid('form', path);
  }
}

function verifySignature(
  { manifest, manifestBytes, signature, root }: Omit<ReadPackage, 'bytes'>,
  { nowMs, revocationLists }: { nowMs: number; revocationLists: readonly RevocationList[] },
): void {
  let signers = 0;
  verifyCms({
    message: signature,
    content: manifestBytes,
    profile: 'exchange',
    judge: ({ certificate, signingTimeMs }, { certificates, trials }) => {
      validateChain(certificate, {
        atMs: signingTimeMs ?? nowMs,
        nowMs,
        anchors: [root],
        intermediates: certificates,
        trials,
        revocationLists,
        revocation: 'when-present',
        keyUsage: 'digitalSignature',
      });
      if (certificate.name.officeCode !== manifest.office.code || isPersonal(certificate))
        raise('signature-invalid', { reason: 'wrong-signer' });
      signers += 1;
    },
  });
  if (signers === 0) raise('signature-invalid', { reason: 'no-signer' });
}

/**
 * Reads every part once: its sum, the form of each line, and that the records name exactly the files that are there.
 * @param keep gets each part as it was read: the lines of a text part, or the bytes of a file, piece by piece
 */
export function readParts(
  zip: StoredZip,
  { manifest }: ReadPackage,
  keep: {
    readonly lines: (path: string, lines: readonly string[]) => void;
    readonly file: (path: string) => { push(piece: Buffer): void; done(): void };
  },
  onBytes: (done: number) => void = () => undefined,
): void {
  const files = new Map(manifest.parts.map((part) => [part.path, part]));
  const [counted, named] = [{ dossiers: 0, documents: 0, files: 0, registers: 0 }, new Set<string>()];
  let done = 0;
  for (const { path, sha256, size } of manifest.parts) {
    const hash = createSha256();
    const isText = isTextPart(path);
    if (isText && size > ARCHIVE_LIMITS.textBytes) invalid('too-large', path);
    const pieces: Buffer[] = [];
    const file = isText ? null : keep.file(path);
    zip.read(path, (piece) => {
      hash.update(piece);
      if (file === null) pieces.push(piece);
      else file.push(piece);
      done += piece.length;
      onBytes(done);
    });
    if (hash.digest('hex') !== sha256) invalid('differs', path);
    file?.done();
    if (!isText) continue;
    const lines = linesOfPart(utf8(Buffer.concat(pieces), path)) ?? invalid('form', path);
    for (const document of checkLines(path, lines, counted))
      for (const one of document.files) {
        const part = files.get(one.path);
        if (part?.sha256 !== one.sha256 || part.size !== one.size) invalid('differs', one.path);
        named.add(one.path);
        counted.files += 1;
      }
    keep.lines(path, lines);
  }
  for (const [path] of files) if (path.startsWith('files/') && !named.has(path)) invalid('unnamed', path);
  for (const key of ['dossiers', 'documents', 'files', 'registers'] as const)
    if (counted[key] !== manifest.counts[key]) invalid('counts', key);
}

function utf8(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return invalid('form', path);
  }
}

/** @returns the documents of the part */
function checkLines(
  path: string,
  lines: readonly string[],
  counted: { dossiers: number; documents: number; registers: number },
): DocumentLine[] {
  const each = <S extends z.core.$ZodType>(schema: S, some: readonly string[]): z.output<S>[] =>
    some.map((line) => {
      const parsed = z.safeParse(schema, parseJson(line, path));
      return parsed.success ? parsed.data : invalid('form', path);
    });
  if (path === DOSSIERS_PATH) {
    counted.dossiers += each(DossierLine, lines).length;
    return [];
  }
  if (path === DOCUMENTS_PATH) {
    const documents = each(DocumentLine, lines);
    counted.documents += documents.length;
    return documents;
  }
  if (!isRegisterPath(path)) return invalid('unnamed', path);
  const [head] = each(RegisterHead, lines.slice(0, 1));
  if (head?.lines !== lines.length - 1) invalid('counts', path);
  each(RegisterLine, lines.slice(1));
  counted.registers += 1;
  return [];
}
