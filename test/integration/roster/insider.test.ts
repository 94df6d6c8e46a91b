import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSlot, removeSlot } from '../../../electron/vault/crypto/keySlots.ts';
import { sealPin } from '../../../electron/vault/crypto/slotPins.ts';
import { readHeader, writeHeader } from '../../../electron/vault/crypto/vaultHeader.ts';
import { sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import { headerOf, insider, type Insider, plant, plantedKey } from '../../support/insider.ts';
import { everything, incoming } from '../../support/registration.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_ARGON,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

/** A specialist with no grant and a program of the own (a proof of concept of the audit S-01, S-07, S-08). */
let vault: TestVault;
let nowMs = TEST_NOW_MS;
beforeEach(async () => {
  vault = await createTestVault({ profile: 'standalone', nowMs: () => nowMs });
});
afterEach(() => vault.remove());

const attacker = (): Promise<Insider> => insider(vault.dir, 'chuyenvien2');
const secret = (code: string) =>
  incoming({
    book: 'classified-incoming',
    level: 'toi-mat',
    code,
    subject: 'Tối mật',
    presentTo: vault.ids['bithu'] ?? '',
  });

const findings = async (caller: Caller, part: string) =>
  (await caller.ok('health.check', {})).findings.filter((one) => one.part === part);

async function plantEscrow(): Promise<void> {
  const db = (await attacker()).database();
  for (const half of ['a', 'b'])
    plant(
      db,
      { owner: `emergency-${half}`, personId: null, id: `${half}`.repeat(32) },
      await plantedKey(half),
    );
  db.close();
}

describe('certificates that an insider puts into the database', () => {
  it('for the two halves of the escrow: nothing is wrapped for them, and the health check says so', async () => {
    await plantEscrow();
    const clerk = await vault.as('vanthu');
    const reply = await clerk.call('documents.registerIncoming', secret('71-TTr/TU'));
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'roster-broken', params: { why: 'rows', rows: 2 } },
    });
    const { rows } = await clerk.ok('documents.list', { ...everything, book: 'classified-incoming' });
    expect(rows).toEqual([]);
    expect(await findings(clerk, 'roster')).toMatchObject([
      { state: 'bad', tells: 'differs', count: 2, repair: 'roster' },
    ]);
  });

  it('for a reader: the same', async () => {
    const db = (await attacker()).database();
    plant(
      db,
      { owner: 'person', personId: vault.ids['bithu'] ?? '', id: 'c'.repeat(32) },
      await plantedKey('p'),
    );
    db.close();
    const clerk = await vault.as('vanthu');
    expect(await clerk.call('documents.registerIncoming', secret('72-TTr/TU'))).toMatchObject({
      ok: false,
      error: { code: 'roster-broken' },
    });
  });

  it('while somebody works: noticed before the next wrap', async () => {
    const clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', secret('70-TTr/TU'));
    await plantEscrow();
    expect(await clerk.call('documents.registerIncoming', secret('71-TTr/TU'))).toMatchObject({
      ok: false,
      error: { code: 'roster-broken' },
    });
  });

  it('are taken back by whoever holds the issuing key, and work goes on', async () => {
    await plantEscrow();
    const clerk = await vault.as('vanthu');
    expect(await clerk.call('health.repair', { what: 'roster' })).toMatchObject({
      ok: false,
      error: { code: 'key-not-granted' },
    });
    const admin = await vault.as('quantri');
    expect(await admin.ok('health.repair', { what: 'roster' })).toEqual({ done: 2, left: 0 });
    expect(await findings(admin, 'roster')).toMatchObject([{ state: 'good', tells: 'whole' }]);
    const again = await vault.as('vanthu');
    await again.ok('documents.registerIncoming', secret('71-TTr/TU'));
  });

  it('are not signed by the way when the administrator changes somebody', async () => {
    await plantEscrow();
    const admin = await vault.as('quantri');
    const { people } = await admin.ok('people.list', {});
    const one = people.find(({ username }) => username === 'tiepnhan') ?? expect.fail();
    const { id, revision, fullName, roles, exception } = one;
    const change = { id, revision, fullName, position: 'Chuyên viên tiếp dân', roles, exception };
    expect(await admin.call('people.update', change)).toMatchObject({
      ok: false,
      error: { code: 'roster-broken' },
    });
  });
});

describe('posts and names', () => {
  it('a post that an insider gives himself is none: who he is stands in the signed roster', async () => {
    const db = (await attacker()).database();
    const me = vault.ids['chuyenvien2'];
    db.prepare('INSERT INTO person_role (person_id, role) VALUES (?, ?)').run(me, 'clerk');
    db.prepare("UPDATE person SET full_name = 'Bùi Quang Thắng' WHERE id = ?").run(me);
    db.close();
    const escalated = await vault.as('chuyenvien2');
    expect(await escalated.ok('vault.session', {})).toMatchObject({
      fullName: 'Trịnh Quốc Ưng',
      roles: ['specialist'],
    });
    expect(await escalated.call('documents.registerIncoming', incoming({ code: '99-X' }))).toMatchObject({
      ok: false,
      error: { code: 'not-permitted' },
    });
    const admin = await vault.as('quantri');
    expect(await findings(admin, 'roster')).toMatchObject([{ state: 'bad', count: 1 }]);
    await admin.ok('health.repair', { what: 'roster' });
    const { people } = await admin.ok('people.list', {});
    expect(people.find(({ id }) => id === me)).toMatchObject({
      fullName: 'Trịnh Quốc Ưng',
      roles: ['specialist'],
    });
  });

  it('a roster of before is known for what it is by whoever saw a newer one', async () => {
    const before = (await attacker()).database();
    const rows = before.prepare('SELECT * FROM roster').all();
    const role = before.prepare('SELECT * FROM person_role').all();
    before.close();
    const admin = await vault.as('quantri');
    const { people } = await admin.ok('people.list', {});
    const { id, revision } = people.find(({ username }) => username === 'tiepnhan') ?? expect.fail();
    await admin.ok('people.leave', { id, revision, reason: 'Nghỉ việc', handOver: null });
    await vault.as('vanthu'); // changes the key, sees the new roster
    await vault.close();
    const db = (await attacker()).database();
    db.exec('DROP TRIGGER roster_stays; DELETE FROM roster WHERE serial > 1');
    db.exec("UPDATE person SET state = 'active'");
    db.close();
    expect([rows.length, role.length > 0]).toEqual([1, true]);
    await expect(vault.as('vanthu')).rejects.toThrow('roster-broken {"why":"older"}');
  });

  it('a roster that the insider signs with a key of the own is none, whatever certificate stands beside it', async () => {
    const planted = await plantedKey('CA');
    const db = (await attacker()).database();
    plant(db, { owner: 'authority', personId: null, id: 'd'.repeat(32) }, planted);
    const text = String(db.prepare('SELECT body FROM roster ORDER BY serial DESC LIMIT 1').pluck().get());
    const body = JSON.parse(text) as { serial: number };
    const forged = JSON.stringify({
      ...body,
      serial: body.serial + 1,
      previous: sha256Hex(Buffer.from(text)),
      authority: planted.certificate.sha256,
    });
    const { sign } = await import('node:crypto');
    const signature = sign('sha256', Buffer.from(`an-thu/roster/1\n${forged}`), planted.privateKey);
    db.prepare('INSERT INTO roster (serial, body, signatures) VALUES (?, ?, ?)').run(
      body.serial + 1,
      forged,
      JSON.stringify([{ by: planted.certificate.sha256, signature: signature.toString('base64') }]),
    );
    db.close();
    await expect(vault.as('vanthu')).rejects.toThrow('roster-broken {"why":"signature"}');
  });
});

describe('slots of the header', () => {
  const tryUnlock = async (username: string, passphrase: string) => {
    const service = serviceFor(vault.dir, () => nowMs);
    const reply = await callerOf(service).call('vault.unlock', { username, passphrase });
    await service.close();
    return reply;
  };

  it('one that an insider makes in the name of the secretary opens nothing', async () => {
    await vault.close();
    const { header, vaultKey } = await attacker();
    const slot = header.slots.find((one) => one.kind === 'user' && one.userId === 'bithu') ?? expect.fail();
    const request = { kind: 'user', userId: 'bithu', passphrase: 'kẻ gian lận', cost: TEST_ARGON } as const;
    const without = removeSlot(header, vaultKey, slot.id);
    const db = (await attacker()).database();
    const roster = String(db.prepare('SELECT body FROM roster ORDER BY serial DESC LIMIT 1').pluck().get());
    db.close();
    const { authority, serial } = JSON.parse(roster) as { authority: string; serial: number };
    const pin = { authority, serial };
    writeHeader(headerOf(vault.dir), (await addSlot(without, vaultKey, request)).header);
    expect(await tryUnlock('bithu', 'kẻ gian lận')).toMatchObject({
      error: { code: 'roster-broken', params: { why: 'pin' } },
    });
    // he knows what a pin looks like, too
    writeHeader(headerOf(vault.dir), (await addSlot(without, vaultKey, request, pin)).header);
    expect(sealPin(Buffer.alloc(32), header.vaultId, pin)).toHaveLength(92);
    expect(await tryUnlock('bithu', 'kẻ gian lận')).toMatchObject({
      error: { code: 'roster-broken', params: { why: 'key' } },
    });
    writeHeader(headerOf(vault.dir), header);
    expect(await tryUnlock('bithu', TEST_PASSPHRASE)).toMatchObject({ ok: true });
  });

  it('one in the name of a second officer does not stand for that officer', async () => {
    await vault.close();
    const { header, vaultKey } = await attacker();
    const slot = header.slots.find((one) => one.kind === 'user' && one.userId === 'coyeu') ?? expect.fail();
    const request = { kind: 'user', userId: 'coyeu', passphrase: 'kẻ gian lận', cost: TEST_ARGON } as const;
    writeHeader(
      headerOf(vault.dir),
      (await addSlot(removeSlot(header, vaultKey, slot.id), vaultKey, request)).header,
    );
    const leader = await vault.as('lanhdao');
    const lost = {
      stationId: null,
      noticedOn: '2026-11-24',
      place: 'Phòng văn thư',
      ground: 'BB 01',
      wasOpen: false,
      passphrase: TEST_PASSPHRASE,
      secondUsername: 'coyeu',
      secondPassphrase: 'kẻ gian lận',
    };
    expect(await leader.call('lost.settle', lost)).toMatchObject({
      ok: false,
      error: { code: 'roster-broken', params: { why: 'key' } },
    });
  });

  it('of before a passphrase was changed: the old file is refused with words, and the program leaves none', async () => {
    const old = fs.readFileSync(headerOf(vault.dir));
    const person = await vault.as('vanthu2');
    await person.ok('vault.changePassphrase', {
      current: TEST_PASSPHRASE,
      next: 'mật khẩu mới rất dài 2026',
    });
    await vault.close();
    expect(await tryUnlock('vanthu2', TEST_PASSPHRASE)).toMatchObject({
      error: { code: 'wrong-passphrase' },
    });
    fs.copyFileSync(`${headerOf(vault.dir)}.bak`, headerOf(vault.dir));
    nowMs += 3600_000;
    expect(await tryUnlock('vanthu2', TEST_PASSPHRASE)).toMatchObject({
      error: { code: 'wrong-passphrase' },
    });
    const now = fs.readFileSync(headerOf(vault.dir));
    fs.writeFileSync(headerOf(vault.dir), old);
    expect(await tryUnlock('vanthu2', TEST_PASSPHRASE)).toMatchObject({
      error: { code: 'vault-header-older' },
    });
    fs.writeFileSync(headerOf(vault.dir), now);
    expect(await tryUnlock('vanthu2', 'mật khẩu mới rất dài 2026')).toMatchObject({ ok: true });
    expect(readHeader(headerOf(vault.dir)).generation).toBeGreaterThan(1);
  });
});
