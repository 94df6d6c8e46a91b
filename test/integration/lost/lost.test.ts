import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, Parsed } from '../../../shared/ipc/contract.ts';
import { textOfPdf } from '../../support/papers.ts';
import {
  approved,
  createTwoStations,
  deliver,
  openChannel,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  registerReceived,
  type TwoStations,
} from '../../support/twoStations.ts';
import { type Caller, TEST_PASSPHRASE } from '../../support/vault.ts';

const SECRET = 'Phương án nhân sự của kỳ tới';
const loss = (change: Partial<Input<'lost.settle'>> = {}): Input<'lost.settle'> => ({
  stationId: null,
  noticedOn: '2026-11-24',
  place: 'Trên xe khách',
  ground: 'BC 12-BC/ĐU',
  wasOpen: false,
  passphrase: TEST_PASSPHRASE,
  secondUsername: 'lanhdao',
  secondPassphrase: TEST_PASSPHRASE,
  ...change,
});

describe('a lost machine, in one act', () => {
  let pair: TwoStations;
  beforeAll(async () => {
    pair = await createTwoStations({ a: { profile: 'standalone' }, b: { profile: 'standalone' } });
    const plain = await registerOutgoing(await pair.a.clerk(), { files: [{ name: 'cv.pdf', bytes: PDF }] });
    const carried = await deliver(pair, pair.a, pair.b, plain.id);
    await registerReceived(await pair.b.clerk(), carried.in);
    await openChannel(pair.a);
    const secret = await registerOutgoing(await pair.a.clerk(), {
      subject: SECRET,
      files: [{ name: 'mat.pdf', bytes: PDF }],
      change: { book: 'classified-outgoing', level: 'mat' },
    });
    await deliver(pair, pair.a, pair.b, secret.id);
    // one more that has not left yet
    const later = await registerOutgoing(await pair.a.clerk(), { subject: 'Gửi sau' });
    await (
      await pair.a.clerk()
    ).ok('exchange.send', { documentId: later.id, to: [{ stationId: pair.b.stationId }] });
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  async function textOf(caller: Caller, reportId: string): Promise<string> {
    const { dataBase64, done } = await caller.ok('reports.read', { reportId, offset: 0 });
    expect(done).toBe(true);
    const file = path.join(pair.folder, '..', 'bao-cao.pdf');
    fs.writeFileSync(file, Buffer.from(dataBase64, 'base64'));
    return textOfPdf(file).replaceAll(/\s+/g, ' ');
  }

  it('of another office: what was exchanged with it, by level; its lines only for who keeps the books', async () => {
    const clerk = await pair.a.clerk();
    const held = await clerk.ok('lost.look', { stationId: pair.b.stationId });
    expect(held).toMatchObject({
      officeName: pair.b.name,
      levels: [
        { level: 'mat', documents: 1, files: 1 },
        { level: 'none', documents: 1, files: 1 },
      ],
      lines: [{ level: 'mat', book: 'classified-outgoing', way: 'sent' }],
      plan: { openings: 0, certificates: 0, waiting: 1 },
    });
    expect(JSON.stringify(held)).not.toContain(SECRET);
    const leader = await pair.a.as('lanhdao');
    expect(await leader.ok('lost.look', { stationId: pair.b.stationId })).toMatchObject({
      partial: true,
      lines: [],
      levels: [{ documents: 1 }, { documents: 1 }],
    });
    expect(await (await pair.a.as('quantri')).call('lost.look', { stationId: null })).toMatchObject({
      error: { code: 'not-permitted' },
    });
  });

  it('of another office: its card is out of trust, its channel shut, and the paper says so', async () => {
    const leader = await pair.a.as('lanhdao');
    await leader.ok('exchange.openChannel', approved({ stationId: pair.b.stationId }));
    const clerk = await pair.a.clerk();
    const stationId = pair.b.stationId;
    for (const [change, code] of [
      [{ secondUsername: 'vanthu' }, 'separation-of-duties'],
      [{ secondPassphrase: 'không phải cụm này' }, 'wrong-passphrase'],
      [{ noticedOn: '2027-01-01' }, 'date-invalid'],
    ] as const)
      expect(await clerk.call('lost.settle', loss({ stationId, ...change }))).toMatchObject({
        error: { code },
      });
    const done = await clerk.ok('lost.settle', loss({ stationId }));
    expect(done).toMatchObject({ openings: 1, certificates: 0, people: 0 });
    const text = await textOf(clerk, done.reportId);
    expect(text).toContain('BÁO CÁO MẤT MÁY TRẠM');
    expect(text).toContain('những gì đã trao đổi với máy này');
    expect(text).not.toContain(SECRET);
    expect(await clerk.ok('exchange.writeFolder', { path: pair.folder })).toMatchObject({ written: 0 });
    expect((await clerk.ok('exchange.peers', {})).peers.filter(({ trusted }) => trusted)).toEqual([]);
    expect(await clerk.call('lost.settle', loss({ stationId }))).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  /** What the desk says of machines of other offices. */
  const ofPeers = async (caller: Caller) =>
    (await caller.ok('desk.summary', { scope: 'mine' })).waitingItems
      .filter(({ subjectKind }) => subjectKind === 'peer-lost')
      .map(({ id, state, count }) => ({ id, state, count }));
  const cardOf = async (from: Caller, to: Caller): Promise<Parsed<'exchange.trustPeer'>> => {
    pair.pass(1000);
    const file = path.join(pair.folder, '..', `the-${randomUUID()}.json`);
    const { fingerprint } = await from.ok('exchange.writeCard', { path: file });
    const { officeCode, stationId } = await to.ok('exchange.readCard', { path: file });
    return { officeCode, stationId, fingerprint, comparedHow: 'gọi điện' };
  };

  it('of another office: the clerk’s desk says so until its new card was compared; nobody else’s', async () => {
    const clerk = await pair.a.clerk();
    const { stationId } = pair.b;
    expect(await ofPeers(clerk)).toEqual([{ id: stationId, state: 'lost', count: 1 }]);
    expect((await clerk.ok('exchange.peers', {})).lost).toMatchObject([
      { stationId, why: 'lost', waiting: 1, compare: false },
    ]);
    expect(await ofPeers(await pair.a.as('lanhdao'))).toEqual([]);
    await pair.a.clerk();
    const card = await cardOf(await pair.b.clerk(), await pair.a.clerk());
    expect(await ofPeers(await pair.a.clerk())).toMatchObject([{ id: stationId, state: 'compare' }]);
    await (await pair.a.clerk()).ok('exchange.trustPeer', card);
    expect(await ofPeers(await pair.a.clerk())).toEqual([]);
    expect((await (await pair.a.clerk()).ok('exchange.peers', {})).lost).toEqual([]);
  });

  it('of another office: what was sealed for the lost machine never leaves; the document goes out anew', async () => {
    const clerk = await pair.a.clerk();
    const { rows } = await clerk.ok('exchange.list', { box: 'out', limit: 10, after: null });
    const sealed = rows.find(({ stage }) => stage === 'sealed');
    const envelopeId = sealed?.envelopeId ?? '';
    const write = () => clerk.ok('exchange.writeFolder', { path: pair.folder });
    expect(await write()).toMatchObject({ written: 0 });
    expect(await clerk.ok('exchange.get', { envelopeId })).toMatchObject({
      lostSeal: 'resend',
      mayResend: true,
      stage: 'sealed',
      held: true,
    });
    const again = await clerk.ok('exchange.resend', { envelopeId });
    expect(await clerk.ok('exchange.get', { envelopeId })).toMatchObject({
      lostSeal: null,
      mayResend: false,
      replacedBy: again.envelopeId,
    });
    expect(await write()).toMatchObject({ written: 1 });
    expect(await clerk.ok('exchange.get', { envelopeId })).toMatchObject({ stage: 'sealed' });
    expect(await clerk.ok('exchange.get', { envelopeId: again.envelopeId })).toMatchObject({
      stage: 'written',
    });
  });

  it('of our own: new certificates of the office, the old ones on the list, channels shut, everyone a new passphrase', async () => {
    const clerk = await pair.a.clerk();
    // neither the clerk nor the leader can issue: the administrator stands beside
    expect(await clerk.call('lost.settle', loss())).toMatchObject({
      error: { code: 'key-not-granted', params: { key: 'authority' } },
    });
    const before = (await (await pair.a.as('quantri')).ok('keys.list', {})).certificates;
    const again = await pair.a.clerk();
    const held = await again.ok('lost.look', { stationId: null });
    expect(held).toMatchObject({ plan: { certificates: 5, openings: 1 }, lines: [{ way: 'own' }] });
    const done = await again.ok('lost.settle', loss({ secondUsername: 'quantri' }));
    expect(done).toMatchObject({ certificates: 5, openings: 1, people: 3 });
    expect(await textOf(again, done.reportId)).toContain('kho đang dùng của máy này, chưa từng khôi phục');
    expect(await again.ok('ledger.verify', {})).toMatchObject({ intact: true, heads: { firstWrong: null } });

    await pair.a.vault.close();
    const admin = await pair.a.as('quantri');
    expect(await admin.ok('vault.session', {})).toMatchObject({ mustChangePassphrase: true });
    await admin.ok('vault.changePassphrase', { current: TEST_PASSPHRASE, next: 'cụm mới của quản trị' });
    const { certificates, lists } = await admin.ok('keys.list', {});
    const office = certificates.filter(({ owner }) => owner === 'office');
    const old = new Set(before.filter(({ owner }) => owner === 'office').map(({ serial }) => serial));
    expect(office.filter(({ serial }) => old.has(serial)).map(({ state }) => state)).toEqual([
      'revoked',
      'revoked',
    ]);
    expect(office.filter(({ serial }) => !old.has(serial)).map(({ state }) => state)).toEqual([
      'in-force',
      'in-force',
    ]);
    expect(lists.find(({ own }) => own)).toMatchObject({ revoked: 5 });
  });

  it('of our own: nobody’s signature holds until the new keys, which each asks for with the new passphrase', async () => {
    const admin = await pair.a.vault.as('quantri', 'cụm mới của quản trị');
    const mine = (await admin.ok('keys.list', {})).requests;
    expect(mine.map(({ name }) => name)).toHaveLength(1);
    const clerk = await pair.a.vault.as('vanthu');
    await clerk.ok('vault.changePassphrase', { current: TEST_PASSPHRASE, next: 'cụm mới của văn thư' });
    const signing = async (): Promise<string[]> =>
      (await (await pair.a.vault.as('vanthu', 'cụm mới của văn thư')).ok('keys.list', {})).certificates
        .filter(({ owner, purpose }) => owner === 'person' && purpose === 'sign')
        .map(({ state }) => state);
    expect(await signing()).toEqual(['revoked']);
    const again = await pair.a.vault.as('quantri', 'cụm mới của quản trị');
    const { requests } = await again.ok('keys.list', {});
    expect(requests).toHaveLength(2);
    expect(requests.map(({ proof }) => proof)).toEqual(['taken-back', 'taken-back']);
    const [first] = requests;
    const asked = { requestId: first?.id ?? '' };
    const beside = { secondUsername: 'lanhdao', secondPassphrase: TEST_PASSPHRASE };
    for (const [compared, code] of [
      [null, 'key-request-uncompared'],
      [{ ...beside, fingerprint: 'ab'.repeat(32) }, 'key-request-uncompared'],
      [{ ...beside, fingerprint: first?.words ?? '', secondUsername: 'vanthu' }, 'separation-of-duties'],
      [{ ...beside, fingerprint: first?.words ?? '', secondPassphrase: 'khác' }, 'wrong-passphrase'],
    ] as const)
      expect(await again.call('keys.issue', { ...asked, compared })).toMatchObject({ error: { code } });
    for (const { id, words } of requests)
      await again.ok('keys.issue', { requestId: id, compared: { ...beside, fingerprint: words } });
    expect((await signing()).sort()).toEqual(['in-force', 'revoked']);
  });

  it('of our own: what is left to do is told, each thing until it is done, to those who see to it', async () => {
    const left = async (name = 'quantri', words = 'cụm mới của quản trị') =>
      (await (await pair.a.vault.as(name, words)).ok('keys.warnings', {})).loss;
    const [, , leader] = (
      await (await pair.a.vault.as('quantri', 'cụm mới của quản trị')).ok('people.list', {})
    ).people;
    expect(await left()).toEqual({
      lostMs: expect.any(Number) as number,
      passphrases: [leader?.fullName],
      asked: [],
      unasked: [],
      issuer: true,
      nobody: true,
      older: 0,
      relay: false,
    });
    const admin = await pair.a.vault.as('quantri', 'cụm mới của quản trị');
    const loss = (await admin.ok('health.check', {})).findings.find(({ part }) => part === 'loss');
    expect(loss).toMatchObject({
      state: 'bad',
      count: 2,
      params: { people: 1, keys: 0, issuer: 1, relay: 0 },
    });

    const late = await pair.a.vault.as('lanhdao');
    await late.ok('vault.changePassphrase', { current: TEST_PASSPHRASE, next: 'cụm mới của lãnh đạo' });
    expect(await left()).toMatchObject({ passphrases: [], asked: [leader?.fullName] });
    const again = await pair.a.vault.as('quantri', 'cụm mới của quản trị');
    const beside = { secondUsername: 'lanhdao', secondPassphrase: 'cụm mới của lãnh đạo' };
    for (const { id, fingerprint } of (await again.ok('keys.list', {})).requests)
      await again.ok('keys.issue', { requestId: id, compared: { ...beside, fingerprint } });
    expect(await left()).toMatchObject({ passphrases: [], asked: [], unasked: [], issuer: true });
    // the other office lost nothing; it learns by our new card that the old one was taken back, and compares it
    const there = await pair.b.clerk();
    expect((await there.ok('keys.warnings', {})).loss).toBeNull();
    expect(await ofPeers(there)).toEqual([]);
    const card = await cardOf(await pair.a.vault.as('vanthu', 'cụm mới của văn thư'), there);
    expect(await ofPeers(there)).toMatchObject([{ id: pair.a.stationId, state: 'compare' }]);
    expect((await there.ok('exchange.peers', {})).lost).toMatchObject([{ why: 'revoked', compare: true }]);
    await there.ok('exchange.trustPeer', card);
    expect(await ofPeers(there)).toEqual([]);
  });
});
