import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import * as asn from '../../electron/vault/crypto/asn1.ts';
import { algorithm } from '../../electron/vault/crypto/cms/algorithms.ts';
import { openCms } from '../../electron/vault/crypto/cms/envelope.ts';
import { unwrapContentKey } from '../../electron/vault/crypto/cms/recipient.ts';
import { verifyCms } from '../../electron/vault/crypto/cms/verify.ts';
import { type Certificate, parseCertificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { OID } from '../../electron/vault/crypto/oids.ts';
import { AppError } from '../../shared/errors.ts';
import { attempt, type Judged, type Wanted } from './attempt.ts';

const REGISTRY = 'usr/share/cargo/registry';
const hex = z.string().transform((text) => Buffer.from(text, 'hex'));
const Case = z.object({
  tcId: z.int(),
  result: z.enum(['valid', 'invalid', 'acceptable']),
  msg: hex,
  sig: hex.default(Buffer.alloc(0)),
  ct: hex.default(Buffer.alloc(0)),
  label: hex.default(Buffer.alloc(0)),
  key: hex.default(Buffer.alloc(0)),
  iv: hex.default(Buffer.alloc(0)),
  aad: z.string().default(''),
  tag: hex.default(Buffer.alloc(0)),
});
type Case = z.infer<typeof Case>;
const Group = z.object({
  sha: z.string().default(''),
  mgfSha: z.string().default(''),
  sLen: z.int().default(0),
  publicKeyDer: hex.default(Buffer.alloc(0)),
  privateKeyPkcs8: hex.default(Buffer.alloc(0)),
  tests: z.array(Case),
});
type Group = z.infer<typeof Group>;
const Suite = z.object({ testGroups: z.array(Group) });

const WANTED: Record<Case['result'], Wanted> = { valid: 'accept', invalid: 'refuse', acceptable: 'either' };
const DIGESTS: Readonly<Record<string, string>> = {
  'SHA-256': OID.sha256,
  'SHA-384': OID.sha384,
  'SHA-512': OID.sha512,
};

interface Family {
  readonly suite: string;
  readonly files: RegExp;
  readonly usable: (group: Group, one: Case) => boolean;
  readonly run: (group: Group, one: Case) => void;
}

/** Google's Wycheproof: what breaks careless verifiers, through the product's own CMS, where such bytes come in. */
export function* wycheproof(folder: string): Generator<Judged> {
  const crate = readdirSync(join(folder, REGISTRY)).find((name) => name.startsWith('wycheproof-')) ?? '';
  const data = join(folder, REGISTRY, crate, 'src/data');
  for (const name of readdirSync(data).sort()) {
    const family = FAMILIES.find(({ files }) => files.test(name));
    if (family === undefined) continue;
    const { testGroups } = Suite.parse(JSON.parse(readFileSync(join(data, name), 'utf8')));
    for (const group of testGroups)
      for (const one of group.tests.filter((test) => family.usable(group, test)))
        yield {
          suite: family.suite,
          id: `${name} ${one.tcId}`,
          wanted: WANTED[one.result],
          answer: attempt(() => family.run(group, one)),
          outOfProfile: null,
        };
  }
}

/** A message over the content with this signature, in the reading for messages of other programs. */
function verifySigned(key: Buffer, digest: string, signing: asn.Asn1, { sig, msg }: Case): void {
  const certificate = certificateOver(key);
  const signer = asn.sequence(
    asn.integer(1),
    asn.sequence(asn.decode(certificate.issuer), asn.integerHex(certificate.serialHex)),
    algorithm(digest),
    signing,
    asn.octets(sig),
  );
  const content = asn.sequence(asn.oid(OID.data), asn.tagged(0, asn.octets(msg)));
  const signed = asn.sequence(asn.integer(1), asn.set(algorithm(digest)), content, asn.set(signer));
  const message = asn.encode(asn.sequence(asn.oid(OID.signedData), asn.tagged(0, signed)));
  verifyCms({ message, profile: 'foreign', certificates: [certificate], judge: () => undefined });
}

/** Only a holder for the key: who it is and who signed it is not what is tried here. */
function certificateOver(spki: Buffer): Certificate {
  const name = asn.sequence(asn.set(asn.sequence(asn.oid(OID.commonName), asn.utf8('t'))));
  const signing = algorithm(OID.sha256Rsa);
  const validity = asn.sequence(asn.time(0), asn.time(4e12));
  const body = [
    asn.tagged(0, asn.integer(2)),
    asn.integer(5),
    signing,
    name,
    validity,
    name,
    asn.decode(spki),
  ];
  return parseCertificate(
    asn.encode(asn.sequence(asn.sequence(...body), signing, asn.bits(Buffer.alloc(256)))),
  );
}

/** A key out of its envelope; another than was put in is as good as refused, since nothing opens with it. */
function openKey(group: Group, one: Case, encryption: asn.Asn1): void {
  const privateKey = createPrivateKey({ key: group.privateKeyPkcs8, format: 'der', type: 'pkcs8' });
  const info = asn.sequence(asn.integer(0), asn.sequence(), encryption, asn.octets(one.ct));
  const recipient = { privateKey, certificate: certificateOver(publicOf(privateKey)) };
  const key = unwrapContentKey(info, recipient, 'foreign', one.msg.length || 32);
  if (!key.equals(one.msg)) throw new AppError('envelope-undecryptable');
}
const publicOf = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' });

function oaep({ sha, mgfSha }: Group, { label }: Case): asn.Asn1 {
  const digest = algorithm(DIGESTS[sha] ?? OID.sha1);
  const mask = asn.sequence(asn.oid(OID.mgf1), algorithm(DIGESTS[mgfSha] ?? OID.sha1));
  const parts = [asn.tagged(0, digest), asn.tagged(1, mask)];
  const P_SPECIFIED = '1.2.840.113549.1.1.9';
  if (label.length > 0) parts.push(asn.tagged(2, asn.sequence(asn.oid(P_SPECIFIED), asn.octets(label))));
  return asn.sequence(asn.oid(OID.oaep), asn.sequence(...parts));
}

function pss({ sha, mgfSha, sLen }: Group): asn.Asn1 {
  const digest = algorithm(DIGESTS[sha] ?? OID.sha1);
  const mask = asn.sequence(asn.oid(OID.mgf1), algorithm(DIGESTS[mgfSha] ?? OID.sha1));
  const parts = [asn.tagged(0, digest), asn.tagged(1, mask), asn.tagged(2, asn.integer(sLen))];
  return asn.sequence(asn.oid(OID.pss), asn.sequence(...parts));
}

function openSealed({ key, iv, ct, tag, msg }: Case): void {
  const how = asn.sequence(asn.oid(OID.aes256Gcm), asn.sequence(asn.octets(iv), asn.integer(16)));
  const sealed = asn.sequence(asn.oid(OID.data), how, asn.taggedBytes(0, ct));
  const body = asn.sequence(asn.integer(0), asn.set(), sealed, asn.octets(tag));
  const message = asn.encode(asn.sequence(asn.oid(OID.authEnvelopedData), asn.tagged(0, body)));
  const { content } = openCms(message, { contentKey: key });
  if (!content.equals(msg)) throw new AppError('envelope-undecryptable');
}

const FAMILIES: readonly Family[] = [
  {
    suite: 'Wycheproof, RSA PKCS#1 v1.5 signatures',
    files: /^rsa_signature_\d+_sha(?:256|384|512)_test\.json$/,
    usable: ({ publicKeyDer, sha }) => publicKeyDer.length > 0 && sha in DIGESTS,
    run: (group, one) => verifySigned(group.publicKeyDer, DIGESTS[group.sha] ?? '', algorithm(OID.rsa), one),
  },
  {
    suite: 'Wycheproof, RSA-PSS',
    files: /^rsa_pss_\d+_(?!.*params).*_test\.json$/,
    usable: ({ publicKeyDer }) => publicKeyDer.length > 0,
    run: (group, one) => verifySigned(group.publicKeyDer, DIGESTS[group.sha] ?? OID.sha1, pss(group), one),
  },
  {
    suite: 'Wycheproof, RSA-OAEP',
    files: /^rsa_oaep_.*_test\.json$/,
    usable: ({ privateKeyPkcs8 }) => privateKeyPkcs8.length > 0,
    run: (group, one) => openKey(group, one, oaep(group, one)),
  },
  {
    suite: 'Wycheproof, RSA PKCS#1 v1.5 decryption',
    files: /^rsa_pkcs1_\d+_test\.json$/,
    usable: ({ privateKeyPkcs8 }) => privateKeyPkcs8.length > 0,
    run: (group, one) => openKey(group, one, algorithm(OID.rsa)),
  },
  {
    suite: 'Wycheproof, AES-GCM',
    files: /^aes_gcm_test\.json$/,
    usable: (_group, { aad }) => aad === '',
    run: (_group, one) => openSealed(one),
  },
];
