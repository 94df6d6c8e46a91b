import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SegmentReader } from '../../../electron/vault/crypto/segmentReader.ts';
import { loadCertificates, loadRevocationLists } from '../../../electron/vault/crypto/x509/bareFiles.ts';
import { sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import { makeVectors, VECTOR_BLOBS, VECTORS, type Vector } from '../../support/envelopeVectors.ts';
import { NOW_MS, refusalOfAsync, testKey } from '../../unit/crypto/testPki.ts';
import { openContainer, type OpenedContainer } from '../../support/openContainer.ts';

/**
 * The test vectors of build/docs/envelope.md: our reader and `openssl cms` look at the same files, and what the document
 * tells another implementer to type is taken out of it and run.
 */
const ROOT = resolve(import.meta.dirname, '../../..');
if (process.env['UPDATE_VECTORS'] === '1') await makeVectors();
const load = (name: string): Buffer => readFileSync(join(VECTORS, name));
const vectors = JSON.parse(load('expected.json').toString('utf8')) as Vector[];
const dir = mkdtempSync(join(tmpdir(), 'an-thu-vectors-'));
afterAll(() => rmSync(dir, { recursive: true }));

async function open<T>(vector: Vector, use: (opened: OpenedContainer, fd: number) => T): Promise<T> {
  const [certificate] = loadCertificates(load(`reader-${vector.reader}.crt.pem`));
  if (!certificate) return expect.unreachable();
  const trust = load('sender.trust.pem');
  const fd = openSync(join(VECTORS, vector.file), 'r');
  try {
    const opened = await openContainer(fd, {
      keys: [{ certificate, privateKey: testKey(`${vector.reader}-enc`) }],
      officeCode: vector.officeCode,
      stationId: vector.stationId,
      anchorsFor: (code) => (code === 'M01.02' ? loadCertificates(trust) : []),
      revocationLists: loadRevocationLists(trust),
      revocation: 'required',
      nowMs: NOW_MS,
      maxTotalBytes: 10_000_000,
    });
    return use(opened, fd);
  } finally {
    closeSync(fd);
  }
}

describe('our reader', () => {
  it.each(vectors.filter(({ refusal }) => refusal === null))('opens $file: $what', async (vector) => {
    const manifest = load(vector.file.replace(/atg$/, 'manifest.json'));
    await open(vector, (opened, fd) => {
      expect(opened.manifest).toEqual(JSON.parse(manifest.toString('utf8')));
      for (const blob of opened.manifest.blobs) {
        const key = Buffer.from(blob.contentKey, 'base64');
        const plain = new SegmentReader(fd, key, { plainBytes: blob.size }, opened.blobs.get(blob.id));
        const bytes = plain.readRange(0, blob.size);
        expect(sha256Hex(bytes)).toBe(blob.sha256);
        expect(bytes.equals(VECTOR_BLOBS[blob.name] ?? Buffer.from('?'))).toBe(true);
      }
    });
  });

  it.each(vectors.filter(({ refusal }) => refusal !== null))('refuses $file: $what', async (vector) => {
    expect(await refusalOfAsync(() => open(vector, () => undefined))).toBe(vector.refusal);
  });
});

/** The fenced blocks of the section "Test vectors", in their order. */
function blocksOf(language: string): string[] {
  const document = readFileSync(join(ROOT, 'build/docs/envelope.md'), 'utf8');
  const section = document.slice(document.indexOf('\n## 7. Test vectors'));
  return [...section.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(
    ([, text]) => text ?? '',
  );
}

/** Runs commands of the document in one shell, and then more. */
function shell(
  commands: readonly string[],
  more: string,
): { readonly status: number | null; readonly said: string; readonly errors: string } {
  writeFileSync(join(dir, 'open-blob.mjs'), blocksOf('js').join('\n'));
  const script = `set -eu\nT=${dir}\n${commands.join('\n')}\n${more}`;
  const { status, stdout, stderr, error } = spawnSync('bash', ['-c', script], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { status, said: stdout, errors: stderr };
}

describe('openssl, by the commands of the document', () => {
  it('opens the vectors as the document says, to the last file', () => {
    const { status, said, errors } = shell(blocksOf('sh'), '');
    expect(status, errors).toBe(0);
    for (const file of ['mau.atg', '01-mat-hai-noi-nhan.atg', '02-phieu-bao.atg'])
      expect(said).toContain(`${file}: whole`);
  }, 60_000);

  it.each(vectors)(
    '$file: $openssl',
    ({ file, reader, openssl }) => {
      const { said } = shell(
        blocksOf('sh').slice(0, 1),
        `set +e; unpack ${file}; decrypt reader-${reader}.crt.pem $K/test-key-${reader}-enc.pem || { echo decrypt-fails; exit; }
       verify sender.trust.pem && echo opened || echo verify-fails`,
      );
      expect(said.trim()).toBe(openssl);
      if (openssl === 'opened')
        expect(
          readFileSync(join(dir, 'manifest.json')).equals(load(file.replace(/atg$/, 'manifest.json'))),
        ).toBe(true);
    },
    60_000,
  );

  it('the document lists every vector with our answer', () => {
    const document = readFileSync(join(ROOT, 'build/docs/envelope.md'), 'utf8');
    for (const { file, refusal } of vectors) {
      const line = document.split('\n').find((text) => text.startsWith(`| \`${file}\``));
      expect(line, file).toContain(refusal === null ? 'opened' : `\`${refusal.split(' ')[0]}\``);
      expect(document).toContain(sha256Hex(load(file)));
    }
  });
});
