import { beforeAll, describe, expect, it } from 'vitest';
import {
  calibrate,
  deriveKey,
  FLOOR_COST,
  isAffordable,
  STANDARD_COST,
} from '../../../electron/vault/crypto/argon.ts';
import * as slots from '../../../electron/vault/crypto/keySlots.ts';
import { createRecoveryCode } from '../../../electron/vault/crypto/recoveryCode.ts';
import {
  parseHeader,
  withChecksum,
  type Slot,
  type VaultHeader,
} from '../../../electron/vault/crypto/vaultHeader.ts';
import { newKey } from '../../../electron/vault/crypto/wrap.ts';
import { makePki, refusalOf, refusalOfAsync } from './testPki.ts';

const cost = { m: 256, t: 1, p: 1 };
const floor = cost; // the product's floor is tested by itself below
const PASSPHRASE = 'mật khẩu của Ngữ — ặ ễ ộ';
const code = createRecoveryCode();

let made: Awaited<ReturnType<typeof slots.createHeader>>;
beforeAll(async () => {
  made = await slots.createHeader([
    { kind: 'user', userId: 'ngu', passphrase: PASSPHRASE, cost },
    { kind: 'user', userId: 'binh', passphrase: 'mật khẩu của Bình', cost },
    { kind: 'recovery', code, cost },
  ]);
});

const unlock = (header: VaultHeader, user = 'ngu', passphrase = PASSPHRASE) =>
  slots.unlockWithPassphrase(header, user, passphrase, { floor });
const reason = (header: VaultHeader, user?: string, passphrase?: string): Promise<string> =>
  refusalOfAsync(() => unlock(header, user, passphrase));

/** The header as an attacker without the key could rewrite it: table changed, checksum made good. */
function rewritten(change: (list: Slot[]) => Slot[]): VaultHeader {
  const header = made.header;
  return parseHeader(
    Buffer.from(JSON.stringify(withChecksum({ ...header, slots: change([...header.slots]) }))),
  );
}

describe('slots', () => {
  it('open the same vault key and each its own', async () => {
    const [a, b] = [await unlock(made.header), await unlock(made.header, 'binh', 'mật khẩu của Bình')];
    expect(a.vaultKey).toEqual(made.vaultKey);
    expect(b.vaultKey).toEqual(made.vaultKey);
    expect(a.ownKey).toEqual(made.ownKeys[0]);
    expect(b.ownKey).toEqual(made.ownKeys[1]);
    expect(a.ownKey).not.toEqual(b.ownKey);
    expect(slots.isVaultKey(made.header, a.vaultKey)).toBe(true);
    expect(slots.isVaultKey(made.header, newKey())).toBe(false);
  });

  it('open with the passphrase typed as NFD', async () => {
    const nfd = PASSPHRASE.normalize('NFD');
    expect(nfd).not.toBe(PASSPHRASE);
    expect((await unlock(made.header, 'ngu', nfd)).vaultKey).toEqual(made.vaultKey);
  });

  it('answer alike to a wrong passphrase and an unknown user', async () => {
    expect(await reason(made.header, 'ngu', 'sai')).toBe('wrong-passphrase');
    expect(await reason(made.header, 'nobody', PASSPHRASE)).toBe('wrong-passphrase');
    expect(await reason(made.header, 'binh', PASSPHRASE)).toBe('wrong-passphrase');
  });

  it('open with the recovery code as typed', async () => {
    const opened = await slots.unlockWithRecoveryCode(made.header, code.toLowerCase().replaceAll('-', ' '), {
      floor,
    });
    expect(opened.vaultKey).toEqual(made.vaultKey);
    const other = () => slots.unlockWithRecoveryCode(made.header, createRecoveryCode(), { floor });
    expect(await refusalOfAsync(other)).toBe('wrong-recovery-code');
    expect(await refusalOfAsync(() => slots.unlockWithRecoveryCode(made.header, 'x', { floor }))).toBe(
      'wrong-recovery-code',
    );
  });

  it('open for the escrow certificate and no other key', async () => {
    const pki = makePki();
    const { certificate } = pki.officeBReads;
    const { header } = await slots.addSlot(made.header, made.vaultKey, { kind: 'escrow', certificate });
    expect(slots.unlockWithEscrowKey(header, certificate, pki.officeBReads.privateKey).vaultKey).toEqual(
      made.vaultKey,
    );
    const wrong = (): unknown => slots.unlockWithEscrowKey(header, certificate, pki.stranger.privateKey);
    expect(refusalOf(wrong)).toBe('key-not-granted wrong-key');
    const none = (): unknown =>
      slots.unlockWithEscrowKey(made.header, certificate, pki.officeBReads.privateKey);
    expect(refusalOf(none)).toBe('key-not-granted no-escrow-slot');
  });
});

describe('changing slots', () => {
  it('adds a user, with a key of its own', async () => {
    const added = await slots.addSlot(made.header, made.vaultKey, {
      kind: 'user',
      userId: 'mai',
      passphrase: 'mới',
      cost,
    });
    const opened = await unlock(added.header, 'mai', 'mới');
    expect(opened.ownKey).toEqual(added.ownKey);
    expect(opened.vaultKey).toEqual(made.vaultKey);
    expect(added.header.generation).toBe(2);
    const twice = () =>
      slots.addSlot(added.header, made.vaultKey, { kind: 'user', userId: 'mai', passphrase: 'x', cost });
    expect(await refusalOfAsync(twice)).toBe('username-taken slot-exists');
  });

  it('changes a passphrase and keeps the own key', async () => {
    const opened = await unlock(made.header);
    const header = await slots.replaceSlot(made.header, opened, {
      kind: 'user',
      userId: 'ngu',
      passphrase: 'khẩu mới',
      cost,
    });
    expect(await reason(header)).toBe('wrong-passphrase');
    expect((await unlock(header, 'ngu', 'khẩu mới')).ownKey).toEqual(opened.ownKey);
    expect((await unlock(header, 'binh', 'mật khẩu của Bình')).vaultKey).toEqual(made.vaultKey);
  });

  it('takes a user away, but never the last secret that a person holds', async () => {
    const [first, second, third] = made.header.slots.map((slot) => slot.id);
    let header = slots.removeSlot(made.header, made.vaultKey, first ?? '');
    expect(await reason(header)).toBe('wrong-passphrase');
    expect(refusalOf(() => slots.removeSlot(header, made.vaultKey, first ?? ''))).toBe('not-found slot');
    header = slots.removeSlot(header, made.vaultKey, second ?? '');
    expect(refusalOf(() => slots.removeSlot(header, made.vaultKey, third ?? ''))).toBe(
      'last-administrator last-slot',
    );
  });

  it('needs the vault key of the header', async () => {
    const adding = () =>
      slots.addSlot(made.header, newKey(), { kind: 'user', userId: 'x', passphrase: 'x', cost });
    expect(await refusalOfAsync(adding)).toBe('vault-header-damaged key-check');
  });
});

describe('a table changed without the key', () => {
  const isNgu = (slot: Slot): boolean => slot.kind === 'user' && slot.userId === 'ngu';

  it('is refused with a slot removed, added or in another order', async () => {
    expect(await reason(rewritten((list) => list.filter((s) => s.kind !== 'recovery')))).toBe(
      'vault-header-damaged slot-table',
    );
    expect(await reason(rewritten((list) => list.reverse()))).toBe('vault-header-damaged slot-table');
    const extra = await slots.createHeader([{ kind: 'user', userId: 'evil', passphrase: 'x', cost }]);
    expect(await reason(rewritten((list) => [...list, ...extra.header.slots]))).toBe(
      'vault-header-damaged slot-table',
    );
  });

  it('does not let one user in with the slot of another', async () => {
    const swapped = rewritten((list) =>
      list.map((slot) =>
        slot.kind === 'user' ? { ...slot, userId: slot.userId === 'ngu' ? 'binh' : 'ngu' } : slot,
      ),
    );
    expect(await reason(swapped, 'ngu', 'mật khẩu của Bình')).toBe('wrong-passphrase');
    expect(await reason(swapped, 'binh', PASSPHRASE)).toBe('wrong-passphrase');
  });

  it('does not get cheaper', async () => {
    const cheap = (t: number, m: number) =>
      rewritten((list) => list.map((s) => (isNgu(s) ? { ...s, t, m } : s) as Slot));
    expect(await reason(cheap(1, 8))).toBe('vault-header-damaged slot-cost');
    expect(await reason(cheap(2, 512))).toBe('wrong-passphrase'); // dearer is bound to the keys as well
    expect(await refusalOfAsync(() => slots.unlockWithPassphrase(made.header, 'ngu', PASSPHRASE))).toBe(
      'vault-header-damaged slot-cost', // what tests use is below the product's floor
    );
  });

  it('does not get so dear that the machine stands still: nothing is derived for it', async () => {
    const GIB = 1024 * 1024;
    const dear =
      (m: number, t: number, p = 1) =>
      (list: Slot[]) =>
        list.map((s) => (s.kind === 'escrow' ? s : { ...s, m, t, p })) as Slot[];
    const began = performance.now();
    for (const change of [dear(2 * GIB, 64), dear(GIB, 32), dear(64 * 1024, 1000), dear(256, 1, 64)]) {
      // the file is not taken
      expect(refusalOf(() => rewritten(change))).toMatch(/^vault-header-damaged/);
      // nor is what a program would hand over unread; one whom it does not know costs no more than the floor
      const header = withChecksum({ ...made.header, slots: change([...made.header.slots]) });
      expect(await reason(header)).toBe('vault-header-damaged slot-cost');
      expect(await refusalOfAsync(() => slots.unlockWithRecoveryCode(header, code, { floor }))).toBe(
        'vault-header-damaged slot-cost',
      );
    }
    expect(performance.now() - began).toBeLessThan(2_000);
    // what set-up can ask for stays far below
    for (const t of [16, 32]) expect(isAffordable({ ...STANDARD_COST, t })).toBe(true);
  });

  it('does not pass as another vault', async () => {
    const header = withChecksum({ ...made.header, vaultId: '0'.repeat(32) });
    expect(await reason(header)).toBe('wrong-passphrase');
  });
});

describe('Argon2id', () => {
  it('depends on all it is given', async () => {
    const salt = Buffer.alloc(16, 7);
    const key = await deriveKey('a', salt, cost);
    expect(key).toHaveLength(32);
    expect(await deriveKey('a', salt, cost)).toEqual(key);
    expect(await deriveKey('b', salt, cost)).not.toEqual(key);
    expect(await deriveKey('a', Buffer.alloc(16, 8), cost)).not.toEqual(key);
    expect(await deriveKey('a', salt, { ...cost, t: 2 })).not.toEqual(key);
  });

  it('is calibrated to no less than the standard on any machine that keeps up, never below the floor', async () => {
    const found = await calibrate(1);
    expect(found.m).toBeGreaterThanOrEqual(FLOOR_COST.m);
    expect(found.t).toBeGreaterThanOrEqual(FLOOR_COST.t);
    expect(found.m).toBeLessThanOrEqual(STANDARD_COST.m);
  }, 60_000);
});
