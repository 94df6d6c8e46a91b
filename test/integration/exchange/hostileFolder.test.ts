import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCard } from '../../../electron/vault/peers/card.ts';
import { AppError } from '../../../shared/errors.ts';
import {
  createTwoStations,
  filesFor,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';
import { runs } from '../../support/soak.ts';

let pair: TwoStations;
let box: string;
let good: Buffer;
beforeAll(async () => {
  pair = await createTwoStations();
  const clerk = await pair.a.clerk();
  const { id } = await registerOutgoing(clerk, { files: [{ name: 'Tờ trình.pdf', bytes: PDF }] });
  await clerk.ok('exchange.send', { documentId: id, to: [{ stationId: pair.b.stationId }] });
  await clerk.ok('exchange.writeFolder', { path: pair.folder });
  const [file] = filesFor(pair, pair.b);
  box = path.dirname(file ?? '');
  good = fs.readFileSync(file ?? '');
  fs.rmSync(file ?? '');
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

const put = (name: string, bytes: Uint8Array | string): void => fs.writeFileSync(path.join(box, name), bytes);

it('a folder full of traps is read to its end, and the good envelope in it is found', async () => {
  fs.mkdirSync(path.join(box, 'thư mục.atg'));
  execFileSync('mkfifo', [path.join(box, 'ống.atg')]);
  const secret = path.join(pair.folder, 'bí mật.txt');
  fs.writeFileSync(secret, 'ANTHUGOI không phải của bạn');
  fs.symlinkSync(secret, path.join(box, 'liên kết.atg'));
  fs.symlinkSync(path.join(box, 'vòng.atg'), path.join(box, 'vòng.atg'));
  put('rỗng.atg', '');
  put('ngắn.atg', 'ANTHUGOI');
  put('rác.atg', Buffer.alloc(5000, 7));
  const huge = fs.openSync(path.join(box, 'khổng lồ.atg'), 'w');
  fs.writeSync(huge, 'ANTHUGOI');
  fs.ftruncateSync(huge, 8 * 1024 ** 3); // sparse
  fs.closeSync(huge);
  put('đang chép.atg.part', good.subarray(0, 100));
  for (let i = 0; i < 10_000; i++) put(`${i}.txt.atg`, 'x');
  put('gói thật.atg', good);
  const startedMs = performance.now();
  const report = await (await pair.b.clerk()).ok('exchange.readFolder', { path: pair.folder });
  expect(report).toMatchObject({ read: 1, quarantined: 0, alreadyKnown: 0, skipped: 10_007, unfinished: 2 });
  expect(performance.now() - startedMs).toBeLessThan(30_000);
  expect(fs.readdirSync(box)).toHaveLength(10_010); // nothing was taken away
  expect(fs.readFileSync(secret, 'utf8')).toContain('không phải của bạn');
});

it('whoever chooses the an-thu on the stick, or the folder in it, means the stick', async () => {
  const clerk = await pair.b.clerk();
  for (const at of [path.dirname(box), box])
    expect(await clerk.ok('exchange.readFolder', { path: at })).toMatchObject({ alreadyKnown: 1 });
  const { id } = await registerOutgoing(await pair.a.clerk(), {});
  await (await pair.a.clerk()).ok('exchange.send', { documentId: id, to: [{ stationId: pair.b.stationId }] });
  await (await pair.a.clerk()).ok('exchange.writeFolder', { path: path.dirname(box) });
  expect(fs.existsSync(path.join(path.dirname(box), 'an-thu'))).toBe(false);
  // a shared folder that is called so by chance is a folder like another
  const shared = path.join(fs.mkdtempSync(path.join(pair.folder, 'chung-')), 'an-thu');
  fs.mkdirSync(shared);
  const second = await registerOutgoing(await pair.a.clerk(), {});
  await (
    await pair.a.clerk()
  ).ok('exchange.send', { documentId: second.id, to: [{ stationId: pair.b.stationId }] });
  await (await pair.a.clerk()).ok('exchange.writeFolder', { path: shared });
  expect(fs.readdirSync(path.join(shared, 'an-thu'))).toHaveLength(1);
  // the first is not confirmed yet: it goes with every medium until its receipt is back
  expect(await clerk.ok('exchange.readFolder', { path: shared })).toMatchObject({ read: 2 });
});

it('a folder that is none, or a link in place of ours, is refused by name', async () => {
  const clerk = await pair.b.clerk();
  for (const at of [path.join(pair.folder, 'không có'), path.join(pair.folder, 'bí mật.txt')]) {
    expect(await clerk.call('exchange.readFolder', { path: at })).toMatchObject({
      ok: false,
      error: { code: 'folder-unusable' },
    });
  }
  const trap = fs.mkdtempSync(path.join(pair.folder, 'bẫy-'));
  fs.symlinkSync(pair.b.vault.dir, path.join(trap, 'an-thu'));
  for (const op of ['exchange.readFolder', 'exchange.writeFolder'] as const) {
    expect(await clerk.call(op, { path: trap })).toMatchObject({
      ok: false,
      error: { code: 'folder-unusable' },
    });
  }
});

it('a damaged copy of what was accepted is quarantined with its reason, and answers nobody', async () => {
  pair.pass(1000);
  const medium = fs.mkdtempSync(path.join(pair.folder, 'hỏng-'));
  const inbox = path.join(medium, 'an-thu', pair.b.stationId);
  fs.mkdirSync(inbox, { recursive: true });
  const clerk = await pair.b.clerk();
  const accepted = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 200 });
  const waiting = (await clerk.ok('exchange.list', { box: 'out', after: null, limit: 200 })).rows.length;
  // one bit of the attached file, far behind the signed part: signatures and sequence still hold
  const bad = Buffer.from(good);
  bad.writeUInt8(bad.readUInt8(bad.length - 5) ^ 1, bad.length - 5);
  fs.writeFileSync(path.join(inbox, 'bản hỏng.atg'), bad);
  fs.writeFileSync(path.join(inbox, 'nguyên vẹn.atg'), good);
  expect(await clerk.ok('exchange.readFolder', { path: medium })).toMatchObject({
    read: 1,
    quarantined: 1,
    alreadyKnown: 1,
  });
  const { rows } = await clerk.ok('exchange.list', { box: 'quarantine', after: null, limit: 1 });
  const detail = await clerk.ok('exchange.get', { envelopeId: rows[0]?.envelopeId ?? '' });
  expect(detail.errorCode).toBe('envelope-copy-damaged');
  expect(detail.checks.find(({ outcome }) => outcome === 'fail')?.check).toBe('content');
  // the same bytes again, whole or damaged, are here already; what was accepted is untouched
  expect(await clerk.ok('exchange.readFolder', { path: medium })).toMatchObject({ read: 0, alreadyKnown: 2 });
  expect(await clerk.ok('exchange.list', { box: 'in', after: null, limit: 200 })).toEqual(accepted);
  expect((await clerk.ok('exchange.list', { box: 'out', after: null, limit: 200 })).rows).toHaveLength(
    waiting,
  );
  // the whole one and the damaged one on one medium, neither seen before: the damaged one is told as such
  const { id } = await registerOutgoing(await pair.a.clerk(), {
    files: [{ name: 'Công văn.pdf', bytes: PDF }],
  });
  await (await pair.a.clerk()).ok('exchange.send', { documentId: id, to: [{ stationId: pair.b.stationId }] });
  const second = fs.mkdtempSync(path.join(pair.folder, 'hai bản-'));
  await (await pair.a.clerk()).ok('exchange.writeFolder', { path: second });
  const box2 = path.join(second, 'an-thu', pair.b.stationId);
  for (const name of fs.readdirSync(box2)) {
    const bytes = fs.readFileSync(path.join(box2, name));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 5) ^ 1, bytes.length - 5);
    fs.writeFileSync(path.join(box2, `z ${name}`), bytes);
  }
  const both = await clerk.ok('exchange.readFolder', { path: second });
  expect(both.read - both.quarantined).toBe(1);
  const told = await clerk.ok('exchange.list', { box: 'quarantine', after: null, limit: 200 });
  expect(told.rows.filter(({ errorCode }) => errorCode === 'blob-damaged')).toEqual([]);
});

/** One reading of a folder takes 5,000 at most. */
const COPIES = Math.min(5_000, runs(100, 400));

it('of many altered copies none is accepted and none breaks the reading', async () => {
  const clean = fs.mkdtempSync(path.join(pair.folder, 'sạch-'));
  const inbox = path.join(clean, 'an-thu', pair.b.stationId);
  fs.mkdirSync(inbox, { recursive: true });
  let seed = 20261124;
  const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (let i = 0; i < COPIES; i++) fs.writeFileSync(path.join(inbox, `${i}.atg`), alter(good, random));
  const clerk = await pair.b.clerk();
  const before = (await clerk.ok('exchange.list', { box: 'in', after: null, limit: 200 })).rows.length;
  const report = await clerk.ok('exchange.readFolder', { path: clean });
  expect(report.read + report.skipped + report.alreadyKnown + report.unfinished).toBe(COPIES);
  expect(report.read).toBe(report.quarantined);
  expect((await clerk.ok('exchange.list', { box: 'in', after: null, limit: 200 })).rows).toHaveLength(before);
  expect(
    (await clerk.ok('exchange.list', { box: 'quarantine', after: null, limit: 200 })).rows.length,
  ).toBeGreaterThan(COPIES >= 400 ? 100 : COPIES / 4);
});

/** One to four bytes changed, cut, doubled, or a run of zeros. */
function alter(bytes: Buffer, random: (below: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  switch (random(4)) {
    case 0:
      for (let n = 1 + random(4); n > 0; n--) copy[random(copy.length)] = random(256) ^ 0x55;
      return copy.equals(bytes) ? copy.subarray(1) : copy;
    case 1:
      return copy.subarray(0, random(copy.length));
    case 2:
      return Buffer.concat([copy, copy.subarray(random(copy.length))]);
    default: {
      const at = random(copy.length - 64);
      copy.fill(0, at, at + 1 + random(60));
      return copy.equals(bytes) ? copy.subarray(1) : copy;
    }
  }
}

it('of 3,000 altered cards none says anything else than the true one', async () => {
  const file = path.join(pair.folder, 'thẻ.card');
  await (await pair.a.clerk()).ok('exchange.writeCard', { path: file });
  // another account of the machine at the other office takes it from a stick
  expect(fs.statSync(file).mode & 0o777).toBe(0o644);
  const raw = fs.readFileSync(file);
  const truth = readCard(raw, pair.nowMs()).sha256;
  let seed = 47;
  const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  let refused = 0;
  for (let i = 0; i < 3_000; i++) {
    try {
      expect(readCard(alter(raw, random), pair.nowMs()).sha256).toBe(truth); // e.g. a changed space between fields
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(2_500);
});

it(
  'a card stays untrusted until the same fingerprint is told, and how is in the ledger',
  async () => {
    const strangers = await createTwoStations({ acquainted: false });
    try {
      const card = path.join(strangers.folder, 'a.card');
      const { fingerprint } = await (await strangers.a.clerk()).ok('exchange.writeCard', { path: card });
      const clerk = await strangers.b.clerk();
      const peer = await clerk.ok('exchange.readCard', { path: card });
      expect(peer).toMatchObject({ trusted: false, replaces: null, name: strangers.a.name, fingerprint });
      const { id } = await registerOutgoing(clerk);
      const send = { documentId: id, to: [{ stationId: peer.stationId }] };
      expect(await clerk.call('exchange.send', send)).toMatchObject({
        ok: false,
        error: { code: 'recipient-unknown' },
      });
      const trust = { officeCode: peer.officeCode, stationId: peer.stationId, comparedHow: 'Gặp trực tiếp' };
      const wrong = `${fingerprint.slice(0, -1)}${fingerprint.endsWith('0') ? '1' : '0'}`;
      expect(await clerk.call('exchange.trustPeer', { ...trust, fingerprint: wrong })).toMatchObject({
        ok: false,
        error: { code: 'certificate-unknown' },
      });
      expect(await clerk.ok('exchange.trustPeer', { ...trust, fingerprint })).toMatchObject({
        trusted: true,
      });
      expect((await clerk.ok('exchange.peers', {})).peers).toMatchObject([{ trusted: true, fingerprint }]);
      await clerk.ok('exchange.send', send);
      const leader = await strangers.b.as('lanhdao');
      const { items } = await leader.ok('ledger.list', {
        before: null,
        limit: 50,
        actorId: null,
        act: 'peer.trusted',
      });
      expect(items[0]?.facts).toMatchObject({ comparedHow: 'Gặp trực tiếp', peer: strangers.a.name });
    } finally {
      await strangers.remove();
    }
  },
  PAIR_TIMEOUT_MS,
);
