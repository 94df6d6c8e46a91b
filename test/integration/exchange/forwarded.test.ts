import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealTo, stealKeys } from '../../support/forge.ts';
import { putForgery, sampleManifest } from '../../support/forgery.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import {
  carry,
  createTwoStations,
  deliver,
  introduceTo,
  type Office,
  openOffice,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  registerReceived,
  stage,
  type TwoStations,
} from '../../support/twoStations.ts';
import type { Caller } from '../../support/vault.ts';

/** What came is passed on as an envelope of its own: what proves its first sender goes with it. */
describe('passing on', () => {
  let pair: TwoStations;
  let c: Office;
  let received: string;
  beforeAll(async () => {
    pair = await createTwoStations({
      a: { people: ['quantri', 'vanthu', 'coyeu'] },
      b: { people: ['quantri', 'vanthu', 'coyeu'] },
    });
    c = await openOffice({
      people: ['quantri', 'vanthu'],
      nowMs: pair.nowMs,
      office: { name: 'Đảng ủy xã Nà Lạn', code: '000.01.03.H99', symbol: 'ĐU', place: 'Nà Lạn' },
    });
    await introduceTo(c, pair.b, pair.folder);
    await introduceTo(pair.b, c, pair.folder);
    const files = [{ name: 'Kế hoạch.pdf', bytes: PDF }];
    const { id } = await registerOutgoing(await pair.a.clerk(), { subject: 'Kế hoạch tập huấn', files });
    const envelope = await deliver(pair, pair.a, pair.b, id);
    received = (await registerReceived(await pair.b.clerk(), envelope.in)).id;
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    await c.vault.remove();
    await pair.remove();
  });

  /** Passes the document on to C and answers with what its clerk sees of it. */
  async function passOn(documentId: string) {
    const clerk = await pair.b.clerk();
    const to = [{ stationId: c.stationId }];
    const { envelopes } = await clerk.ok('exchange.send', { documentId, to, again: true });
    expect(await carry(pair, pair.b, c)).toMatchObject({ quarantined: 0 });
    const { rows } = await (await c.clerk()).ok('exchange.list', { box: 'in', after: null, limit: 50 });
    const arrived = rows.find(({ sequence }) => sequence === envelopes[0]?.sequence);
    const seen = await (await c.clerk()).ok('exchange.get', { envelopeId: arrived?.envelopeId ?? '' });
    return { out: envelopes[0]?.envelopeId ?? '', seen };
  }

  it('an office that does not know the first sender says so, and takes it in all the same', async () => {
    const { seen } = await passOn(received);
    expect(seen.forwarded).toEqual({
      office: pair.a.name,
      sequence: 1,
      proof: 'office-unknown',
      signers: [],
    });
  });

  it('one that trusts the first sender sees that it signed these very files', async () => {
    await introduceTo(pair.a, c, pair.folder);
    const { out, seen } = await passOn(received);
    expect(seen.forwarded).toMatchObject({ office: pair.a.name, sequence: 1, proof: 'whole' });
    expect(seen.forwarded?.signers).toContain(pair.a.name);
    expect(seen.signers.find(({ role }) => role === 'office')?.name).toBe(pair.b.name);
    const clerk = await pair.b.clerk();
    expect((await clerk.ok('exchange.get', { envelopeId: out })).forwarded).toMatchObject({
      office: pair.a.name,
      sequence: 1,
    });
    // the story of the document at the office that passed it on
    const { timeline } = await clerk.ok('documents.get', { id: received });
    expect(timeline.map(({ act }) => act)).toContain('envelope.sealed');
  });

  it('the evidence has the keys of the files in it: it stands in no row of any of them', async () => {
    for (const office of [pair.b, c]) {
      await office.vault.close();
      const db = await openRaw(office.vault.dir);
      const rows = db
        .prepare(`SELECT ifnull(manifest, '') FROM inbox UNION ALL SELECT ifnull(metadata, '') FROM outbox`)
        .pluck()
        .all()
        .join('\n');
      db.close();
      expect(rows).toContain('forward');
      expect(rows).not.toMatch(/"signed":|contentKey/);
    }
  });

  it('with a file more it is not what the first sender signed', async () => {
    const clerk = await pair.b.as('quantri').then(() => pair.b.clerk());
    const { revision } = await clerk.ok('documents.get', { id: received });
    await clerk.ok('documents.addFiles', {
      id: received,
      revision,
      files: [await stage(clerk, 'Ghi chú.pdf', Buffer.concat([PDF, PDF]))],
    });
    await c.as('quantri');
    const { seen } = await passOn(received);
    expect(seen.forwarded).toMatchObject({ proof: 'differs' });
  });

  it('signatures that were tampered with are called invalid, and nothing else goes wrong', async () => {
    const [keysB, keysC] = [
      await stealKeys(pair.b, 'coyeu', pair.nowMs()),
      await stealKeys(c, 'vanthu', pair.nowMs()),
    ];
    const base = sampleManifest(pair.b, c, 50, pair.nowMs());
    const forwards = {
      officeCode: pair.a.officeCode,
      envelopeId: 'a'.repeat(32),
      sequence: 9,
      name: pair.a.name,
      signed: Buffer.from('không phải CMS').toString('base64'),
    };
    const manifest = { ...base, metadata: { ...base.metadata, forwards } };
    await putForgery(pair, c, {
      signers: [keysB.person, keysB.office],
      sealedFor: sealTo(keysC),
      manifest,
    });
    const clerk = await c.as('quantri').then(() => c.clerk());
    expect(await clerk.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({ quarantined: 0 });
    expect(await seenAs(clerk, 50)).toMatchObject({ forwarded: { proof: 'invalid', sequence: 9 } });
  });

  it('whose signer allowed no copies is not passed on, and is told by which rule', async () => {
    const [keysA, keysB] = [
      await stealKeys(pair.a, 'coyeu', pair.nowMs()),
      await stealKeys(pair.b, 'coyeu', pair.nowMs()),
    ];
    const base = sampleManifest(pair.a, pair.b, 50, pair.nowMs());
    await putForgery(pair, pair.b, {
      signers: [keysA.person, keysA.office],
      sealedFor: sealTo(keysB),
      manifest: { ...base, metadata: { ...base.metadata, copyAllowed: false } },
    });
    const clerk = await pair.b.as('quantri').then(() => pair.b.clerk());
    await clerk.ok('exchange.readFolder', { path: pair.folder });
    const { id } = await registerReceived(clerk, (await seenAs(clerk, 50)).envelopeId);
    const reply = await clerk.call('exchange.send', { documentId: id, to: [{ stationId: c.stationId }] });
    expect(reply).toMatchObject({ ok: false, error: { code: 'copying-forbidden' } });
  });

  async function seenAs(clerk: Caller, sequence: number) {
    const { rows } = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 50 });
    const row = rows.find((one) => one.sequence === sequence);
    return clerk.ok('exchange.get', { envelopeId: row?.envelopeId ?? '' });
  }
});
