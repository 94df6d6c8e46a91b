import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { rogueOffice, sealTo, stealKeys, type StolenKeys } from '../../support/forge.ts';
import { putForgery, sampleManifest } from '../../support/forgery.ts';
import {
  carry,
  confirmReceived,
  createTwoStations,
  deliver,
  filesFor,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

type Detail = Output<'exchange.get'>;

/** Everything that is no honest envelope ends in quarantine with its code; nothing of it changes a book. */
describe('what is not accepted', () => {
  let pair: TwoStations;
  let keysA: StolenKeys;
  let keysB: StolenKeys;
  let sequence = 1;
  beforeAll(async () => {
    pair = await createTwoStations({ a: { people: ['quantri', 'vanthu', 'coyeu'] } });
    keysA = await stealKeys(pair.a, 'coyeu', pair.nowMs());
    keysB = await stealKeys(pair.b, 'vanthu', pair.nowMs());
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  const honest = () => ({ signers: [keysA.person, keysA.office], sealedFor: sealTo(keysB) });
  const manifest = (change: Parameters<typeof sampleManifest>[4] = {}, number = 900) =>
    sampleManifest(pair.a, pair.b, number, pair.nowMs(), change);

  async function read(): Promise<Output<'exchange.readFolder'>> {
    return (await pair.b.clerk()).ok('exchange.readFolder', { path: pair.folder });
  }

  /** Reads the folder and answers with the newest row of the quarantine. */
  async function quarantined(): Promise<Detail> {
    pair.pass(1000); // the list is in the order of time
    const report = await read();
    expect(report).toMatchObject({ read: 1, quarantined: 1 });
    const clerk = await pair.b.clerk();
    const { rows } = await clerk.ok('exchange.list', { box: 'quarantine', after: null, limit: 1 });
    return clerk.ok('exchange.get', { envelopeId: rows[0]?.envelopeId ?? '' });
  }

  const failed = (detail: Detail): string | undefined =>
    detail.checks.find(({ outcome }) => outcome === 'fail')?.check;
  const afterIt = (detail: Detail): string[] => {
    const at = detail.checks.findIndex(({ outcome }) => outcome === 'fail');
    return detail.checks.slice(at + 1).map(({ outcome }) => outcome);
  };

  it('an honest one passes, unknown fields and all', async () => {
    const future = {
      ...manifest({}, sequence),
      sealOfTheFuture: { colour: 'đỏ' },
      metadata: { ...manifest().metadata, mới: [1, 2] },
    };
    await putForgery(pair, pair.b, { ...honest(), manifest: future });
    expect(await read()).toMatchObject({ read: 1, quarantined: 0 });
    sequence += 1;
  });

  it.each([
    ['the number is taken', () => manifest({}, 1), 'sequence', 'envelope-replayed'],
    ['a level that no folder carries', () => manifest({ level: 'mat' }), 'level', 'channel-not-allowed'],
    ['a kind that nobody knows', () => manifest({ kind: 'order' }), 'content', 'envelope-malformed'],
    [
      'a file that is not there',
      () => manifest({ metadata: { ...manifest().metadata, files: 1 } }),
      'content',
      'envelope-malformed',
    ],
    [
      'a field of the wrong type',
      () => manifest({ metadata: { ...manifest().metadata, pages: -4 } }),
      'content',
      'envelope-malformed',
    ],
    [
      'a station that has no card',
      () => manifest({ sender: { ...manifest().sender, stationId: 'f'.repeat(32) } }),
      'certificate',
      'sender-unknown',
    ],
    [
      'another office in whose name it is',
      () => manifest({ sender: { ...manifest().sender, officeCode: '000.09' } }),
      'certificate',
      'sender-unknown',
    ],
  ] as const)('%s', async (_what, make, check, code) => {
    await putForgery(pair, pair.b, { ...honest(), manifest: make() });
    const detail = await quarantined();
    expect([failed(detail), detail.errorCode]).toEqual([check, code]);
    expect(new Set(afterIt(detail))).toEqual(new Set(check === 'content' ? [] : ['not-reached']));
    expect(detail.proposal).toBeNull();
    expect(detail.title).toBe('');
  });

  it('an id that was accepted before, signed and sealed anew', async () => {
    const first = manifest({}, sequence);
    await putForgery(pair, pair.b, { ...honest(), manifest: first });
    expect(await read()).toMatchObject({ read: 1, quarantined: 0 });
    sequence += 1;
    await putForgery(pair, pair.b, {
      ...honest(),
      manifest: manifest({ envelopeId: first.envelopeId }),
      name: 'bản sao.atg',
    });
    expect((await quarantined()).errorCode).toBe('envelope-replayed');
  });

  it('the same bytes under another name are known', async () => {
    const [file] = filesFor(pair, pair.b);
    fs.copyFileSync(file ?? '', path.join(path.dirname(file ?? ''), 'lần hai.atg'));
    const report = await read();
    expect(report).toMatchObject({ read: 0, quarantined: 0 });
  });

  it('one re-addressed: signed for another station, sealed on to us', async () => {
    const other = { officeCode: '000.77', stationId: 'e'.repeat(32), sequence: 1 };
    await putForgery(pair, pair.b, { ...honest(), manifest: manifest({ recipients: [other] }) });
    const detail = await quarantined();
    expect([failed(detail), detail.errorCode]).toEqual(['recipient', 'envelope-not-for-us']);
  });

  it('one sealed for somebody else', async () => {
    await putForgery(pair, pair.b, { ...honest(), sealedFor: sealTo(keysA), manifest: manifest() });
    const detail = await quarantined();
    expect([failed(detail), detail.errorCode]).toEqual(['recipient', 'envelope-not-for-us']);
  });

  it('an office that nobody trusts, and one that calls itself like a trusted one', async () => {
    const unknown = await rogueOffice('Đảng ủy xã Không Có', '000.66', pair.nowMs());
    const sender = { officeCode: '000.66', stationId: 'd'.repeat(32), name: 'Đảng ủy xã Không Có' };
    await putForgery(pair, pair.b, {
      ...honest(),
      signers: [unknown.person, unknown.office],
      manifest: manifest({ sender }),
    });
    const first = await quarantined();
    expect([failed(first), first.errorCode, first.peer]).toEqual(['certificate', 'sender-unknown', '']);
    const namesake = await rogueOffice(pair.a.name, pair.a.officeCode, pair.nowMs());
    await putForgery(pair, pair.b, {
      ...honest(),
      signers: [namesake.person, namesake.office],
      manifest: manifest(),
    });
    const second = await quarantined();
    expect([failed(second), second.errorCode]).toEqual(['certificate', 'certificate-unknown']);
  });

  it('the person alone, without the office', async () => {
    await putForgery(pair, pair.b, { ...honest(), signers: [keysA.person], manifest: manifest() });
    const detail = await quarantined();
    expect([failed(detail), detail.errorCode]).toEqual(['signature', 'signature-invalid']);
  });

  it('a certificate that had ended when it signed', async () => {
    const day = 24 * 3_600_000;
    const ended = await keysA.issue?.('signing', pair.nowMs() - 30 * day, pair.nowMs() - day);
    if (!ended) throw new Error('the cipher officer holds the issuing key');
    await putForgery(pair, pair.b, { ...honest(), signers: [keysA.person, ended], manifest: manifest() });
    const detail = await quarantined();
    expect([failed(detail), detail.errorCode]).toEqual(['certificate', 'certificate-expired']);
  });

  it(
    'bytes that changed on the way: header, seal, file; cut short; each is told to the sender',
    async () => {
      // forged numbers stand at the recipient of this pair already, so a fresh one
      const fresh = await createTwoStations();
      try {
        const { id: own } = await registerOutgoing(await fresh.a.clerk(), {
          files: [{ name: 'Báo cáo.pdf', bytes: PDF }],
        });
        await (
          await fresh.a.clerk()
        ).ok('exchange.send', { documentId: own, to: [{ stationId: fresh.b.stationId }] });
        await (await fresh.a.clerk()).ok('exchange.writeFolder', { path: fresh.folder });
        const [file] = filesFor(fresh, fresh.b);
        const good = fs.readFileSync(file ?? '');
        const changes: [string, Buffer, string, string][] = [
          ['header', flip(good, 20), 'structure', 'envelope-incomplete'],
          [
            'seal',
            flip(good, 32 + Math.floor(good.readUInt32BE(12) / 2)),
            'recipient',
            'envelope-undecryptable',
          ],
          ['file', flip(good, good.length - 3), 'content', 'blob-damaged'],
          ['cut', good.subarray(0, good.length - 100), 'structure', 'envelope-incomplete'],
        ];
        for (const [what, bytes, check, code] of changes) {
          fs.writeFileSync(file ?? '', bytes);
          fresh.pass(1000);
          const reader = await fresh.b.clerk();
          expect(await reader.ok('exchange.readFolder', { path: fresh.folder }), what).toMatchObject({
            read: 1,
            quarantined: 1,
          });
          const { rows } = await reader.ok('exchange.list', { box: 'quarantine', after: null, limit: 1 });
          const detail = await reader.ok('exchange.get', { envelopeId: rows[0]?.envelopeId ?? '' });
          expect([what, failed(detail), detail.errorCode, detail.peer]).toEqual([
            what,
            check,
            code,
            fresh.a.name,
          ]);
        }
        await carry(fresh, fresh.b, fresh.a);
        const sender = await fresh.a.clerk();
        const refused = (await sender.ok('exchange.list', { box: 'out', after: null, limit: 1 })).rows[0];
        expect(refused).toMatchObject({ stage: 'refused', dots: { sent: 'yes', arrived: 'refused' } });
        // the whole bytes come after all: accepted, and the refusal of the damaged copies is overtaken
        fs.writeFileSync(file ?? '', good);
        expect(await (await fresh.b.clerk()).ok('exchange.readFolder', { path: fresh.folder })).toMatchObject(
          { read: 1, quarantined: 0 },
        );
        await carry(fresh, fresh.b, fresh.a);
        const after = (
          await (await fresh.a.clerk()).ok('exchange.list', { box: 'out', after: null, limit: 1 })
        ).rows[0];
        expect(after).toMatchObject({ stage: 'delivered', dots: { sent: 'yes', arrived: 'yes' } });
      } finally {
        await fresh.remove();
      }
    },
    PAIR_TIMEOUT_MS,
  );
});

const flip = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe('numbers, revocation, and what may not be sent', () => {
  let pair: TwoStations;
  beforeAll(async () => {
    pair = await createTwoStations({ a: { people: ['quantri', 'vanthu', 'vanthu2', 'lanhdao', 'coyeu'] } });
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  it('a missing number is shown until it comes', async () => {
    const sender = await pair.a.clerk();
    for (const subject of ['Một', 'Hai', 'Ba']) {
      const { id } = await registerOutgoing(sender, { subject: `Văn bản thứ ${subject}` });
      await sender.ok('exchange.send', { documentId: id, to: [{ stationId: pair.b.stationId }] });
    }
    await sender.ok('exchange.writeFolder', { path: pair.folder });
    const { rows } = await sender.ok('exchange.list', { box: 'out', after: null, limit: 10 });
    const second = filesFor(pair, pair.b).find((file) =>
      file.includes(rows.find((row) => row.sequence === 2)?.envelopeId ?? '?'),
    );
    const aside = path.join(pair.folder, 'giữ lại');
    fs.renameSync(second ?? '', aside);
    const receiver = await pair.b.clerk();
    expect(await receiver.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({ read: 2 });
    expect((await receiver.ok('exchange.summary', {})).gaps).toMatchObject([
      { peer: pair.a.name, missing: [2] },
    ]);
    fs.renameSync(aside, second ?? '');
    expect(await receiver.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({
      read: 1,
      alreadyKnown: 2,
    });
    expect((await receiver.ok('exchange.summary', {})).gaps).toEqual([]);
  });

  it('a person who left signs no more: the list on the new card counts at once', async () => {
    const gone = await stealKeys(pair.a, 'vanthu2', pair.nowMs());
    const keysB = await stealKeys(pair.b, 'vanthu', pair.nowMs());
    pair.pass(3_600_000);
    const people = await (await pair.a.as('quantri')).ok('people.list', {});
    const row = people.people.find((one) => one.username === 'vanthu2');
    await (
      await pair.a.as('quantri')
    ).ok('people.leave', { id: row?.id ?? '', revision: row?.revision ?? 0, reason: 'Chuyển công tác' });
    pair.pass(3_600_000);
    const card = path.join(pair.folder, 'moi.card');
    await (await pair.a.as('coyeu')).ok('exchange.writeCard', { path: card });
    const peer = await (await pair.b.clerk()).ok('exchange.readCard', { path: card });
    expect(peer).toMatchObject({ trusted: false, replaces: peer.fingerprint });
    const manifest = sampleManifest(pair.a, pair.b, 50, pair.nowMs());
    await putForgery(pair, pair.b, {
      signers: [gone.person, gone.office],
      sealedFor: sealTo(keysB),
      manifest,
    });
    const clerk = await pair.b.clerk();
    expect(await clerk.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({ quarantined: 1 });
    const { rows } = await clerk.ok('exchange.list', { box: 'quarantine', after: null, limit: 1 });
    expect(rows[0]?.errorCode).toBe('certificate-revoked');
  });

  it('only a registered outgoing document, to a trusted station', async () => {
    const clerk = await pair.a.clerk();
    const { id } = await registerOutgoing(clerk, { subject: 'Gửi đi đâu đó' });
    const unknown = await clerk.call('exchange.send', {
      documentId: id,
      to: [{ stationId: 'c'.repeat(32) }],
    });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'recipient-unknown' } });
    const delivered = await deliver(pair, pair.a, pair.b, id);
    const receiver = await pair.b.clerk();
    expect(await receiver.call('exchange.prepareRegistration', { envelopeId: delivered.in })).toMatchObject({
      ok: false,
      error: { code: 'checks-not-confirmed' },
    });
    await confirmReceived(receiver, delivered.in);
    const { proposal } = await receiver.ok('exchange.prepareRegistration', { envelopeId: delivered.in });
    expect(proposal).toMatchObject({ subject: 'Gửi đi đâu đó', issuer: pair.a.name, stagedFiles: [] });
    const leader = await pair.a.as('lanhdao');
    expect(
      await leader.call('exchange.send', { documentId: id, to: [{ stationId: pair.b.stationId }] }),
    ).toMatchObject({
      ok: false,
      error: { code: 'not-permitted' },
    });
  });
});
