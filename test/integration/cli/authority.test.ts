import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../electron/cli/run.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';
import { openSsl } from '../crypto/openssl.ts';
import { testKeyPair } from '../../support/keyPool.ts';

const OFFICE = '000.01.02.H99';

describe('a root in a file, on a machine without a network', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-root-'));
  const at = (name: string): string => path.join(folder, name);
  const openssl = openSsl();
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'coyeu'] });
    fs.writeFileSync(at('mat-khau.txt'), 'Gốc để trong két sắt, hai người giữ\n', { mode: 0o600 });
  }, 180_000);
  afterAll(async () => {
    await vault.remove();
    openssl.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  async function authority(...args: string[]): Promise<{ ok: boolean; value?: Record<string, unknown> }> {
    const out: string[] = [];
    await runCli(
      {
        out: (line) => out.push(line),
        readStdin: () => Buffer.alloc(0),
        nowMs: () => TEST_NOW_MS,
        appVersion: 'test',
        newKeyPair: testKeyPair,
      },
      ['authority', ...args],
    );
    return JSON.parse(out[0] ?? '') as { ok: boolean; value?: Record<string, unknown> };
  }
  const root = ['--key', at('goc.p12'), '--passphrase-file', at('mat-khau.txt')];

  it('certifies an office, which takes it in; openssl believes the chain, the file and the list', async () => {
    const made = await authority(
      ...['create', '--name', 'Gốc của Tỉnh ủy Sơn Hà', '--passphrase-file', at('mat-khau.txt')],
      ...['--out', at('goc.p12'), '--certificate', at('goc.pem')],
    );
    expect(made).toMatchObject({ ok: true, value: { officeCode: null } });
    const opened = openssl.run(
      ...['pkcs12', '-in', at('goc.p12'), '-noout', '-passin', `file:${at('mat-khau.txt')}`],
    );
    expect(opened.ok, opened.output).toBe(true);

    const cipher = await vault.as('coyeu');
    const { files } = await cipher.ok('keys.askOffice', { path: folder, anew: false });
    const signed = [];
    for (const [index, purpose] of (['sign', 'encrypt'] as const).entries()) {
      const request = ['--in', at(files[index] ?? ''), '--purpose', purpose];
      expect(
        await authority('sign', ...root, ...request, '--office', '000.09.09.H99', '--out', at('khac.pem')),
      ).toMatchObject({ error: { code: 'office-certificate-wrong' } });
      signed.push(
        await authority('sign', ...root, ...request, '--office', OFFICE, '--out', at(`${purpose}.pem`)),
      );
      const trust = ['-x509_strict', '-CAfile', at('goc.pem'), '-attime', String(TEST_NOW_MS / 1000)];
      expect(openssl.run('verify', ...trust, at(`${purpose}.pem`)).output).toContain('OK');
    }
    fs.writeFileSync(
      at('hai.pem'),
      Buffer.concat([fs.readFileSync(at('sign.pem')), fs.readFileSync(at('encrypt.pem'))]),
    );
    const taken = await cipher.ok('keys.takeOfficeFile', {
      path: at('hai.pem'),
      passphrase: null,
      comparedHow: 'Đọc 12 từ ngay tại két',
      fingerprint: String(made.value?.['fingerprint']),
    });
    expect(taken.certificates.map(({ serial }) => serial)).toEqual(
      signed.map(({ value }) => value?.['serial']),
    );

    const serial = String(signed[0]?.value?.['serial']);
    expect(
      await authority('list', ...root, '--revoke', `${serial}=compromised`, '--out', at('1.crl')),
    ).toMatchObject({ ok: true });
    expect(
      await authority(
        ...['list', ...root, '--previous', at('1.crl'), '--revoke', '4a01=ceased', '--out', at('2.crl')],
      ),
    ).toMatchObject({ ok: true });
    const { output } = openssl.run('crl', '-in', at('2.crl'), '-CAfile', at('goc.pem'), '-noout', '-text');
    expect(output).toContain('verify OK');
    expect(output.toLowerCase()).toContain(serial);
    expect(output).toContain('4A01');
    expect(await cipher.ok('keys.readList', { path: at('2.crl') })).toMatchObject({ revoked: 2 });
    expect(await cipher.call('exchange.writeCard', { path: at('the.json') })).toMatchObject({
      error: { code: 'certificate-revoked' },
    });
  }, 180_000);

  it('refuses a weak passphrase, another root’s list and a reason that is none', async () => {
    fs.writeFileSync(at('yeu.txt'), '1234\n', { mode: 0o600 });
    const create = ['create', '--name', 'Gốc khác', '--out', at('khac.p12'), '--certificate', at('khac.crt')];
    expect(await authority(...create, '--passphrase-file', at('yeu.txt'))).toMatchObject({
      error: { code: 'weak-passphrase' },
    });
    await authority(...create, '--passphrase-file', at('mat-khau.txt'));
    const other = ['--key', at('khac.p12'), '--passphrase-file', at('mat-khau.txt')];
    expect(await authority('list', ...other, '--previous', at('2.crl'), '--out', at('3.crl'))).toMatchObject({
      error: { code: 'certificate-invalid' },
    });
    expect(await authority('list', ...root, '--revoke', '4a02=perhaps', '--out', at('3.crl'))).toMatchObject({
      error: { code: 'bad-input' },
    });
    expect(fs.existsSync(at('3.crl'))).toBe(false);
  }, 180_000);
});
