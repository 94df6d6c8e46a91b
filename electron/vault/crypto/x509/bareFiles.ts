import { createPrivateKey } from 'node:crypto';
import { isSelfSigned, parseCertificate, type Certificate } from './certificates.ts';
import { validateChain } from './chain.ts';
import { openCms, sealCms } from '../cms/envelope.ts';
import { keySigner, signCms } from '../cms/sign.ts';
import type { CmsProfile, OpenedMessage } from '../cms/types.ts';
import { verifyCms, type CmsSignature, type Unverified } from '../cms/verify.ts';
import { parseRevocationList, type RevocationList } from './crl.ts';
import { isBinary, pemBlocks, pemOrDer } from '../pem.ts';
import { identityOf, readPkcs12, type Identity } from './pkcs12.ts';
import { sha256Hex } from '../primitives.ts';
import { guarded, refuse } from '../refusal.ts';

/**
 * The cryptography of the command line (`cms`, `envelope`) over bare files, without a vault: bytes in, values out.
 * Reading and writing files, and passphrases, are the caller's.
 */

/** A key file: PKCS#12, or PEM with one private key (encrypted or not) and its certificate. */
export function loadIdentity(file: Uint8Array, passphrase: string): Identity {
  if (isBinary(file)) return readPkcs12(file, passphrase);
  const text = Buffer.from(file).toString('latin1');
  const labels = ['PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'RSA PRIVATE KEY'] as const;
  const block = /-----BEGIN ((?:ENCRYPTED |RSA )?PRIVATE KEY)-----[^-]*-----END \1-----/.exec(text);
  if (!block || labels.flatMap((label) => pemBlocks(text, label)).length !== 1) {
    return refuse('key-file-unreadable', 'one-key-expected');
  }
  const isEncrypted = block[1] === 'ENCRYPTED PRIVATE KEY' || block[0].includes('Proc-Type: 4,ENCRYPTED');
  const read = (): ReturnType<typeof createPrivateKey> =>
    createPrivateKey(isEncrypted ? { key: block[0], passphrase } : { key: block[0] });
  const key = isEncrypted ? guarded('wrong-passphrase', read) : guarded('key-file-unreadable', read);
  return identityOf({ keys: [key], certificates: pemBlocks(text, 'CERTIFICATE').map(parseCertificate) });
}

/** The certificates of a PEM or DER file; at least one. */
export function loadCertificates(file: Uint8Array): Certificate[] {
  const blocks = pemOrDer(file, 'CERTIFICATE');
  if (blocks.length === 0) refuse('certificate-invalid', 'malformed');
  return blocks.map(parseCertificate);
}

export const loadRevocationLists = (file: Uint8Array): RevocationList[] =>
  pemOrDer(file, 'X509 CRL').map(parseRevocationList);

/** Whom to believe: what `--trust` and `--crl` name. */
export interface Trust {
  /** Anchors are the self-signed ones; the others help to build the path. */
  readonly certificates: readonly Certificate[];
  /** When given, the signer's issuer must have a fresh list among them. */
  readonly revocationLists?: readonly RevocationList[];
  readonly nowMs: number;
}

/** What the command line says about a signer: public data of the certificate. */
export interface SignerReport {
  readonly name: string;
  readonly organization: string;
  readonly officeCode?: string | undefined;
  readonly certificateSha256: string;
  readonly signingTimeMs: number | undefined;
  readonly namesCertificate: boolean;
}

export interface VerifiedFile {
  readonly content: Buffer;
  readonly contentSha256: string;
  readonly signers: readonly SignerReport[];
}

export interface VerifyFileRequest {
  readonly message: Uint8Array;
  readonly content?: Uint8Array;
  readonly trust: Trust;
  readonly profile?: CmsProfile;
}

const cmsBytes = (message: Uint8Array): Buffer => pemOrDer(message, 'CMS', 'PKCS7')[0] ?? Buffer.alloc(0);

/** `cms verify`: any SignedData, read tolerantly unless the profile says otherwise. */
export function verifyFile(request: VerifyFileRequest): VerifiedFile {
  const { trust } = request;
  const { content, signatures } = verifyCms({
    message: cmsBytes(request.message),
    profile: request.profile ?? 'foreign',
    ...(request.content === undefined ? {} : { content: request.content }),
    certificates: trust.certificates,
    judge: (signature, unverified) => judgeByTrust(signature, unverified, trust),
  });
  return { content, contentSha256: sha256Hex(content), signers: signatures.map(describeSigner) };
}

function judgeByTrust(signature: CmsSignature, { certificates, trials }: Unverified, trust: Trust): void {
  const selfSigned = trust.certificates.filter(isSelfSigned);
  const lists = trust.revocationLists ?? [];
  validateChain(signature.certificate, {
    atMs: signature.signingTimeMs ?? trust.nowMs,
    nowMs: trust.nowMs,
    anchors: selfSigned.length > 0 ? selfSigned : trust.certificates,
    intermediates: [...trust.certificates, ...certificates],
    trials,
    revocationLists: lists,
    revocation: lists.length > 0 ? 'leaf' : 'when-present',
    keyUsage: 'digitalSignature',
  });
}

const describeSigner = ({ certificate, signingTimeMs, namesCertificate }: CmsSignature): SignerReport => ({
  name: certificate.name.commonName,
  organization: certificate.name.organization,
  officeCode: certificate.name.officeCode,
  certificateSha256: certificate.sha256,
  signingTimeMs,
  namesCertificate,
});

/** `cms decrypt`: AuthEnvelopedData, and (said by `authenticated: false`) EnvelopedData of others. */
export const decryptFile = (
  message: Uint8Array,
  key: Identity,
  profile: CmsProfile = 'foreign',
): OpenedMessage => openCms(cmsBytes(message), [key], profile);

export interface SealFileRequest {
  readonly content: Uint8Array;
  readonly sender: Identity;
  readonly recipients: readonly Certificate[];
  readonly nowMs: number;
}

/** `envelope seal`: the file signed by the sender, then sealed for the recipients; DER. */
export async function sealBareFile(request: SealFileRequest): Promise<Buffer> {
  const { sender } = request;
  const signed = await signCms({
    content: request.content,
    signers: [keySigner(sender.certificate, sender.privateKey)],
    signedMs: request.nowMs,
    certificates: sender.others.filter((c) => !isSelfSigned(c)), // the way up to a root that the reader has
  });
  return sealCms(signed, request.recipients);
}

/** `envelope open`: opens and verifies in the strict profile; nothing comes out unless all of it holds. */
export function openBareFile(message: Uint8Array, key: Identity, trust: Trust): VerifiedFile {
  const opened = decryptFile(message, key, 'exchange');
  return verifyFile({ message: opened.content, trust, profile: 'exchange' });
}
