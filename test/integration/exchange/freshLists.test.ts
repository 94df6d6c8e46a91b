import { generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import {
  createTwoStations,
  type Office,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

const DAY_MS = 24 * 3_600_000;
const STAFF = ['quantri', 'vanthu', 'coyeu'] as const;

/** Lists of revoked certificates: their age is shown, and a superior may ask that they be fresh. */
describe('a partner’s list of revoked certificates', () => {
  let pair: TwoStations;
  /** documents of each office, registered in their year and sent one after the other */
  const papers = new Map<Office, string[]>();
  const superior = generateKeyPairSync('ed25519');
  let serial = 0;
  beforeAll(async () => {
    pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
    for (const office of [pair.a, pair.b]) {
      const clerk = await office.clerk();
      const ids: string[] = [];
      for (let i = 0; i < 4; i += 1)
        ids.push((await registerOutgoing(clerk, { files: [{ name: 'a.pdf', bytes: PDF }] })).id);
      papers.set(office, ids);
    }
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  const other = (office: Office): Office => (office === pair.a ? pair.b : pair.a);
  const file = (name: string): string => path.join(pair.folder, name);
  const write = async (office: Office, name: string): Promise<void> =>
    void (await (await office.as('coyeu')).ok('keys.writeList', { path: file(name) }));
  const read = async (office: Office, name: string): Promise<Reply<unknown>> =>
    (await office.as('coyeu')).call('keys.readList', { path: file(name) });
  const standing = async (office: Office) =>
    (await (await office.clerk()).ok('exchange.peers', {})).peers[0]?.list;
  const health = async (office: Office) =>
    (await (await office.clerk()).ok('health.check', {})).findings.find(({ part }) => part === 'lists');
  const send = async (office: Office): Promise<Reply<unknown>> =>
    (await office.clerk()).call('exchange.send', {
      documentId: papers.get(office)?.shift() ?? expect.fail('no paper left'),
      to: [{ stationId: other(office).stationId }],
    });
  /** @returns what became of the newest that came in at the other office */
  const arrives = async (office: Office): Promise<{ stage: string; errorCode: string | null }> => {
    pair.pass(60_000);
    expect(await send(office)).toMatchObject({ ok: true });
    await (await office.clerk()).ok('exchange.writeFolder', { path: pair.folder });
    const clerk = await other(office).clerk();
    await clerk.ok('exchange.readFolder', { path: pair.folder });
    const { rows } = await clerk.ok('exchange.list', { box: 'all', after: null, limit: 50 });
    const [newest] = rows.filter(({ direction, kind }) => direction === 'in' && kind === 'document');
    return newest ?? expect.fail('nothing came');
  };
  const demand = async (office: Office, revocation: string): Promise<void> => {
    const policy = JSON.stringify({
      format: 'an-thu/policy/1',
      office: '*',
      serial: (serial += 1),
      issuer: 'Tỉnh ủy Sơn Hà',
      ground: 'QĐ 9-QĐ/TU',
      maxIdleMinutes: 30,
      closed: [],
      revocation,
    });
    const spki = superior.publicKey.export({ format: 'der', type: 'spki' });
    const signature = sign(null, Buffer.from(policy), superior.privateKey).toString('base64');
    fs.writeFileSync(
      file('chinh-sach.json'),
      JSON.stringify({ policy, signature, publicKey: spki.toString('base64') }),
    );
    const admin = await office.as('quantri');
    const loaded = { path: file('chinh-sach.json'), fingerprint: sha256Hex(spki) };
    expect(await admin.ok('policy.load', loaded)).toMatchObject({ revocation });
  };

  it('its age is shown, and past its day it is a warning; without a policy work goes on', async () => {
    const { a, b } = pair;
    expect(await standing(a)).toEqual({ state: 'none', issuedMs: null, nextMs: null });
    expect(await health(a)).toBeUndefined();
    await write(b, 'cu.crl');
    expect(await read(a, 'cu.crl')).toMatchObject({ ok: true });
    const list = await standing(a);
    expect(list).toMatchObject({ state: 'fresh', issuedMs: Math.floor(pair.nowMs() / 1000) * 1000 });
    expect(await health(a)).toMatchObject({ state: 'good', tells: 'fresh', count: 1 });
    pair.pass(93 * DAY_MS);
    expect(await standing(a)).toEqual({ ...list, state: 'stale' });
    expect(await health(a)).toMatchObject({ state: 'warn', tells: 'stale', count: 1 });
    expect(await arrives(b)).toMatchObject({ stage: 'checked', errorCode: null });
    expect(await send(a)).toMatchObject({ ok: true });
  }, 60_000);

  it('where the superior asks for fresh ones, a stale and a missing list refuse, in and out, and say so', async () => {
    const { a, b } = pair;
    await demand(a, 'leaf');
    expect(await send(a)).toMatchObject({
      error: { code: 'recipient-certificate', params: { peer: b.name, reason: 'list' } },
    });
    expect(await arrives(b)).toMatchObject({ stage: 'quarantined', errorCode: 'revocation-list-needed' });
    // B knows no list of A at all
    await demand(b, 'leaf');
    expect(await send(b)).toMatchObject({
      error: { code: 'recipient-certificate', params: { reason: 'list' } },
    });
    expect(await health(b)).toMatchObject({ state: 'warn', tells: 'none', count: 1 });
  }, 60_000);

  it('a fresh one lets it pass, and the old one brought again changes nothing', async () => {
    const { a, b } = pair;
    await write(b, 'moi.crl');
    await write(a, 'cua-a.crl');
    expect(await read(b, 'cua-a.crl')).toMatchObject({ ok: true });
    expect(await read(a, 'moi.crl')).toMatchObject({ ok: true });
    const fresh = await standing(a);
    expect(fresh).toMatchObject({ state: 'fresh' });
    expect(await read(a, 'cu.crl')).toEqual({
      ok: false,
      error: { code: 'revocation-list-older', params: { peer: b.name } },
    });
    expect(await read(a, 'moi.crl')).toMatchObject({ ok: true }); // the same once more is no harm
    expect(await standing(a)).toEqual(fresh);
    expect(await arrives(b)).toMatchObject({ stage: 'checked', errorCode: null });
    expect(await send(a)).toMatchObject({ ok: true });
  }, 60_000);

  it('the database keeps no older list behind a newer one, whoever hands it over', async () => {
    const { a } = pair;
    await a.as('quantri'); // the next who comes signs in anew
    await a.vault.close();
    const { keepRevocationList } = await import('../../../electron/vault/peers/store.ts');
    const db = await openRaw(a.vault.dir);
    const lists = (): number[] =>
      db.prepare('SELECT this_update_ms FROM revocation_list ORDER BY 1').pluck().all() as number[];
    const before = lists();
    const [root] = db.prepare('SELECT DISTINCT root_sha256 FROM revocation_list').pluck().all() as string[];
    keepRevocationList(db, root ?? '', (before.at(-1) ?? 0) - 1000, Buffer.from('cũ'));
    expect(lists()).toEqual(before);
    // one that does not read is told
    db.prepare('UPDATE revocation_list SET der = ?').run(Buffer.from('hỏng'));
    db.close();
    expect(await standing(a)).toEqual({ state: 'unreadable', issuedMs: null, nextMs: null });
    expect(await health(a)).toMatchObject({ state: 'bad', tells: 'unreadable', count: 1 });
    expect(await send(a)).toMatchObject({
      error: { code: 'recipient-certificate', params: { reason: 'list' } },
    });
    expect((await (await a.as('coyeu')).ok('keys.list', {})).lists).toEqual([]);
  });
});
