import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { issueCertificate } from '../../../electron/vault/crypto/x509/authority.ts';
import { keySigner } from '../../../electron/vault/crypto/cms/sign.ts';
import type { WriteDb } from '../../../electron/vault/db/handles.ts';
import { buildCard, readCard } from '../../../electron/vault/peers/card.ts';
import { insider } from '../../support/insider.ts';
import { testKeyPair } from '../../support/keyPool.ts';
import {
  approved,
  createTwoStations,
  filesFor,
  openChannel,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

/** A colleague with a program of the own (proofs of concept of the second audit, N-03, N-04, N-09, N-21). */
let vault: TestVault | null = null;
let pair: TwoStations | null = null;
afterEach(async () => {
  await vault?.remove();
  await pair?.remove();
  [vault, pair] = [null, null];
});

let nowMs = TEST_NOW_MS;
const make = async (): Promise<TestVault> =>
  (vault = await createTestVault({ profile: 'standalone', nowMs: () => (nowMs += 1000) }));

async function write(dir: string, who: string, run: (db: WriteDb) => void): Promise<void> {
  const db = (await insider(dir, who)).database();
  try {
    run(db);
  } finally {
    db.close();
  }
}

function dropTriggers(db: WriteDb, ...tables: readonly string[]): void {
  const names = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN (SELECT value FROM json_each(?))",
    )
    .pluck()
    .all(JSON.stringify(tables)) as string[];
  for (const name of names) db.exec(`DROP TRIGGER "${name}"`);
}

const rosterFinding = async (caller: Caller) =>
  (await caller.ok('health.check', {})).findings.find(({ part }) => part === 'roster');

const broken = (section: string) => ({
  ok: false,
  error: { code: 'roster-broken', params: { why: 'section', section } },
});

describe('the list of before', () => {
  it('is none for a colleague who has not signed in since: the ledger names the newer one', async () => {
    const { dir, ids, as, close } = await make();
    await as('vanthu');
    const me = ids['vanthu2'] ?? '';
    const admin = await as('quantri');
    const { people } = await admin.ok('people.list', {});
    const { revision, fullName } = people.find(({ id }) => id === me) ?? expect.fail();
    await admin.ok('people.update', {
      id: me,
      revision,
      fullName,
      position: 'Chuyên viên',
      roles: ['specialist'],
      exception: null,
    });
    await close();
    await write(dir, 'vanthu2', (db) => {
      dropTriggers(db, 'roster', 'person', 'person_role');
      db.exec('DELETE FROM roster WHERE serial > 1');
      db.prepare("UPDATE person SET position = 'Văn thư' WHERE id = ?").run(me);
      db.prepare('DELETE FROM person_role WHERE person_id = ?').run(me);
      db.prepare("INSERT INTO person_role VALUES (?, 'clerk')").run(me);
    });
    for (const who of ['vanthu', 'vanthu2', 'quantri'])
      await expect(as(who)).rejects.toThrow('roster-broken {"why":"older"}');
    await write(dir, 'vanthu2', (db) =>
      expect(db.prepare('SELECT key_kind FROM key_grant WHERE person_id = ?').all(me)).toEqual([]),
    );
  });

  it('is none for whoever signed the newer one, even where the ledger was cut too: it was pinned in the same act', async () => {
    const { dir, ids, as, close } = await make();
    const admin = await as('quantri');
    const { people } = await admin.ok('people.list', {});
    const one = people.find(({ id }) => id === ids['vanthu2']) ?? expect.fail();
    const { id, revision, fullName, roles, exception } = one;
    await admin.ok('people.update', { id, revision, fullName, position: 'Văn thư phó', roles, exception });
    await close();
    await write(dir, 'vanthu2', (db) => {
      dropTriggers(db, 'roster', 'person', 'ledger', 'ledger_head');
      db.exec('DELETE FROM roster WHERE serial > 1; DELETE FROM ledger_head');
      db.exec(`DELETE FROM ledger WHERE seq >= (SELECT min(seq) FROM ledger WHERE act = 'person.changed')`);
      db.prepare('UPDATE person SET position = ? WHERE id = ?').run(one.position, id);
    });
    await expect(as('quantri')).rejects.toThrow('roster-broken {"why":"older"}');
  });
});

describe('a second officer', () => {
  it('is one by the post that was signed, never by a row', async () => {
    const { dir, ids, as } = await make();
    await write(dir, 'chuyenvien2', (db) => {
      for (const role of ['clerk', 'leader'])
        db.prepare('INSERT INTO person_role (person_id, role) VALUES (?, ?)').run(ids['chuyenvien2'], role);
    });
    const leader = await as('lanhdao');
    const opening = approved({ secondUsername: 'chuyenvien2' });
    expect(await leader.call('exchange.openChannel', opening)).toMatchObject({
      ok: false,
      error: { code: 'separation-of-duties' },
    });
  });
});

describe('the card of a partner', () => {
  it(
    'is that which was compared: nothing is sealed for another, nothing is believed by it, and one button brings it back',
    { timeout: PAIR_TIMEOUT_MS },
    async () => {
      const people = ['quantri', 'vanthu', 'lanhdao', 'chuyenvien2'];
      pair = await createTwoStations({
        a: { people, profile: 'standalone' },
        b: { profile: 'standalone' },
      });
      const { a, b } = pair;
      await openChannel(a);
      const planted = readCard(await cardOfInsider(b, pair.nowMs()), pair.nowMs());
      const raw = await cardOfInsider(b, pair.nowMs());
      const card = readCard(raw, pair.nowMs());
      expect(card.root.sha256).not.toBe(planted.root.sha256);
      await a.vault.close();
      await write(a.vault.dir, 'chuyenvien2', (db) => plantCard(db, b.stationId, card, raw, TEST_NOW_MS));

      const clerk = await a.vault.as('vanthu');
      expect(await rosterFinding(clerk)).toMatchObject({
        state: 'bad',
        tells: 'differs',
        count: 2,
        repair: 'roster',
      });
      const { id } = await registerOutgoing(clerk, {
        files: [{ name: 'mat.pdf', bytes: PDF }],
        change: { book: 'classified-outgoing', level: 'mat', subject: 'TRICH YEU MAT' },
      });
      const to = [{ stationId: b.stationId }];
      expect(await clerk.call('exchange.send', { documentId: id, to })).toMatchObject(broken('peers'));
      expect(filesFor(pair, b)).toEqual([]);

      const admin = await a.vault.as('quantri');
      expect(await admin.ok('health.repair', { what: 'roster' })).toEqual({ done: 2, left: 0 });
      const again = await a.vault.as('vanthu');
      expect(await rosterFinding(again)).toMatchObject({ state: 'good' });
      await again.ok('exchange.send', { documentId: id, to });
      const { peers } = await again.ok('exchange.peers', {});
      expect(peers.filter(({ trusted }) => trusted)).toHaveLength(1);
    },
  );

  async function cardOfInsider(as: TwoStations['b'], atMs: number): Promise<Buffer> {
    const who = { commonName: as.name, organization: as.name, officeCode: as.officeCode };
    const [fromMs, toMs] = [atMs - 3_600_000, atMs + 300 * 86_400_000];
    const [root, signing, encryption] = [await testKeyPair(), await testKeyPair(), await testKeyPair()];
    const ca = issueCertificate({
      role: 'authority',
      subject: who,
      publicKey: root.publicKey,
      fromMs,
      toMs,
      issuerKey: root.privateKey,
    });
    const under = { subject: who, fromMs, toMs, issuer: ca, issuerKey: root.privateKey };
    const sealer = issueCertificate({ ...under, role: 'encryption', publicKey: encryption.publicKey });
    const signer = issueCertificate({ ...under, role: 'signing', publicKey: signing.publicKey });
    return buildCard(
      {
        officeCode: as.officeCode,
        officeName: as.name,
        stationId: as.stationId,
        stationName: 'x',
        profile: 'standalone',
        training: false,
        issuedMs: atMs,
        root: ca,
        encryption: sealer,
        revocationLists: [],
      },
      keySigner(signer, signing.privateKey),
    );
  }

  function plantCard(
    db: WriteDb,
    stationId: string,
    card: ReturnType<typeof readCard>,
    raw: Buffer,
    atMs: number,
  ): void {
    const old = db
      .prepare('SELECT id, trusted_by AS by FROM peer_card WHERE station_id = ? AND replaced_ms IS NULL')
      .get(stationId) as { id: string; by: string };
    db.prepare('UPDATE peer_card SET replaced_ms = ? WHERE id = ?').run(atMs, old.id);
    db.prepare(
      `INSERT INTO peer_card (id, sha256, station_id, office_code, office_name, station_name, profile, root_sha256, raw,
         issued_ms, valid_until_ms, read_ms, trusted_ms, trusted_by, compared_how)
       VALUES (:id, :sha256, :stationId, :officeCode, :officeName, :stationName, :profile, :root, :raw,
         :issuedMs, :validUntilMs, :atMs, :atMs, :by, 'qua điện thoại')`,
    ).run({
      id: 'f'.repeat(32),
      sha256: card.sha256,
      stationId: card.stationId,
      officeCode: card.officeCode,
      officeName: card.officeName,
      stationName: card.stationName,
      profile: card.profile,
      root: card.root.sha256,
      raw,
      issuedMs: card.issuedMs,
      validUntilMs: card.validUntilMs,
      atMs,
      by: old.by,
    });
  }
});

describe('the policy of the superior', () => {
  it('does not end by being taken away, and comes back', async () => {
    const { dir, as, close } = await make();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const policy = JSON.stringify({
      format: 'an-thu/policy/1',
      office: '*',
      serial: 1,
      issuer: 'Tỉnh ủy Sơn Hà',
      ground: 'CV 12',
      maxIdleMinutes: 10,
      closed: [],
      revocation: 'leaf',
    });
    const spki = publicKey.export({ format: 'der', type: 'spki' });
    const file = path.join(dir, '..', 'chinh-sach.json');
    fs.writeFileSync(
      file,
      JSON.stringify({
        policy,
        signature: sign(null, Buffer.from(policy), privateKey).toString('base64'),
        publicKey: spki.toString('base64'),
      }),
    );
    const { sha256Hex } = await import('../../../electron/vault/crypto/primitives.ts');
    const admin = await as('quantri');
    await admin.ok('policy.load', { path: file, fingerprint: sha256Hex(spki) });
    fs.rmSync(file);
    await close();
    await write(dir, 'chuyenvien2', (db) => {
      dropTriggers(db, 'policy_key', 'station_policy');
      db.exec('DELETE FROM station_policy; DELETE FROM policy_key');
    });
    const again = await as('quantri');
    expect(await again.call('policy.get', {})).toMatchObject(broken('policy'));
    expect(await rosterFinding(again)).toMatchObject({ state: 'bad', count: 2 });
    expect(await again.ok('health.repair', { what: 'roster' })).toEqual({ done: 2, left: 0 });
    expect((await again.ok('policy.get', {})).policy).toMatchObject({ serial: 1, revocation: 'leaf' });
  });
});

describe('the library of tokens', () => {
  const library = (dir: string, name: string): { file: string; mark: string } => {
    const [source, file, mark] = [`${name}.c`, `${name}.so`, `${name}.ran`].map((one) =>
      path.join(dir, one),
    ) as [string, string, string];
    fs.writeFileSync(
      source,
      `#include <stdio.h>
       __attribute__((constructor)) static void go(void) { FILE *f = fopen("${mark}", "w"); if (f) fclose(f); }
       int C_GetFunctionList(void **p) { *p = 0; return 5; }`,
    );
    execFileSync('gcc', ['-shared', '-fPIC', '-o', file, source]);
    return { file, mark };
  };

  it('is loaded only if an officer chose it, and as it was then', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-library-'));
    const { dir, as, close } = await make();
    const [evil, chosen] = [library(folder, 'evil'), library(folder, 'chosen')];
    await write(dir, 'chuyenvien2', (db) => {
      db.prepare('UPDATE station SET token_module = ?').run(evil.file);
    });
    const leader = await as('lanhdao');
    expect(await leader.call('tokens.look', {})).toMatchObject(broken('tokenLibrary'));
    expect(fs.existsSync(evil.mark)).toBe(false);
    const admin = await as('quantri');
    expect(await admin.ok('health.repair', { what: 'roster' })).toEqual({ done: 1, left: 0 });
    await admin.ok('tokens.setModule', { path: chosen.file });
    await close();
    fs.copyFileSync(evil.file, chosen.file);
    const again = await as('lanhdao');
    expect(await again.call('tokens.look', {})).toMatchObject({
      ok: false,
      error: { code: 'token-failed', params: { why: 'moduleChanged' } },
    });
    expect([fs.existsSync(evil.mark), fs.existsSync(chosen.mark)]).toEqual([false, false]);
    fs.rmSync(folder, { recursive: true });
  });
});
