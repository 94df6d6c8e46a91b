import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STANDARD_COST } from '../../../electron/vault/crypto/argon.ts';
import { createHeader, replaceSlot, unlockWithPassphrase } from '../../../electron/vault/crypto/keySlots.ts';
import {
  parseHeader,
  readHeader,
  withChecksum,
  writeHeader,
  type VaultHeader,
} from '../../../electron/vault/crypto/vaultHeader.ts';
import { refusalOf, refusalOfAsync } from '../../unit/crypto/testPki.ts';

const root = mkdtempSync(join(tmpdir(), 'an-thu-header-'));
const path = join(root, 'vault.json');
afterAll(() => rmSync(root, { recursive: true }));

const cost = { m: 256, t: 1, p: 1 };
const options = { floor: cost };
const PASSPHRASE = 'mật khẩu thử';
let header: VaultHeader;
beforeAll(async () => {
  header = (await createHeader([{ kind: 'user', userId: 'ngu', passphrase: PASSPHRASE, cost }])).header;
});

describe('vault.json', () => {
  it('comes back as written, readable by its owner only, with a copy of itself beside it', async () => {
    writeHeader(path, header);
    expect(readHeader(path)).toEqual(header);
    const opened = await unlockWithPassphrase(readHeader(path), 'ngu', PASSPHRASE, options);
    const changed = await replaceSlot(header, opened, {
      kind: 'user',
      userId: 'ngu',
      passphrase: 'mới',
      cost,
    });
    writeHeader(path, changed);
    expect(readHeader(path)).toEqual(changed);
    expect(readHeader(`${path}.bak`)).toEqual(changed);
    expect(readdirSync(root).sort()).toEqual(['vault.json', 'vault.json.bak']);
  });

  it('holds neither passphrase nor key in clear', async () => {
    const opened = await unlockWithPassphrase(header, 'ngu', PASSPHRASE, options);
    const text = JSON.stringify(header);
    for (const secret of [opened.vaultKey, opened.ownKey]) {
      expect(text).not.toContain(secret.toString('hex'));
      expect(text).not.toContain(secret.toString('base64').slice(0, 40));
    }
    expect(text).not.toContain('mật khẩu');
  });

  it('that is absent, damaged, or of the future is said to be so', () => {
    expect(refusalOf(() => readHeader(join(root, 'x.json')))).toBe('vault-absent');
    expect(refusalOf(() => readHeader(root))).toBe('vault-header-damaged');
    for (const text of ['', '{', 'null', '[]', '{"format":1}', '\u0000\u0000']) {
      writeFileSync(join(root, 'bad.json'), text);
      expect(refusalOf(() => readHeader(join(root, 'bad.json')))).toMatch(/^vault-header-damaged/);
    }
    const future = JSON.stringify({ ...header, format: 2, somethingNew: true });
    expect(refusalOf(() => parseHeader(Buffer.from(future)))).toBe('vault-from-future header-format');
    rmSync(join(root, 'bad.json'));
  });

  it('is never read beyond its bound', () => {
    writeFileSync(join(root, 'huge.json'), `{"format":1,"x":"${'a'.repeat(2_000_000)}"}`);
    expect(refusalOf(() => readHeader(join(root, 'huge.json')))).toBe('vault-header-damaged too-large');
    rmSync(join(root, 'huge.json'));
  });

  it('with anything changed is damaged, not a wrong passphrase', () => {
    const text = JSON.stringify(header);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 33, max: 126 }), (at, code) => {
        const bent = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
        if (bent === text) return;
        const outcome = refusalOf(() => parseHeader(Buffer.from(bent)));
        expect(outcome).toMatch(/^vault-(header-damaged|from-future)/);
      }),
      { numRuns: 1000 },
    );
  });

  it('is refused with unknown or missing fields and with absurd costs', () => {
    const bent = (changes: object): string =>
      refusalOf(() => parseHeader(Buffer.from(JSON.stringify({ ...header, ...changes }))));
    const [slot] = header.slots;
    expect(bent({ extra: 1 })).toBe('vault-header-damaged malformed');
    expect(bent({ mac: undefined })).toBe('vault-header-damaged malformed');
    expect(bent({ slots: [{ ...slot, m: 2 ** 30 }] })).toBe('vault-header-damaged malformed');
    expect(bent({ slots: [slot, slot] })).toMatch(/^vault-header-damaged/);
    expect(bent({ slots: Array(200).fill(slot) })).toBe('vault-header-damaged malformed');
  });

  it('stays whole when the new one cannot be written', () => {
    const dir = mkdtempSync(join(root, 'blocked-'));
    const inside = join(dir, 'vault.json');
    writeHeader(inside, header);
    mkdirSync(`${inside}.tmp`); // stands in the way, for root as well
    expect(() => writeHeader(inside, withChecksum({ ...header, generation: 9 }))).toThrow();
    expect(readHeader(inside)).toEqual(header);
  });
});

it('opens at the real cost, once, with real keys', async () => {
  const made = await createHeader([
    { kind: 'user', userId: 'ngu', passphrase: PASSPHRASE, cost: STANDARD_COST },
  ]);
  const opened = await unlockWithPassphrase(made.header, 'ngu', PASSPHRASE);
  expect(opened.vaultKey).toEqual(made.vaultKey);
  expect(await refusalOfAsync(() => unlockWithPassphrase(made.header, 'ngu', 'sai'))).toBe(
    'wrong-passphrase',
  );
}, 120_000);
