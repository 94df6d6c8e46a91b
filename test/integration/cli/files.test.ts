import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from '../../../electron/cli/run.ts';
import { testKeyPair } from '../../support/keyPool.ts';

const cms = path.resolve(import.meta.dirname, '../../fixtures/cms');
const sample = (...parts: string[]): string => path.join(cms, ...parts);
const expected = JSON.parse(fs.readFileSync(sample('expected.json'), 'utf8')) as { verify_at: string };
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-cms-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** A key and its certificate in one PEM file. */
function keyFile(name: string): string {
  const file = path.join(root, `${name}.pem`);
  const parts = [sample('keys', `test-key-${name}.pem`), sample('pki', `${name}.crt.pem`)];
  fs.writeFileSync(file, parts.map((part) => fs.readFileSync(part, 'utf8')).join('\n'));
  return file;
}

async function cli(...args: string[]) {
  const out: string[] = [];
  const terminal = {
    out: (line: string) => out.push(line),
    readStdin: () => Buffer.alloc(0),
    nowMs: () => Date.parse(expected.verify_at),
    appVersion: 'test',
    newKeyPair: testKeyPair,
  };
  const status = await runCli(terminal, args);
  expect(out).toHaveLength(1);
  return { status, reply: JSON.parse(out[0] ?? '') as unknown };
}

const trust = ['--trust', sample('pki', 'root.crt.pem'), '--trust', sample('pki', 'chain.pem')];

describe('cms', () => {
  test('verify says who signed', async () => {
    const answer = await cli('cms', 'verify', '--in', sample('msg', '05-cades-attached.p7m'), ...trust);
    expect(answer).toMatchObject({
      status: 0,
      reply: { ok: true, value: { signers: [{ namesCertificate: true }] } },
    });
  });

  test('verify takes the content of a detached signature from a file', async () => {
    const message = sample('msg', '02-signed-detached.p7s');
    const right = await cli(
      'cms',
      'verify',
      '--in',
      message,
      '--content',
      sample('content', '02.txt'),
      ...trust,
    );
    const wrong = await cli(
      'cms',
      'verify',
      '--in',
      message,
      '--content',
      sample('content', '01.txt'),
      ...trust,
    );
    expect(right.status).toBe(0);
    expect(wrong).toMatchObject({ status: 1, reply: { ok: false, error: { code: 'signature-invalid' } } });
  });

  test('verify trusts nobody who is not named', async () => {
    const other = keyFile('b-sign');
    const answer = await cli(
      'cms',
      'verify',
      '--in',
      sample('msg', '05-cades-attached.p7m'),
      '--trust',
      other,
    );
    expect(answer).toMatchObject({
      status: 1,
      reply: { ok: false, error: { code: expect.stringMatching(/^certificate-/) } },
    });
  });

  test('decrypt opens for a recipient and for nobody else', async () => {
    const message = sample('msg', '10-authenveloped-one.p7m');
    const content = fs.readFileSync(sample('content', '10.txt'));
    const answers = await Promise.all(
      ['a-enc', 'b-enc', 'c-enc'].map((name) =>
        cli('cms', 'decrypt', '--in', message, '--key', keyFile(name)),
      ),
    );
    expect(answers.filter((answer) => answer.status === 0)).toMatchObject([
      { reply: { ok: true, value: { content: content.toString('base64'), authenticated: true } } },
    ]);
    const refused = answers.filter((answer) => answer.status === 1);
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ reply: { ok: false, error: { code: 'envelope-not-for-us' } } });
  });
});

describe('envelope', () => {
  const text = path.join(root, 'thư.txt');
  fs.writeFileSync(text, 'Kính gửi Đảng ủy xã, ký và niêm phong.');

  test('sealed for two, opened by one, refused when a byte is changed; nothing is overwritten', async () => {
    const sealed = path.join(root, 'thu.p7m');
    const seal = [
      'envelope',
      'seal',
      '--key',
      keyFile('a-sign'),
      '--to',
      sample('pki', 'b-enc.crt.pem'),
      '--to',
      sample('pki', 'c-enc.crt.pem'),
      '--in',
      text,
      '--out',
      sealed,
    ];
    expect(await cli(...seal)).toMatchObject({ status: 0, reply: { ok: true, value: { recipients: 2 } } });
    expect(await cli(...seal)).toMatchObject({
      status: 1,
      reply: { error: { code: 'bad-input', params: { field: 'out' } } },
    });

    const open = (file: string, who: string, into: string) =>
      cli('envelope', 'open', '--key', keyFile(who), '--in', file, '--out', path.join(root, into), ...trust);
    expect((await open(sealed, 'b-enc', 'b')).status).toBe(0);
    expect(fs.readFileSync(path.join(root, 'b', 'content'))).toEqual(fs.readFileSync(text));
    expect(await open(sealed, 'a-enc', 'a')).toMatchObject({
      status: 1,
      reply: { error: { code: 'envelope-not-for-us' } },
    });

    const bytes = fs.readFileSync(sealed);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const changed = path.join(root, 'doi.p7m');
    fs.writeFileSync(changed, bytes);
    expect((await open(changed, 'c-enc', 'c')).status).toBe(1);
    expect(fs.existsSync(path.join(root, 'c'))).toBe(false);
  });

  test('what a revoked signer sealed is refused once the list is given', async () => {
    const sealed = path.join(root, 'thu-hoi.p7m');
    await cli(
      'envelope',
      'seal',
      '--key',
      keyFile('c-sign-revoked'),
      '--to',
      sample('pki', 'b-enc.crt.pem'),
      '--in',
      text,
      '--out',
      sealed,
    );
    const lists = fs
      .readdirSync(sample('pki'))
      .filter((name) => name.includes('crl'))
      .flatMap((name) => ['--crl', sample('pki', name)]);
    const answer = await cli(
      'envelope',
      'open',
      '--key',
      keyFile('b-enc'),
      '--in',
      sealed,
      '--out',
      path.join(root, 'r'),
      ...trust,
      ...lists,
    );
    expect(lists.length).toBeGreaterThan(0);
    expect(answer).toMatchObject({ status: 1, reply: { error: { code: 'certificate-revoked' } } });
  });
});
