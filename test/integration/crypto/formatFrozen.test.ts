import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SegmentReader } from '../../../electron/vault/crypto/segmentReader.ts';
import { loadCertificates } from '../../../electron/vault/crypto/x509/bareFiles.ts';
import { sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import { NOW_MS, testKey } from '../../unit/crypto/testPki.ts';
import { openContainer } from '../../support/openContainer.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/envelope');
const load = (name: string): Buffer => readFileSync(join(FIXTURES, name));

/** The test vector of build/docs/envelope.md: a container that every later version must still open. */
it('a container of format 1 opens as it did when it was made', async () => {
  expect(sha256Hex(load('mau.atg'))).toBe('9a09cb2bd0e48a3b6aba0192cfb9592bf3a08497b23b82e2e0774beb979e6f6e');
  const [certificate] = loadCertificates(load('reader.crt.pem'));
  if (!certificate) return expect.unreachable();
  const fd = openSync(join(FIXTURES, 'mau.atg'), 'r');
  try {
    const { manifest, blobs, person } = await openContainer(fd, {
      keys: [{ certificate, privateKey: testKey('b-enc') }],
      officeCode: 'M01',
      stationId: 'may-9',
      anchorsFor: () => loadCertificates(load('authority.crt.pem')),
      revocation: 'when-present',
      nowMs: NOW_MS,
      maxTotalBytes: 100_000,
    });
    expect(manifest).toEqual(JSON.parse(load('manifest.json').toString('utf8')));
    expect(person?.name.commonName).toBe('Nguyễn Thị Ngữ');
    const [blob] = manifest.blobs;
    const key = Buffer.from(blob?.contentKey ?? '', 'base64');
    const reader = new SegmentReader(fd, key, {}, blobs.get(blob?.id ?? ''));
    expect(reader.readRange(0, reader.plainBytes)).toEqual(load('blob.txt'));
  } finally {
    closeSync(fd);
  }
});
