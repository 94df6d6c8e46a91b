import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import {
  carry,
  createTwoStations,
  filesFor,
  introduceTo,
  type Office,
  openOffice,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  registerReceived,
  type TwoStations,
} from '../../support/twoStations.ts';

/** One document for three offices, one of which lost its certificate; and an office that passes it on. */
describe('several recipients', () => {
  let pair: TwoStations;
  let c: Office;
  let d: Office;
  let id: string;
  beforeAll(async () => {
    pair = await createTwoStations();
    const people = ['quantri', 'vanthu', 'coyeu'] as const;
    const office = (name: string, code: string) =>
      openOffice({ people, nowMs: pair.nowMs, office: { name, code, symbol: 'ĐU', place: name } });
    c = await office('Đảng ủy xã Nà Lạn', '000.01.03.H99');
    d = await office('Đảng ủy xã Pá Cha', '000.01.04.H99');
    for (const other of [c, d]) {
      await introduceTo(other, pair.a, pair.folder);
      await introduceTo(pair.a, other, pair.folder);
    }
    await introduceTo(c, pair.b, pair.folder);
    await introduceTo(pair.b, c, pair.folder);
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    await Promise.all([c.vault.remove(), d.vault.remove()]);
    await pair.remove();
  });

  const to = (...offices: readonly Office[]) => offices.map(({ stationId }) => ({ stationId }));
  const boxOf = async (office: Office, box: 'in' | 'out') =>
    (await (await office.clerk()).ok('exchange.list', { box, after: null, limit: 50 })).rows;

  it('one of three is revoked: it is named, and nothing is sealed for anybody', async () => {
    // the office changed its keys and took the old ones back; the list came before the new card
    pair.pass(60_000);
    const cipher = await d.as('coyeu');
    const old = (await cipher.ok('keys.list', {})).certificates.filter(({ owner }) => owner === 'office');
    await cipher.ok('keys.renewOffice', {});
    for (const one of old) await cipher.ok('keys.revoke', { id: one.id, reason: 'compromised' });
    const list = path.join(pair.folder, 'pa-cha.crl');
    await cipher.ok('keys.writeList', { path: list });
    const sender = await pair.a.clerk();
    await sender.ok('keys.readList', { path: list });
    const files = [{ name: 'Công văn.pdf', bytes: PDF }];
    id = (await registerOutgoing(sender, { subject: 'Gửi ba nơi', files })).id;
    const reply = await sender.call('exchange.send', { documentId: id, to: to(pair.b, c, d) });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'recipient-certificate', params: { peer: d.name, reason: 'revoked' } },
    });
    expect(await boxOf(pair.a, 'out')).toEqual([]);
    const left = path.join(pair.a.vault.dir, 'exchange', 'outbox');
    expect(fs.existsSync(left) ? fs.readdirSync(left) : []).toEqual([]);
  });

  it('the others get an envelope each, with their own number and nobody else’s name; a second time named is once', async () => {
    const sender = await pair.a.clerk();
    const sent = await sender.ok('exchange.send', { documentId: id, to: to(pair.b, c, pair.b) });
    expect(sent.envelopes.map(({ peer, sequence }) => [peer, sequence])).toEqual([
      [pair.b.name, 1],
      [c.name, 1],
    ]);
    await carry(pair, pair.a, pair.b);
    await (await c.clerk()).ok('exchange.readFolder', { path: pair.folder });
    for (const office of [pair.b, c]) {
      expect(await boxOf(office, 'in')).toMatchObject([{ stage: 'checked', sequence: 1 }]);
      const other = office === c ? pair.b : c;
      await office.vault.close();
      const db = await openRaw(office.vault.dir);
      const kept = String(db.prepare('SELECT manifest FROM inbox').pluck().get());
      db.close();
      expect(kept).toContain(office.stationId);
      expect(kept).not.toContain(other.stationId);
    }
  });

  it('what is sealed for one is nothing to another', async () => {
    const [forC = ''] = filesFor(pair, c);
    fs.copyFileSync(forC, path.join(pair.folder, 'an-thu', pair.b.stationId, path.basename(forC)));
    const b = await pair.b.vault.as('vanthu');
    expect(await b.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({
      read: 1,
      quarantined: 1,
    });
    const { rows } = await b.ok('exchange.list', { box: 'quarantine', after: null, limit: 5 });
    expect(rows[0]).toMatchObject({ errorCode: 'envelope-not-for-us', title: '' });
  });

  it('each answers for itself', async () => {
    const b = await pair.b.vault.as('vanthu');
    const [arrived] = (await b.ok('exchange.list', { box: 'in', after: null, limit: 5 })).rows;
    await registerReceived(b, arrived?.envelopeId ?? '');
    await b.ok('exchange.writeFolder', { path: pair.folder });
    await (await pair.a.clerk()).ok('exchange.readFolder', { path: pair.folder });
    const stages = new Map((await boxOf(pair.a, 'out')).map(({ peer, stage }) => [peer, stage]));
    expect(stages).toEqual(
      new Map([
        [pair.b.name, 'registered'],
        [c.name, 'written'],
      ]),
    );
  });

  it('passed on it is an envelope of the one who passes it on, and says where it came from', async () => {
    const b = await pair.b.vault.as('vanthu');
    const [row] = (await b.ok('exchange.list', { box: 'in', after: null, limit: 5 })).rows;
    const forwarded = await b.ok('exchange.send', { documentId: row?.documentId ?? '', to: to(c) });
    expect(forwarded.envelopes).toMatchObject([{ peer: c.name, sequence: 1 }]);
    await b.ok('exchange.writeFolder', { path: pair.folder });
    const receiver = await c.vault.as('vanthu');
    await receiver.ok('exchange.readFolder', { path: pair.folder });
    const { rows } = await receiver.ok('exchange.list', { box: 'in', after: null, limit: 5 });
    const arrived = rows.find(({ peer }) => peer === pair.b.name);
    const detail = await receiver.ok('exchange.get', { envelopeId: arrived?.envelopeId ?? '' });
    expect(detail.signers.find(({ role }) => role === 'office')?.name).toBe(pair.b.name);
    expect(detail.proposal).toMatchObject({ issuer: pair.a.name, subject: 'Gửi ba nơi' });
    const [toB] = (await boxOf(pair.a, 'out')).filter(({ peer }) => peer === pair.b.name);
    await c.vault.close();
    const db = await openRaw(c.vault.dir);
    const kept = db.prepare('SELECT manifest FROM inbox WHERE id = ?').pluck().get(arrived?.envelopeId);
    db.close();
    expect(JSON.parse(String(kept))).toMatchObject({
      sender: { officeCode: pair.b.officeCode },
      metadata: { forwards: { officeCode: pair.a.officeCode, envelopeId: toB?.envelopeId, sequence: 1 } },
    });
  });

  it('with its new card the third one gets it too', async () => {
    await introduceTo(d, pair.a, pair.folder);
    const sender = await pair.a.clerk();
    expect(await sender.ok('exchange.send', { documentId: id, to: to(d) })).toMatchObject({
      envelopes: [{ peer: d.name, sequence: 1 }],
    });
    expect(await carry(pair, pair.a, d)).toMatchObject({ read: 1, quarantined: 0 });
  });
});
