import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealFile } from '../../electron/vault/attachments/segments.ts';
import { generateRsaKeyPair, issueCertificate } from '../../electron/vault/crypto/x509/authority.ts';
import type { Certificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { keySigner, type CmsSigner } from '../../electron/vault/crypto/cms/sign.ts';
import type { CmsRecipient } from '../../electron/vault/crypto/cms/types.ts';
import { openEnvelope, sealEnvelope } from '../../electron/vault/envelopes/envelope.ts';
import {
  checkBlob,
  locateBlobs,
  readContainer,
  writeContainerFile,
} from '../../electron/vault/envelopes/container.ts';
import type { Manifest } from '../../electron/vault/envelopes/manifest.ts';
import { toPem } from '../../electron/vault/crypto/pem.ts';
import { randomId } from '../../electron/vault/crypto/primitives.ts';
import { newKey } from '../../electron/vault/crypto/wrap.ts';
import { plainPieces } from '../../electron/vault/exchange/receiving/judge.ts';
import type { Pair } from './engines.ts';
import { median, ratioOf, type Result, timed } from './measure.ts';

interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly rounds: number;
}
const SIZES: readonly Size[] = [
  { name: '1kb', bytes: 1024, rounds: 15 },
  { name: '1mb', bytes: 1024 ** 2, rounds: 11 },
  { name: '50mb', bytes: 50 * 1024 ** 2, rounds: 5 },
];
const LARGE = { name: '500mb', bytes: 500 * 1024 ** 2, rounds: 3 } as const;
const MOST_BYTES = 1024 ** 3;
const HOUR_MS = 3_600_000;
const CODE = '000.01.02.H99';
const STATION = 'ab'.repeat(16);

interface Cast {
  readonly root: Certificate;
  readonly signers: readonly [CmsSigner, CmsSigner];
  readonly reader: CmsRecipient;
  readonly nowMs: number;
  readonly dir: string;
}

/**
 * One file of 1 KB, 1 MB, 50 MB from the disk into a signed and sealed envelope and out again onto the disk, as the
 * product does it, beside the four commands of `openssl cms` (sign with two, encrypt with AES-256-GCM, decrypt,
 * verify) on the same file in the same round. The commands are processes: their start is in their time.
 */
export const envelopeSizes = (_pair: Pair): Promise<Result[]> => measured(SIZES);

/** The same with 500 MB, and against `age` where it is in PATH: encrypt and decrypt to one key, without signatures. */
export const envelopeLarge = (_pair: Pair): Promise<Result[]> => measured([LARGE], true);

async function measured(sizes: readonly Size[], withAge = false): Promise<Result[]> {
  const dir = mkdtempSync(join(tmpdir(), 'an-thu-bench-envelopes-'));
  try {
    const cast = await castOf(dir);
    const results: Result[] = [];
    const age = withAge ? ageIn(dir) : null;
    for (const { name, bytes, rounds } of sizes) {
      const file = join(dir, 'in');
      writeFileSync(file, randomBytes(bytes));
      const same = (name: string): boolean => readFileSync(join(dir, name)).equals(readFileSync(file));
      const taken = { ours: [] as number[], theirs: [] as number[], age: [] as number[] };
      for (let round = -1; round < rounds; round += 1) {
        const [a, b] = [await timed(() => ours(cast, file)), await timed(() => theirs(cast, file))];
        if (!same('ours.out')) throw new Error('ours is another file');
        if (!same('theirs.out')) throw new Error('what openssl opened is another file');
        const c = age === null ? null : await timed(age);
        if (round < 0) continue; // warm-up
        if (c !== null) taken.age.push(c.ms);
        taken.ours.push(a.ms);
        taken.theirs.push(b.ms);
      }
      const times = { ours: median(taken.ours), anchor: median(taken.theirs) };
      results.push(ratioOf(`envelope-file-${name}`, bytes, times, 'ms', null));
      if (age !== null)
        results.push(
          ratioOf(`envelope-age-${name}`, bytes, { ...times, anchor: median(taken.age) }, 'ms', null),
        );
    }
    return results;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function castOf(dir: string): Promise<Cast> {
  const nowMs = Math.floor(Date.now() / 1000) * 1000;
  const [root, person, office, reader] = await Promise.all([1, 2, 3, 4].map(() => generateRsaKeyPair()));
  if (!root || !person || !office || !reader) throw new Error('no keys');
  const subject = { commonName: 'Cơ quan mẫu', organization: 'Cơ quan mẫu', officeCode: CODE };
  const span = { fromMs: nowMs - HOUR_MS, toMs: nowMs + 1000 * HOUR_MS };
  const authority = issueCertificate({
    role: 'authority',
    subject,
    publicKey: root.publicKey,
    ...span,
    issuerKey: root.privateKey,
  });
  const under = (role: 'signing' | 'encryption', pair: typeof root, who: object = {}): Certificate =>
    issueCertificate({
      role,
      subject: { ...subject, ...who },
      publicKey: pair.publicKey,
      ...span,
      issuer: authority,
      issuerKey: root.privateKey,
    });
  const people = [
    [under('signing', person, { commonName: 'Người ký', personId: 'p1' }), person],
    [under('signing', office), office],
  ] as const;
  const recipient = under('encryption', reader);
  for (const [index, [certificate, { privateKey }]] of [...people, [recipient, reader] as const].entries()) {
    writeFileSync(join(dir, `${index}.pem`), toPem(certificate.der, 'CERTIFICATE'));
    writeFileSync(join(dir, `${index}.key`), privateKey.export({ format: 'pem', type: 'pkcs8' }));
  }
  const [first, second] = people.map(([certificate, { privateKey }]) => keySigner(certificate, privateKey));
  if (!first || !second) throw new Error('no signers');
  const holder = { certificate: recipient, privateKey: reader.privateKey };
  return { root: authority, signers: [first, second], reader: holder, nowMs, dir };
}

async function ours({ root, signers, reader, nowMs, dir }: Cast, file: string): Promise<void> {
  const [sealedPath, envelope] = [join(dir, 'ours.sealed'), join(dir, 'ours.atg')];
  const source = openSync(file, 'r');
  const target = openSync(sealedPath, 'w+');
  const contentKey = newKey();
  const sealed = await sealFile({ fd: source }, target, contentKey, { maxBytes: MOST_BYTES });
  const manifest: Manifest = {
    format: 1,
    envelopeId: randomId(),
    kind: 'document',
    level: 'none',
    createdMs: nowMs,
    sender: { officeCode: CODE, stationId: STATION, name: 'Cơ quan mẫu' },
    recipients: [{ officeCode: CODE, stationId: STATION, sequence: 1 }],
    metadata: {},
    blobs: [
      {
        id: randomId(),
        name: 'tep',
        size: sealed.plainBytes,
        segments: sealed.segments,
        sha256: sealed.sha256Plain,
        sha256Cipher: sealed.sha256Cipher ?? '',
        contentKey: contentKey.toString('base64'),
      },
    ],
  };
  const cms = await sealEnvelope({ manifest, signers, recipients: [reader.certificate] });
  await writeContainerFile(envelope, cms, [{ fd: target, offset: 0, length: sealed.cipherBytes }]);
  closeSync(source);
  closeSync(target);

  const fd = openSync(envelope, 'r');
  const out = openSync(join(dir, 'ours.out'), 'w');
  const container = readContainer(fd, MOST_BYTES);
  const opened = openEnvelope(container.cms, {
    keys: [reader],
    officeCode: CODE,
    stationId: STATION,
    anchorsFor: () => [root],
    revocation: 'when-present',
    nowMs,
    maxTotalBytes: MOST_BYTES,
  });
  const places = locateBlobs(container, opened.manifest);
  for (const blob of opened.manifest.blobs) {
    const place = places.get(blob.id);
    if (place === undefined) throw new Error('no place');
    await checkBlob(place, blob);
    for await (const piece of plainPieces(place, blob)) writeSync(out, piece);
  }
  closeSync(fd);
  closeSync(out);
}

function theirs({ dir }: Cast, file: string): void {
  const run = (...args: string[]): void => {
    const { status, stderr } = spawnSync('openssl', ['cms', ...args], { cwd: dir, encoding: 'utf8' });
    if (status !== 0) throw new Error(`openssl: ${stderr}`);
  };
  const der = ['-binary', '-outform', 'DER', '-md', 'sha256'] as const;
  run(
    ...['-sign', '-nodetach', ...der, '-in', file, '-out', 'signed.p7s'],
    ...['-signer', '0.pem', '-inkey', '0.key', '-signer', '1.pem', '-inkey', '1.key'],
  );
  run(
    ...['-encrypt', '-binary', '-aes-256-gcm', '-in', 'signed.p7s', '-outform', 'DER', '-out', 'sealed.p7m'],
    ...['-recip', '2.pem', '-keyopt', 'rsa_padding_mode:oaep', '-keyopt', 'rsa_oaep_md:sha256'],
  );
  run('-decrypt', '-binary', '-inform', 'DER', '-in', 'sealed.p7m', '-inkey', '2.key', '-out', 'opened.p7s');
  run('-verify', '-noverify', '-binary', '-inform', 'DER', '-in', 'opened.p7s', '-out', 'theirs.out');
}

/** `age` with a key of its own, or null where it is not installed. */
function ageIn(dir: string): (() => void) | null {
  const run = (program: string, ...args: string[]): boolean => {
    const { status, error, stderr } = spawnSync(program, args, { cwd: dir, encoding: 'utf8' });
    if (error) return false;
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
    return true;
  };
  if (!run('age-keygen', '-o', 'age.key')) return null;
  const recipient = /public key: (\S+)/.exec(readFileSync(join(dir, 'age.key'), 'utf8'))?.[1] ?? '';
  return () => {
    run('age', '-r', recipient, '-o', 'age.sealed', 'in');
    run('age', '-d', '-i', 'age.key', '-o', 'age.out', 'age.sealed');
    rmSync(join(dir, 'age.sealed'));
    rmSync(join(dir, 'age.out'));
  };
}
