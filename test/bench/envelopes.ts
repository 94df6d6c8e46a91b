import { randomBytes, webcrypto, type KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import {
  generateRsaKeyPair,
  issueCertificate,
  type CertificateRole,
} from '../../electron/vault/crypto/x509/authority.ts';
import type { Certificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { openCms, sealCms } from '../../electron/vault/crypto/cms/envelope.ts';
import { keySigner, signCms } from '../../electron/vault/crypto/cms/sign.ts';
import { verifyCms } from '../../electron/vault/crypto/cms/verify.ts';
import type { Pair } from './engines.ts';
import { figureOf, median, ratioOf, type Result, timed } from './measure.ts';

const CONTENT_BYTES = 10 * 1024;
const ROUNDS = 60;
const YEAR_MS = 365 * 86_400_000;

interface Holder {
  readonly certificate: Certificate;
  readonly privateKey: KeyObject;
}

async function holder(role: CertificateRole, name: string, nowMs: number): Promise<Holder> {
  const { publicKey, privateKey } = await generateRsaKeyPair();
  const subject = { commonName: name, organization: 'Cơ quan mẫu' };
  const certificate = issueCertificate({
    role,
    subject,
    publicKey,
    fromMs: nowMs - YEAR_MS,
    toMs: nowMs + YEAR_MS,
    issuerKey: privateKey,
  });
  return { certificate, privateKey };
}

/** Seal and open 10 KB with two signatures (a person, an office) for one recipient; RSA-3072, AES-256-GCM. */
export async function envelopes(_pair: Pair): Promise<Result[]> {
  const nowMs = Date.now();
  const [person, office, reader] = await Promise.all([
    holder('signing', 'Người ký', nowMs),
    holder('signing', 'Cơ quan', nowMs),
    holder('encryption', 'Nơi nhận', nowMs),
  ]);
  const content = randomBytes(CONTENT_BYTES);
  const signers = [person, office].map((one) => keySigner(one.certificate, one.privateKey));
  const ours = async (): Promise<void> => {
    const sealed = sealCms(await signCms({ content, signers, signedMs: nowMs }), [reader.certificate]);
    const opened = openCms(sealed, [reader]);
    const verified = verifyCms({ message: opened.content, profile: 'exchange', judge: () => undefined });
    if (!verified.content.equals(content) || verified.signatures.length !== 2)
      throw new Error('the envelope of the benchmark does not open');
  };
  const theirs = await pkijsEnvelope([person, office], reader, content);
  const taken = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const [a, b] = [await timed(ours), await timed(theirs)];
    if (round < ROUNDS / 10) continue; // warm-up
    taken.ours.push(a.ms);
    taken.theirs.push(b.ms);
  }
  const times = { ours: median(taken.ours), anchor: median(taken.theirs) };
  return [
    ratioOf('envelope-seal-open', 1, times, 'ms', 0.2),
    figureOf('envelope-seal-open-time', 1, times.ours, 'ms', 5),
  ];
}

async function pkijsEnvelope(
  signers: readonly Holder[],
  reader: Holder,
  content: Buffer,
): Promise<() => Promise<void>> {
  pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto }));
  const certificateOf = (one: Holder): pkijs.Certificate =>
    pkijs.Certificate.fromBER(new Uint8Array(one.certificate.der));
  const keyOf = (one: Holder, algorithm: RsaHashedImportParams, usage: KeyUsage): Promise<CryptoKey> =>
    webcrypto.subtle.importKey(
      'pkcs8',
      one.privateKey.export({ format: 'der', type: 'pkcs8' }),
      algorithm,
      true,
      [usage],
    ) as Promise<CryptoKey>;
  const signing = await Promise.all(
    signers.map((one) => keyOf(one, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, 'sign')),
  );
  const opening = await keyOf(reader, { name: 'RSA-OAEP', hash: 'SHA-256' }, 'decrypt');
  const certificates = signers.map(certificateOf);
  const recipient = certificateOf(reader);
  return async () => {
    const sealed = await pkijsSeal(await pkijsSign(certificates, signing, content), recipient);
    await pkijsOpen(sealed, recipient, opening, content.length);
  };
}

async function pkijsSign(
  certificates: readonly pkijs.Certificate[],
  keys: readonly CryptoKey[],
  content: Buffer,
): Promise<ArrayBuffer> {
  const digest = await webcrypto.subtle.digest('SHA-256', content);
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: '1.2.840.113549.1.7.1',
      eContent: new asn1js.OctetString({ valueHex: new Uint8Array(content) }),
    }),
    signerInfos: certificates.map(
      (certificate) =>
        new pkijs.SignerInfo({
          version: 1,
          sid: new pkijs.IssuerAndSerialNumber({
            issuer: certificate.issuer,
            serialNumber: certificate.serialNumber,
          }),
          signedAttrs: new pkijs.SignedAndUnsignedAttributes({
            type: 0,
            attributes: [
              new pkijs.Attribute({
                type: '1.2.840.113549.1.9.3',
                values: [new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })],
              }),
              new pkijs.Attribute({
                type: '1.2.840.113549.1.9.4',
                values: [new asn1js.OctetString({ valueHex: digest })],
              }),
            ],
          }),
        }),
    ),
    certificates: [...certificates],
  });
  for (const [at, key] of keys.entries())
    await signed.sign(key, at, 'SHA-256', new Uint8Array(content).buffer);
  return new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) })
    .toSchema()
    .toBER(false);
}

async function pkijsSeal(message: ArrayBuffer, recipient: pkijs.Certificate): Promise<ArrayBuffer> {
  const enveloped = new pkijs.EnvelopedData();
  enveloped.addRecipientByCertificate(recipient, { oaepHashAlgorithm: 'SHA-256' });
  await enveloped.encrypt({ name: 'AES-GCM', length: 256 } as Algorithm, message);
  return new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.3', content: enveloped.toSchema() })
    .toSchema()
    .toBER(false);
}

async function pkijsOpen(
  sealed: ArrayBuffer,
  recipient: pkijs.Certificate,
  key: CryptoKey,
  length: number,
): Promise<void> {
  const info = pkijs.ContentInfo.fromBER(sealed);
  const enveloped = new pkijs.EnvelopedData({ schema: info.content });
  const inner = await enveloped.decrypt(0, {
    recipientCertificate: recipient,
    recipientPrivateKey: await webcrypto.subtle.exportKey('pkcs8', key),
  });
  const signed = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(inner).content });
  for (const signer of [0, 1]) {
    const holds = await signed.verify({ signer, checkChain: false, trustedCerts: [] });
    if (!holds) throw new Error('the anchor of the benchmark does not verify');
  }
  if ((signed.encapContentInfo.eContent?.getValue().byteLength ?? 0) !== length)
    throw new Error('the anchor lost bytes');
}
