import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toPem } from '../../../electron/vault/crypto/pem.ts';
import { stealKeys } from '../../support/forge.ts';
import {
  createTwoStations,
  filesFor,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

let pair: TwoStations;
let work: string;
beforeAll(async () => {
  pair = await createTwoStations();
  work = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-openssl-'));
}, PAIR_TIMEOUT_MS);
afterAll(async () => {
  await pair.remove();
  fs.rmSync(work, { recursive: true, force: true });
});

const openssl = (...args: string[]): Buffer =>
  execFileSync('openssl', args, { cwd: work, stdio: ['ignore', 'pipe', 'pipe'] });

it('openssl opens the sealed part, and finds both signatures good under the card’s authority', async () => {
  const clerk = await pair.a.clerk();
  const { id } = await registerOutgoing(clerk, {
    files: [{ name: 'Giấy mời họp.pdf', bytes: PDF }],
    subject: 'Mời dự họp giao ban',
  });
  await clerk.ok('exchange.send', { documentId: id, to: [{ stationId: pair.b.stationId }] });
  await clerk.ok('exchange.writeFolder', { path: pair.folder });
  const bytes = fs.readFileSync(filesFor(pair, pair.b)[0] ?? '');
  const cms = bytes.subarray(32, 32 + bytes.readUInt32BE(12)); // build/docs/envelope.md: header of 32, then the CMS
  fs.writeFileSync(path.join(work, 'sealed.p7m'), cms);

  // keys leave the vault inside this test only
  const [recipient] = (await stealKeys(pair.b, 'vanthu', pair.nowMs())).recipients;
  const { root } = await stealKeys(pair.a, 'vanthu', pair.nowMs());
  if (!recipient) throw new Error('no recipient');
  fs.writeFileSync(
    path.join(work, 'key.pem'),
    recipient.privateKey.export({ format: 'pem', type: 'pkcs8' }),
    { mode: 0o600 },
  );
  fs.writeFileSync(path.join(work, 'recipient.pem'), toPem(recipient.certificate.der, 'CERTIFICATE'));
  fs.writeFileSync(path.join(work, 'root.pem'), toPem(root.der, 'CERTIFICATE'));

  openssl(
    'cms',
    '-decrypt',
    '-inform',
    'DER',
    '-in',
    'sealed.p7m',
    '-recip',
    'recipient.pem',
    '-inkey',
    'key.pem',
    '-out',
    'signed.p7m',
  );
  const at = String(Math.floor(pair.nowMs() / 1000));
  const verify = [
    'cms',
    '-verify',
    '-cades',
    '-inform',
    'DER',
    '-in',
    'signed.p7m',
    '-CAfile',
    'root.pem',
    '-purpose',
    'any',
    '-attime',
    at,
  ];
  openssl(...verify, '-out', 'manifest.json', '-signer', 'signers.pem');
  const manifest = JSON.parse(fs.readFileSync(path.join(work, 'manifest.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect(manifest).toMatchObject({
    format: 1,
    kind: 'document',
    level: 'none',
    sender: { officeCode: pair.a.officeCode, stationId: pair.a.stationId },
    recipients: [{ officeCode: pair.b.officeCode, stationId: pair.b.stationId, sequence: 1 }],
    metadata: { subject: 'Mời dự họp giao ban', files: 1 },
    blobs: [{ name: 'Giấy mời họp.pdf', size: PDF.length, segments: 1 }],
  });
  const signers = fs.readFileSync(path.join(work, 'signers.pem'), 'utf8');
  expect(signers.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);

  fs.writeFileSync(
    path.join(work, 'other.pem'),
    toPem((await stealKeys(pair.b, 'vanthu', pair.nowMs())).root.der, 'CERTIFICATE'),
  );
  const wrongRoot = verify.map((arg) => (arg === 'root.pem' ? 'other.pem' : arg));
  expect(() => openssl(...wrongRoot, '-out', 'none')).toThrow(/verif/i);
});
