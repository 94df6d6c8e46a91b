import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sealCms } from '../../../electron/vault/crypto/cms/envelope.ts';
import { signCms } from '../../../electron/vault/crypto/cms/sign.ts';
import { writeContainerFile } from '../../../electron/vault/envelopes/container.ts';
import { enter } from '../../../electron/vault/exchange/receiving/enterIn.ts';
import { folderChannel } from '../../../electron/vault/exchange/channel/folder.ts';
import { documentKind } from '../../../electron/vault/exchange/kinds/document.ts';
import { takeFrom } from '../../../electron/vault/exchange/receiving/takeIn.ts';
import type { Arrival, Channel } from '../../../electron/vault/exchange/channel/channel.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { sealTo, stealKeys, type StolenKeys } from '../../support/forge.ts';
import { putForgery, sampleManifest } from '../../support/forgery.ts';
import { openPorts } from '../../support/openPorts.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import type { Caller } from '../../support/vault.ts';
import { createTwoStations, PAIR_TIMEOUT_MS, type TwoStations } from '../../support/twoStations.ts';

type Row = Output<'exchange.list'>['rows'][number];

/** What a trusted office may send by mistake or by malice, and what anybody may put on a stick. */
describe('one envelope that is bad, beside honest ones', () => {
  let pair: TwoStations;
  let keysA: StolenKeys;
  let keysB: StolenKeys;
  let number = 0;
  beforeAll(async () => {
    pair = await createTwoStations();
    keysA = await stealKeys(pair.a, 'vanthu', pair.nowMs());
    keysB = await stealKeys(pair.b, 'vanthu', pair.nowMs());
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  /** Signs in anew, after the vault was closed. */
  const again = async (): Promise<Caller> => {
    await pair.b.as('lanhdao');
    return pair.b.clerk();
  };
  const box = (): string => path.join(pair.folder, 'an-thu', pair.b.stationId);
  const honest = async (): Promise<void> => {
    const manifest = sampleManifest(pair.a, pair.b, (number += 1), pair.nowMs());
    const { person, office } = keysA;
    await putForgery(pair, pair.b, { signers: [person, office], sealedFor: sealTo(keysB), manifest });
  };

  /** The text is signed and sealed as it is, by the keys of the trusted office. */
  async function poison(change: (json: string) => string): Promise<void> {
    const manifest = sampleManifest(pair.a, pair.b, (number += 1), pair.nowMs());
    const signed = await signCms({
      content: Buffer.from(change(JSON.stringify(manifest))),
      signers: [keysA.person, keysA.office],
      signedMs: manifest.createdMs,
    });
    fs.mkdirSync(box(), { recursive: true });
    const file = path.join(box(), `${pair.a.stationId}.${manifest.envelopeId}.atg`);
    await writeContainerFile(file, sealCms(signed, sealTo(keysB)), []);
  }

  const clear = (): void => fs.rmSync(path.join(pair.folder, 'an-thu'), { recursive: true, force: true });
  const rows = async (of: 'in' | 'quarantine' | 'out' | 'all'): Promise<Row[]> => {
    const clerk = await pair.b.clerk();
    return (await clerk.ok('exchange.list', { box: of, after: null, limit: 200 })).rows;
  };
  const read = async (): Promise<Output<'exchange.readFolder'>> => {
    pair.pass(1000);
    return (await pair.b.clerk()).ok('exchange.readFolder', { path: pair.folder });
  };
  const inMetadata = (text: string) => (json: string) => json.replace('"metadata":{', `"metadata":{${text},`);

  it.each([
    ['nested 1,001 deep', inMetadata(`"zzz":${'['.repeat(1001)}${']'.repeat(1001)}`)],
    ['nested 100,000 deep', inMetadata(`"zzz":${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
    ['of 100,000 values', inMetadata(`"zzz":[${'1,'.repeat(100_000)}1]`)],
    [
      'with its level twice',
      (json: string) => json.replace('"level":"none"', '"level":"mat","level":"none"'),
    ],
    ['with a key twice, once escaped', inMetadata('"c\\u006fde":"1"')],
    [
      'from an office whose name turns around',
      (json: string) => json.replace(`"name":"${'Đảng'}`, '"name":"\u202EĐảng'),
    ],
  ])('a manifest %s is kept out, and the letter beside it comes in', async (_what, change) => {
    const [before, kept] = [await rows('in'), await rows('quarantine')];
    await poison(change);
    await honest();
    expect(await read()).toMatchObject({ read: 2, quarantined: 1 });
    expect(await rows('in')).toHaveLength(before.length + 1);
    const now = await rows('quarantine');
    expect(now).toHaveLength(kept.length + 1);
    expect(now[0]?.errorCode).toBe('envelope-malformed');
    expect(await read()).toMatchObject({ read: 0, alreadyKnown: 2 });
    clear();
  });

  it('what nobody thought of goes to quarantine by itself, and tells its sender', async () => {
    const waiting = (await rows('in')).length;
    vi.spyOn(documentKind, 'accept').mockImplementationOnce(() => {
      throw new TypeError('nobody thought of this');
    });
    await honest();
    await honest();
    expect(await read()).toMatchObject({ read: 2, quarantined: 1 });
    expect(await rows('in')).toHaveLength(waiting + 1);
    const [row] = await rows('quarantine');
    expect(row?.errorCode).toBe('envelope-unstorable');
    expect(await read()).toMatchObject({ read: 0, alreadyKnown: 2 });
    vi.restoreAllMocks();
    clear();
  });

  it('a fault of our own disk stops the run and keeps nothing out', async () => {
    const before = [(await rows('in')).length, (await rows('quarantine')).length];
    vi.spyOn(documentKind, 'accept').mockImplementationOnce(() => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    });
    await honest();
    await honest();
    const reply = await (await pair.b.clerk()).call('exchange.readFolder', { path: pair.folder });
    expect(reply).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect([(await rows('in')).length, (await rows('quarantine')).length]).toEqual(before);
    expect(await read()).toMatchObject({ read: 2, quarantined: 0 });
    vi.restoreAllMocks();
    clear();
  });

  it('asks the disk first, and copies nothing where it has no room', async () => {
    await pair.b.vault.close();
    const { ports, close } = await openPorts(pair.b.vault.dir, 'vanthu', pair.nowMs);
    const huge: Arrival = {
      claimed: null,
      size: 2 ** 52,
      open: () => undefined,
      copyTo: () => Promise.reject(new Error('it was copied')),
    };
    const channel: Channel = {
      id: 'folder',
      put: () => Promise.resolve(false),
      list: () => Promise.resolve({ arrivals: [huge], skipped: 0, unfinished: 0 }),
    };
    try {
      await expect(takeFrom(ports, channel)).rejects.toMatchObject({ code: 'exchange-no-room' });
    } finally {
      close();
      await again();
    }
  });

  /** A container in whose seal nobody could look, named with the id of a trusted station. */
  function junk(index: number, bytes: number): void {
    const file = Buffer.alloc(bytes, 7);
    Buffer.from('ANTHUGOI').copy(file);
    file.writeUInt16BE(1, 8);
    file.writeUInt16BE(1, 10);
    file.writeUInt32BE(1000, 12);
    file.writeBigUInt64BE(BigInt(bytes), 16);
    file.writeBigUInt64BE(0n, 24);
    file.writeUInt32BE(index, 2000);
    fs.mkdirSync(box(), { recursive: true });
    const name = `${pair.a.stationId}.${index.toString(16).padStart(32, '0')}.atg`;
    fs.writeFileSync(path.join(box(), name), file);
  }
  const lying = (): string[] => fs.readdirSync(path.join(pair.b.vault.dir, 'exchange', 'inbox'));

  it('of 200 that were not sealed for us only head and digest stay, and nobody is refused', async () => {
    const [before, files] = [(await rows('out')).length, lying().length];
    const receipts = async (): Promise<unknown> => {
      await pair.b.vault.close();
      const db = await openRaw(pair.b.vault.dir);
      const count = db.prepare("SELECT count(*) FROM outbox WHERE kind = 'receipt'").pluck().get();
      db.close();
      await again();
      return count;
    };
    const told = await receipts();
    for (let i = 0; i < 200; i++) junk(i, 20_000);
    await honest();
    expect(await (await pair.b.clerk()).ok('exchange.readFolder', { path: pair.folder })).toMatchObject({
      read: 201,
      quarantined: 200,
    });
    expect(lying()).toHaveLength(files + 1);
    expect(await rows('out')).toHaveLength(before);
    expect(await receipts()).toBe(Number(told) + 1); // the one of the honest letter
    expect(await (await pair.b.clerk()).ok('exchange.readFolder', { path: pair.folder })).toMatchObject({
      read: 0,
      alreadyKnown: 201,
    });
  });

  it('is discarded by the clerk, alone or with all like it, and leaves its line and a ledger entry', async () => {
    const clerk = await pair.b.clerk();
    const [first] = await rows('quarantine');
    const envelopeId = first?.envelopeId ?? '';
    const { quarantined } = await clerk.ok('exchange.summary', {});
    expect(await clerk.ok('exchange.discard', { envelopeId, alike: false })).toEqual({ discarded: 1 });
    expect(await clerk.ok('exchange.get', { envelopeId })).toMatchObject({ stage: 'discarded' });
    expect(await clerk.call('exchange.discard', { envelopeId, alike: false })).toMatchObject({
      error: { code: 'illegal-transition' },
    });
    const [next] = await rows('quarantine');
    expect(next?.envelopeId).not.toBe(envelopeId);
    const all = { envelopeId: next?.envelopeId ?? '', alike: true };
    const { discarded } = await clerk.ok('exchange.discard', all);
    expect(discarded).toBe(199);
    expect((await clerk.ok('exchange.summary', {})).quarantined).toBe(quarantined - 200);
    expect((await rows('all')).some((row) => row.envelopeId === envelopeId)).toBe(true);
    // the same file is known, and stays discarded
    expect(await clerk.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({ read: 0 });
    const one = (await rows('in'))[0]?.envelopeId ?? '';
    expect(await clerk.call('exchange.discard', { envelopeId: one, alike: true })).toMatchObject({
      error: { code: 'illegal-transition' },
    });
    clear();
  });

  it('has a quota: beyond its bytes heads are kept, beyond its number nothing', async () => {
    clear();
    // decrypts, and is signed by nobody whom we know: whoever has our card makes as many as it likes
    const strange = await stealKeys(pair.b, 'vanthu', pair.nowMs());
    for (let i = 0; i < 6; i++) {
      const manifest = sampleManifest(pair.a, pair.b, 700 + i, pair.nowMs());
      const signers = [strange.person, strange.office];
      await putForgery(pair, pair.b, { signers, sealedFor: sealTo(keysB), manifest });
    }
    await pair.b.vault.close();
    const opened = await openPorts(pair.b.vault.dir, 'vanthu', pair.nowMs);
    try {
      const { db, ports } = opened;
      db.prepare(
        'UPDATE quarantine SET discarded_ms = 1, discarded_by = ?, kept_bytes = 0, head = ? WHERE discarded_ms IS NULL',
      ).run(...[ports.actor.id, Buffer.alloc(0)]);
      const before = lying().length;
      const settled: Arrival[] = [];
      const folder = folderChannel(pair.folder);
      const told: Channel = {
        ...folder,
        list: async (station) => {
          const listed = await folder.list(station);
          const arrivals = listed.arrivals.map((one) => ({ ...one, settle: () => void settled.push(one) }));
          return { ...listed, arrivals };
        },
      };
      const read = await takeFrom(ports, told);
      const size = fs.statSync(path.join(box(), fs.readdirSync(box())[0] ?? '')).size;
      const room = { files: 4, bytes: size * 2 + 100 };
      const report = db.transaction(() => enter(ports, 'folder', read, { origin: room, total: room }))();
      read.settle();
      expect(report).toMatchObject({ read: 4, quarantined: 4, skipped: 0, noRoom: 2 });
      // what there was no room for is not told as arrived, and one line says so
      expect(settled).toHaveLength(4);
      const lines = `SELECT facts FROM ledger WHERE act = 'envelope.passed-over'`;
      expect(db.prepare(lines).pluck().all()).toEqual([expect.stringMatching(/"count":\s*2/)]);
      expect(lying()).toHaveLength(before + 2);
      const kept = db
        .prepare(
          'SELECT kept_bytes > 0 AS whole, length(head) > 0 AS head FROM quarantine WHERE discarded_ms IS NULL',
        )
        .all();
      expect(kept.filter((row) => JSON.stringify(row) === '{"whole":1,"head":0}')).toHaveLength(2);
      expect(kept.filter((row) => JSON.stringify(row) === '{"whole":0,"head":1}')).toHaveLength(2);
      const more = await takeFrom(ports, told);
      expect(db.transaction(() => enter(ports, 'folder', more))()).toMatchObject({
        read: 2,
        quarantined: 2,
        alreadyKnown: 4,
        noRoom: 0,
      });
      more.settle();
    } finally {
      opened.close();
      await again();
      clear();
    }
  });

  it('keeps whole what no key here opens, by its label from a trusted office, and the head of any other', async () => {
    const manifest = () => sampleManifest(pair.a, pair.b, (number += 1), pair.nowMs());
    const sealed = { signers: [keysA.person, keysA.office], sealedFor: sealTo(keysA) };
    const [known, unknown] = [manifest(), manifest()];
    await putForgery(pair, pair.b, { ...sealed, manifest: known });
    const name = `${'f'.repeat(32)}.${unknown.envelopeId}.atg`;
    await putForgery(pair, pair.b, { ...sealed, manifest: unknown, name });
    const before = lying().length;
    expect(await read()).toMatchObject({ read: 2, quarantined: 2 });
    expect(lying()).toHaveLength(before + 1);
    await pair.b.vault.close();
    const db = await openRaw(pair.b.vault.dir);
    const kept = `SELECT i.envelope_id, q.origin, q.kept_bytes > 0 FROM quarantine q JOIN inbox i ON i.id = q.inbox_id
      WHERE i.envelope_id IN (?, ?) ORDER BY q.origin`;
    expect(db.prepare(kept).raw().all(known.envelopeId, unknown.envelopeId)).toEqual([
      [unknown.envelopeId, 'folder', 0],
      [known.envelopeId, `label:${pair.a.stationId}`, 1],
    ]);
    db.close();
    await again();
    clear();
  });

  it('keeps out an answer with a mark of secrecy, which this station may not hold', async () => {
    const said = { about: 'a'.repeat(32), receiptCode: 'PA-2026-00001', approvedBy: 'Lê Đức Toản' };
    for (const [text, approvedMs] of [
      ['Đã lắp thêm đường truyền.', 1],
      ['MẬT\nĐã lắp thêm đường truyền.', 2],
    ] as const)
      await putForgery(pair, pair.b, {
        signers: [keysA.person, keysA.office],
        sealedFor: sealTo(keysB),
        manifest: sampleManifest(pair.a, pair.b, (number += 1), pair.nowMs(), {
          kind: 'submission-answer',
          metadata: { ...said, text, approvedMs },
        }),
      });
    expect(await read()).toMatchObject({ read: 2, quarantined: 1 });
    const [row] = await rows('quarantine');
    expect(row?.errorCode).toBe('secret-mark-found');
    clear();
  });
});
