import { spawnSync } from 'node:child_process';
import { verify, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headBeside } from '../../../electron/vault/backup/keptHead.ts';
import { leafHash } from '../../../electron/vault/crypto/merkle.ts';
import { isIncluded } from '../../support/merkleProof.ts';
import { incoming } from '../../support/registration.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { rewriteLedger } from '../../support/rewriteLedger.ts';
import {
  carry,
  createTwoStations,
  deliver,
  PAIR_TIMEOUT_MS,
  registerOutgoing,
} from '../../support/twoStations.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../../../build/tools/verifyLedger.mjs');
const HOUR_MS = 3_600_000;

interface Told {
  ok: boolean;
  firstWrong: number | null;
  what?: string;
  [more: string]: unknown;
}
function script(file: string, ...more: string[]): Told {
  const { stdout, status } = spawnSync(process.execPath, [SCRIPT, file, ...more], { encoding: 'utf8' });
  const told = JSON.parse(stdout) as Told;
  expect(status).toBe(told.ok ? 0 : 1);
  return told;
}

describe('signed heads of the ledger', () => {
  let vault: TestVault;
  let nowMs = TEST_NOW_MS;
  beforeAll(async () => {
    const people = ['quantri', 'vanthu', 'lanhdao', 'kiemtra'];
    vault = await createTestVault({ profile: 'standalone', people, nowMs: () => nowMs });
  });
  afterAll(() => vault.remove());

  const verdict = async () => (await vault.as('kiemtra')).ok('ledger.verify', {});
  const withDatabase = async (work: (db: Awaited<ReturnType<typeof openRaw>>) => void): Promise<void> => {
    await vault.close();
    const db = await openRaw(vault.dir);
    work(db);
    db.close();
  };
  /** Puts the vault back as it was, with what remembers how far it was. */
  const undone = async (work: () => Promise<void>): Promise<void> => {
    await vault.close();
    const copy = `${vault.dir}.copy`;
    const note = headBeside(vault.dir);
    const noted = fs.readFileSync(note);
    fs.cpSync(vault.dir, copy, { recursive: true });
    try {
      await work();
    } finally {
      await vault.close();
      fs.rmSync(vault.dir, { recursive: true });
      fs.renameSync(copy, vault.dir);
      fs.writeFileSync(note, noted);
    }
  };

  it('are signed hourly and at the end of a session of someone who holds the office key, not by others', async () => {
    const clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', incoming({ code: '01-CV/TU' })); // a head: there was none
    await clerk.ok('documents.registerIncoming', incoming({ code: '01a-CV/TU' })); // waits for the end
    const first = (await verdict()).heads;
    expect(first).toMatchObject({ firstWrong: null });
    expect(first?.heads).toBeGreaterThan(0);
    const before = first?.heads ?? 0;
    const leader = await vault.as('lanhdao');
    await leader.ok('settings.acceptClock', { reason: 'Đã đối chiếu đồng hồ' });
    expect((await verdict()).heads?.heads).toBe(before);
    const again = await vault.as('vanthu');
    nowMs += HOUR_MS;
    await again.ok('documents.registerIncoming', incoming({ code: '02-CV/TU' }));
    await withDatabase((db) => {
      const reasons = db.prepare('SELECT reason FROM ledger_head ORDER BY size').pluck().all();
      expect(reasons).toContain('hour');
      expect(reasons).toContain('exit');
    });
  });

  it('are signed when a thousand entries have come', async () => {
    // undone: entries that another program wrote are under no seal
    await undone(async () => {
      await withDatabase((db) => {
        const head = db.prepare('SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1').get() as {
          seq: number;
          hash: Buffer;
        };
        db.exec('BEGIN');
        const insert = db.prepare(
          `INSERT INTO ledger SELECT seq + 1, at_ms, actor_id, actor, 'number.accounted', subject_kind, subject_id, facts, hash, ?
           FROM ledger ORDER BY seq DESC LIMIT 1`,
        );
        for (let i = 0; i < 1_000; i += 1) insert.run(Buffer.alloc(32, i % 251));
        db.exec('COMMIT');
        expect(head.seq).toBeGreaterThan(0);
      });
      // the hashes above are no hashes: mended as someone with the key would
      await withDatabase((db) => rewriteLedger(db, 0, {}));
      const clerk = await vault.as('vanthu');
      await clerk.ok('documents.registerIncoming', incoming({ code: '03-CV/TU' }));
      await withDatabase((db) => {
        expect(db.prepare("SELECT count(*) FROM ledger_head WHERE reason = 'entries'").pluck().get()).toBe(1);
      });
      expect(await verdict()).toMatchObject({ intact: true, heads: { firstWrong: null } });
    });
  });

  it('notice a past rewritten with the key in hand, the whole chain recomputed', async () => {
    await undone(async () => {
      await withDatabase((db) => rewriteLedger(db, 5, { actor: 'Người khác' }));
      const told = await verdict();
      expect(told).toMatchObject({ intact: true, firstWrong: null });
      expect(told.heads?.firstWrong).toMatchObject({ by: null, why: 'root' });
      expect(told.heads?.firstWrong?.after).toBeLessThan(5);
      // those who may not count secret entries are told as well
      expect(await (await vault.as('lanhdao')).ok('ledger.verify', {})).toMatchObject({ intact: false });
    });
  });

  it('cannot be made by someone without the office key, nor taken away between', async () => {
    await undone(async () => {
      await withDatabase((db) => {
        expect(() => db.exec('DELETE FROM ledger_head')).toThrow('stays');
        expect(() => db.exec('UPDATE ledger_head SET at_ms = 1')).toThrow('fixed');
        db.exec('DROP TRIGGER ledger_head_no_update; DROP TRIGGER ledger_head_no_delete');
        db.exec('UPDATE ledger_head SET at_ms = at_ms + 1 WHERE size = (SELECT max(size) FROM ledger_head)');
      });
      expect((await verdict()).heads?.firstWrong).toMatchObject({ why: 'signature' });
    });
    await undone(async () => {
      await withDatabase((db) => {
        db.exec('DROP TRIGGER ledger_head_no_delete');
        db.exec('DELETE FROM ledger_head WHERE size = (SELECT min(size) FROM ledger_head)');
      });
      expect((await verdict()).heads?.firstWrong).toMatchObject({ after: 0, why: 'missing' });
    });
    await undone(async () => {
      await withDatabase((db) => {
        db.exec('DROP TRIGGER ledger_no_delete');
        db.exec('DELETE FROM ledger WHERE seq > 9');
      });
      expect(await verdict()).toMatchObject({ intact: true, heads: { firstWrong: { why: 'missing' } } });
    });
  });

  it('prove an entry to anyone with the certificate', async () => {
    const clerk = await vault.as('vanthu');
    const proof = await clerk.ok('ledger.proof', { seq: 3 });
    const [, , size, , root] = JSON.parse(proof.statement) as [string, string, number, number, string];
    const { publicKey } = new X509Certificate(proof.certificate);
    expect(
      verify('sha256', Buffer.from(proof.statement), publicKey, Buffer.from(proof.signature, 'base64')),
    ).toBe(true);
    const steps = proof.path.map((step) => Buffer.from(step, 'hex'));
    const inTree = (canonical: string): boolean =>
      isIncluded(steps, leafHash(canonical), 2, size, Buffer.from(root, 'hex'));
    expect(inTree(proof.canonical)).toBe(true);
    expect(inTree(proof.canonical.replace('[3,', '[4,'))).toBe(false);
    expect(await clerk.call('ledger.proof', { seq: 9_999_999 })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('leave with an exported ledger that a stand-alone script checks and in which it names the first wrong entry', async () => {
    const clerk = await vault.as('vanthu');
    await clerk.ok(
      'documents.registerIncoming',
      incoming({ book: 'classified-incoming', subject: null, level: 'tuyet-mat', code: '03-QĐ/TU' }),
    );
    const file = path.join(path.dirname(vault.dir), 'nhat-ky.jsonl');
    const written = await clerk.ok('ledger.exportTo', { path: file, scope: 'open' });
    expect(written.masked).toBeGreaterThan(0);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const good = script(file);
    expect(good).toMatchObject({
      ok: true,
      masked: written.masked,
      entries: written.entries,
      covered: written.entries,
    });
    const lines = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('["m"')).join()).not.toContain('tuyet-mat');

    const changed = path.join(path.dirname(file), 'sua.jsonl');
    const withLines = (next: string[], ...more: string[]): Told => {
      fs.writeFileSync(changed, `${next.join('\n')}\n`);
      return script(changed, ...more);
    };
    // one letter of entry 7
    const spoiled = lines.map((line, i) =>
      i === 7 ? line.replace(/"([0-9a-f]{64})"\]$/, `"${'0'.repeat(64)}"]`) : line,
    );
    expect(withLines(spoiled)).toMatchObject({ ok: false, firstWrong: 7 });
    expect(withLines(lines.filter((_, i) => i !== 9))).toMatchObject({ ok: false, firstWrong: 9 });
    expect(withLines(lines.filter((line) => !line.startsWith('["h"')))).toMatchObject({ ok: false });
    expect(withLines(lines.slice(0, -1))).toMatchObject({
      ok: false,
      what: 'the end of the file is missing',
    });
    expect(withLines(lines, '--head', `5:${'a'.repeat(64)}`)).toMatchObject({ ok: false });
    expect(withLines(lines, '--authority', 'a'.repeat(64))).toMatchObject({ ok: false });
    expect(withLines(lines, '--authority', String(good['authority']))).toMatchObject({ ok: true });
    const whole = path.join(path.dirname(file), 'toan-bo.jsonl');
    expect(await clerk.ok('ledger.exportTo', { path: whole, scope: 'whole' })).toMatchObject({ masked: 0 });
    expect(script(whole)).toMatchObject({ ok: true, masked: 0 });
    const leader = await vault.as('lanhdao');
    expect(await leader.call('ledger.exportTo', { path: whole, scope: 'open' })).toMatchObject({
      error: { code: 'not-permitted' },
    });
  });
});

describe('ledgers of two offices', () => {
  it(
    'witness each other in receipts, and a rewritten past is noticed by the other office and here',
    {
      timeout: PAIR_TIMEOUT_MS,
    },
    async () => {
      const pair = await createTwoStations({ b: { people: ['quantri', 'vanthu', 'lanhdao', 'kiemtra'] } });
      try {
        const send = async (): Promise<void> => {
          const { id } = await registerOutgoing(await pair.a.clerk(), { files: [] });
          await deliver(pair, pair.a, pair.b, id);
          await carry(pair, pair.b, pair.a); // receipt of B with its head
          const back = await registerOutgoing(await pair.b.clerk(), { files: [] });
          await deliver(pair, pair.b, pair.a, back.id);
          await carry(pair, pair.a, pair.b); // receipt of A: its head, and what it saw of B
        };
        await send();
        await send();
        const clerkOfA = await pair.a.clerk();
        const before = await clerkOfA.ok('ledger.verify', {});
        expect(before.heads?.witnesses).toMatchObject([{ name: pair.b.name, contradicted: false }]);
        expect(before.heads?.witnesses[0]?.seen).toBeGreaterThan(0);
        const atB = await (await pair.b.clerk()).ok('ledger.verify', {});
        expect(atB.heads?.witnesses[0]).toMatchObject({ name: pair.a.name, contradicted: false });

        await pair.a.vault.close();
        const db = await openRaw(pair.a.vault.dir);
        rewriteLedger(db, 4, { act: 'document.viewed' });
        db.close();
        const rewritten = await pair.a.as('vanthu').then(() => pair.a.vault.as('vanthu'));
        expect((await rewritten.ok('ledger.verify', {})).heads?.firstWrong).not.toBeNull();
        // A goes on as if nothing had happened: B sees that its ledger does not go on from what it knew
        await rewritten.ok('exchange.readFolder', { path: pair.folder });
        const { id } = await registerOutgoing(await pair.b.clerk(), { files: [] });
        await (
          await pair.b.clerk()
        ).ok('exchange.send', { documentId: id, to: [{ stationId: pair.a.stationId }] });
        await (await pair.b.clerk()).ok('exchange.writeFolder', { path: pair.folder });
        await rewritten.ok('exchange.readFolder', { path: pair.folder });
        await rewritten.ok('exchange.writeFolder', { path: pair.folder });
        await (await pair.b.clerk()).ok('exchange.readFolder', { path: pair.folder });
        const noticed = await (await pair.b.clerk()).ok('ledger.verify', {});
        expect(noticed.heads?.witnesses[0]).toMatchObject({ name: pair.a.name, contradicted: true });
        const inspector = await pair.b.as('kiemtra');
        const { items } = await inspector.ok('ledger.list', {
          before: null,
          limit: 50,
          actorId: null,
          act: 'ledger.contradicted',
        });
        expect(items.length).toBeGreaterThan(0);
      } finally {
        await pair.remove();
      }
    },
  );
});
