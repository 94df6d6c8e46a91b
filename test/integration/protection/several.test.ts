import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { outgoing, SAMPLE_ITEMS } from '../../support/registration.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

const YEAR_MS = 365.25 * 24 * 3600 * 1000;
type Change = Input<'protection.propose'>['change'];
const DECISION = { code: '15-QĐ/ĐU', decidedOn: '2026-11-24', ground: 'Rà soát cuối năm' };
const early: Change = {
  kind: 'declassified',
  way: 'on-request',
  ...DECISION,
  councilCode: '14-QĐ/ĐU',
  minutesCode: '02-BB/HĐ',
  minutesOn: '2026-11-23',
};
const lowered: Change = {
  kind: 'adjusted',
  toLevel: 'mat',
  itemRef: SAMPLE_ITEMS.mat,
  erase: false,
  sampleConfirmed: true,
  ...DECISION,
};

/** One decision document about many records: each keeps its own event, notices, stamps and ledger entry, or nothing is done. */
describe('one decision about several records', () => {
  let vault: TestVault;
  let nowMs = TEST_NOW_MS;
  const made: string[] = [];
  const id = (username: string): string => vault.ids[username] ?? expect.fail(username);

  beforeAll(async () => {
    vault = await createTestVault({
      profile: 'standalone',
      people: ['quantri', 'vanthu', 'bithu', 'chuyenvien2', 'kiemtra'],
      nowMs: () => nowMs,
    });
    const clerk = await vault.as('vanthu');
    for (const level of ['mat', 'mat', 'toi-mat', 'mat'] as const) {
      const { id: one } = await clerk.ok(
        'documents.registerOutgoing',
        outgoing({
          book: 'classified-outgoing',
          level,
          recipients: ['Tỉnh ủy Sơn Hà', 'Công an tỉnh'],
        }),
      );
      made.push(one);
    }
  });
  afterAll(() => vault.remove());

  const detailsBy = (caller: Caller, ids: readonly string[]) =>
    Promise.all(ids.map((one) => caller.ok('protection.get', { id: one })));
  const waitingBy = async (caller: Caller) =>
    (await caller.ok('protection.work', { list: 'waiting', limit: 50 })).rows.map((row) => ({
      id: row.documentId ?? '',
      proposalId: row.refId ?? '',
      shown: row.shown,
    }));
  const ledgerOf = async (act: string) => {
    const { items } = await (
      await vault.as('kiemtra')
    ).ok('ledger.list', {
      actorId: null,
      act,
      before: null,
      limit: 200,
    });
    return items.length;
  };

  it('names each record that refuses, with its reason, and then does nothing at all', async () => {
    const clerk = await vault.as('vanthu');
    // the Mật ones are at that level already
    const asked = { act: 'propose', ids: made, change: lowered } as const;
    const tried = await clerk.ok('protection.trySeveral', { asked });
    expect(tried.ready).toBe(1);
    expect(tried.refused.map(({ entry, code }) => `${entry} ${code}`)).toEqual([
      '1/2026 bad-input',
      '2/2026 bad-input',
      '4/2026 bad-input',
    ]);
    const reply = await clerk.call('protection.proposeSeveral', {
      ids: made,
      leaderId: id('bithu'),
      change: lowered,
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-input', params: { entry: '1/2026' } } });
    expect((await detailsBy(clerk, made)).map((detail) => detail.proposal)).toEqual(made.map(() => null));
  });

  it('proposes all by one decision, and the leader decides all: events, notices, ledger for each', async () => {
    const three = made.slice(0, 3);
    const clerk = await vault.as('vanthu');
    await clerk.ok('protection.proposeSeveral', { ids: three, leaderId: id('bithu'), change: early });
    expect(await clerk.call('protection.decideSeveral', { items: await waitingBy(clerk) })).toMatchObject({
      ok: false,
      error: { code: 'not-permitted' },
    });
    const before = await ledgerOf('level.declassified');
    const head = await vault.as('bithu');
    const rows = (await head.ok('protection.work', { list: 'waiting', limit: 50 })).rows;
    expect(rows.map((row) => row.detail)).toEqual(three.map(() => 'Nguyễn Thị Hường · 15-QĐ/ĐU'));
    const items = await waitingBy(head);
    expect((await head.ok('protection.trySeveral', { asked: { act: 'decide', items } })).refused).toEqual([]);
    expect(await head.ok('protection.decideSeveral', { items })).toEqual({ documents: 3 });
    for (const detail of await detailsBy(head, three)) {
      expect([detail.level, detail.proposal, detail.contentSealed]).toEqual(['none', null, true]);
      const event = detail.events.find(({ kind }) => kind === 'declassified');
      expect(event).toMatchObject({ code: '15-QĐ/ĐU', dossier: { minutesCode: '02-BB/HĐ' } });
      expect(detail.notices.filter(({ eventId }) => eventId === event?.id)).toHaveLength(2);
      expect(detail.stamps.filter(({ eventId }) => eventId === event?.id).length).toBeGreaterThan(0);
    }
    expect((await ledgerOf('level.declassified')) - before).toBe(3);
  });

  it('decides none when one of them was changed meanwhile, and says which', async () => {
    const clerk = await vault.as('vanthu');
    const { id: fifth } = await clerk.ok(
      'documents.registerOutgoing',
      outgoing({ book: 'classified-outgoing', level: 'mat', recipients: [] }),
    );
    const ids = [made[3] ?? '', fifth];
    await clerk.ok('protection.proposeSeveral', { ids, leaderId: id('bithu'), change: early });
    const head = await vault.as('bithu');
    const items = await waitingBy(head);
    const [, held] = await detailsBy(head, ids);
    await head.ok('protection.placeHold', {
      id: fifth,
      revision: held?.revision ?? 0,
      code: '9-QĐ/UBKT',
      decidedOn: '2026-11-24',
      ground: 'Kiểm tra',
    });
    const tried = await head.ok('protection.trySeveral', { asked: { act: 'decide', items } });
    expect(tried.refused.map(({ entry, code }) => [entry, code])).toEqual([['5/2026', 'document-on-hold']]);
    expect(await head.call('protection.decideSeveral', { items })).toMatchObject({
      ok: false,
      error: { code: 'document-on-hold', params: { entry: '5/2026' } },
    });
    expect((await detailsBy(head, ids)).map(({ level }) => level)).toEqual(['mat', 'mat']);
  });

  it('confirms several whose period has ended at once; to those who may not know they do not exist', async () => {
    const clerk = await vault.as('vanthu');
    const ids: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      const entry = outgoing({ book: 'classified-outgoing', level: 'mat', recipients: [] });
      ids.push((await clerk.ok('documents.registerOutgoing', entry)).id);
    }
    nowMs = TEST_NOW_MS + 11 * YEAR_MS;
    const officer = await vault.as('chuyenvien2');
    const asked = { act: 'propose', ids, change: early } as const;
    const hidden = await officer.ok('protection.trySeveral', { asked });
    expect(hidden.refused.map(({ entry, code }) => [entry, code])).toEqual(ids.map(() => ['', 'not-found']));
    const head = await vault.as('bithu');
    const expired = await head.ok('protection.work', { list: 'expired', limit: 50 });
    const known = expired.rows.flatMap(({ documentId }) => (documentId === null ? [] : [documentId]));
    expect(known).toEqual(ids);
    expect(await head.call('protection.confirmSeveralExpired', { ids: known })).toMatchObject({ ok: true });
    for (const detail of await detailsBy(head, known)) expect(detail.level).toBe('none');
  });
});
