import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinCode, openShare } from '../../../electron/vault/backup/shares.ts';
import { issueCertificate } from '../../../electron/vault/crypto/x509/authority.ts';
import { toPem } from '../../../electron/vault/crypto/pem.ts';
import { renewCode } from '../../support/recovery.ts';
import { restoreTo, rootOf, setFolders } from '../../support/backups.ts';
import { createTestVault, TEST_NOW_MS, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';
import { testKeyPair } from '../../support/keyPool.ts';

interface Officer {
  readonly certificateFile: string;
  readonly key: Buffer;
}

describe('the recovery code in shares', () => {
  let vault: TestVault;
  let officers: Officer[];
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu'] });
    const folder = path.join(path.dirname(vault.dir), 'cap-tren');
    fs.mkdirSync(folder);
    officers = await Promise.all(
      ['Vũ Hoài Nam', 'Đinh Công Lượng', 'Hà Văn Ẩm'].map((name, at) => officer(folder, name, at)),
    );
  }, 180_000);
  afterAll(() => vault.remove());

  async function officer(folder: string, commonName: string, at: number): Promise<Officer> {
    const pair = await testKeyPair();
    const subject = { commonName, organization: 'Tỉnh ủy Sơn Hà', officeCode: '000.00.02.H99' };
    const [fromMs, toMs] = [TEST_NOW_MS - 1000, TEST_NOW_MS + 365 * 24 * 3600_000];
    const certificate = issueCertificate({
      role: 'authority',
      subject,
      publicKey: pair.publicKey,
      fromMs,
      toMs,
      issuerKey: pair.privateKey,
    });
    const pem = toPem(certificate.der, 'CERTIFICATE');
    const certificateFile = path.join(folder, `${at}.pem`);
    fs.writeFileSync(certificateFile, pem);
    const key = Buffer.from(`${pem}\n${pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()}`);
    return { certificateFile, key };
  }

  it('go to three officers; any two bring the office back on a new machine, one does not', async () => {
    const admin = await vault.as('quantri');
    await admin.ok('backup.create', { targetId: 'first' });
    const out = path.join(path.dirname(vault.dir), 'phan-ma');
    const input = {
      recoveryCode: vault.recoveryCode,
      threshold: 2,
      path: out,
      certificates: officers.map((one) => one.certificateFile),
    };
    const wrong = { ...input, recoveryCode: vault.recoveryCode.replace(/.$/, '') };
    expect(await admin.call('backup.makeShares', wrong)).toMatchObject({
      error: { code: 'wrong-recovery-code' },
    });
    expect(fs.existsSync(out)).toBe(false);
    const made = await admin.ok('backup.makeShares', input);
    // each with the office where to ask for the share
    expect(made.holders).toEqual(
      ['Vũ Hoài Nam', 'Đinh Công Lượng', 'Hà Văn Ẩm'].map((name) => `${name} (Tỉnh ủy Sơn Hà)`),
    );
    // told apart on the stick by whom each is for
    expect(made.files[1]).toMatch(/phan-ma-khoi-phuc-[0-9a-f]{8}-2-dinh-cong-luong\.json$/);
    expect((await admin.ok('backup.overview', {})).shares).toMatchObject({
      threshold: 2,
      holders: made.holders,
    });
    const files = made.files.map((file) => fs.readFileSync(file));
    for (const bytes of files)
      expect(bytes.includes(Buffer.from(vault.recoveryCode.slice(0, 9)))).toBe(false);

    const opened = [2, 0].map((at) =>
      openShare(files[at] ?? Buffer.alloc(0), officers[at]?.key ?? Buffer.alloc(0), ''),
    );
    expect(() => openShare(files[0] ?? Buffer.alloc(0), officers[1]?.key ?? Buffer.alloc(0), '')).toThrow(
      'key-not-granted',
    );
    expect(() => joinCode(opened.slice(0, 1))).toThrow('shares-insufficient');
    const recoveryCode = joinCode(opened);
    expect(recoveryCode).toBe(vault.recoveryCode);
    await admin.ok('backup.drill', { recoveryCode, how: 'shares' });
    expect((await admin.ok('backup.overview', {})).drills[0]).toMatchObject({ kind: 'shares' });

    const dir = path.join(path.dirname(vault.dir), 'may-moi');
    const back = await restoreTo(dir, setFolders(rootOf(vault))[0] ?? '', 'vanthu', () => TEST_NOW_MS, {
      recoveryCode,
    });
    await back.service.close();
  });

  it('are entrusted to people of another station, who open them there with their own keys', async () => {
    let now = TEST_NOW_MS;
    const superior = await createTestVault({
      people: ['quantri', 'vanthu', 'lanhdao'],
      nowMs: () => now,
    });
    const folder = path.dirname(superior.dir);
    const at = (name: string): string => path.join(folder, name);
    const holders = ['vanthu', 'lanhdao'] as const;
    const told: string[] = [];
    for (const who of holders) {
      const person = await superior.as(who);
      const { words } = await person.ok('backup.writeHolderCertificate', { path: at(`${who}.pem`) });
      told.push(words);
    }
    const admin = await vault.as('quantri');
    const certificates = holders.map((who) => at(`${who}.pem`));
    const seen = await admin.ok('backup.lookAtHolders', { certificates });
    expect(seen.holders.map(({ words }) => words)).toEqual(told);
    const made = await admin.ok('backup.makeShares', {
      recoveryCode: vault.recoveryCode,
      threshold: 2,
      path: at('phan'),
      certificates,
    });
    const [first = '', second = ''] = made.files;

    const clerk = await superior.as('vanthu');
    const passphrase = TEST_PASSPHRASE;
    const refused = async (path: string, reason: string): Promise<void> => {
      expect(await clerk.call('backup.openShare', { path, to: at('x.json'), passphrase })).toMatchObject({
        error: { code: 'share-wrong', params: { reason } },
      });
      expect(fs.existsSync(at('x.json'))).toBe(false);
    };
    await refused(second, 'foreign');
    await refused(at('vanthu.pem'), 'malformed');
    expect(
      await clerk.call('backup.openShare', { path: first, to: at('x.json'), passphrase: 'không phải' }),
    ).toMatchObject({ error: { code: 'wrong-passphrase' } });
    // what leaves no trace in the ledger is not left open on a disk either
    now -= 24 * 3600_000;
    expect(await clerk.call('backup.openShare', { path: first, to: at('x.json'), passphrase })).toMatchObject(
      {
        error: { code: 'clock-behind' },
      },
    );
    expect(fs.existsSync(at('x.json'))).toBe(false);
    now = TEST_NOW_MS;
    await clerk.ok('backup.openShare', { path: first, to: at('1.json'), passphrase });
    const leader = await superior.as('lanhdao');
    await leader.ok('backup.openShare', { path: second, to: at('2.json'), passphrase });

    const join = (...paths: string[]) => leader.call('backup.joinShares', { paths });
    expect(await join(at('1.json'))).toMatchObject({ error: { code: 'shares-insufficient' } });
    expect(await join(at('1.json'), second)).toMatchObject({ error: { params: { reason: 'sealed' } } });
    expect(await join(at('1.json'), at('2.json'))).toEqual({
      ok: true,
      value: { recoveryCode: vault.recoveryCode },
    });
    await superior.remove();
  }, 180_000);

  it('are void when a new code is printed', async () => {
    const admin = await vault.as('quantri');
    await renewCode(admin, 'Phiếu cũ đã thất lạc');
    expect((await admin.ok('backup.overview', {})).shares).toBeNull();
  });
});
