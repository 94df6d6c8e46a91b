import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type OpName } from '../../../shared/ipc/contract.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { incoming } from '../../support/registration.ts';
import { saveReport, textOfPdf } from '../../support/papers.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { PAIR_TIMEOUT_MS } from '../../support/twoStations.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';
import { ALL_DOCUMENTS } from '../../support/inputs.ts';

const DAY_MS = 86_400_000;
const SECRET = { book: 'classified-incoming', level: 'toi-mat' } as const;

async function printed(caller: Caller, reportId: string): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-minutes-'));
  const file = path.join(folder, 'minutes.pdf');
  await saveReport(caller, reportId, file);
  const text = textOfPdf(file).replaceAll(/\s+/g, ' ');
  fs.rmSync(folder, { recursive: true });
  return text;
}

describe('an inspection', () => {
  let vault: TestVault;
  let nowMs = TEST_NOW_MS;
  let inspectionId = '';
  let secretId = '';
  beforeAll(async () => {
    const people = ['quantri', 'vanthu', 'lanhdao', 'kiemtra'];
    vault = await createTestVault({ profile: 'standalone', people, nowMs: () => nowMs });
    const clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', incoming({ code: '01-CV/TU' }));
    const secret = incoming({ ...SECRET, code: '02-CV/TU', subject: 'Phương án bảo vệ Hải Yến' });
    secretId = (await clerk.ok('documents.registerIncoming', secret)).id;
  }, PAIR_TIMEOUT_MS);
  afterAll(() => vault.remove());

  const open = async (clearance: 'none' | 'mat' | 'toi-mat', days = 2) =>
    (await vault.as('lanhdao')).ok('inspection.open', {
      inspectorId: vault.ids['kiemtra'] ?? '',
      ground: 'QĐ 15-QĐ/UBKTTU, 20/11/2026',
      clearance,
      days,
    });

  it('is opened by a leader for a named inspector, who then only looks', async () => {
    const own = await vault.as('kiemtra');
    expect((await own.ok('inspection.list', {})).inspections).toEqual([]);
    inspectionId = (await open('mat')).id;
    expect(
      await (
        await vault.as('lanhdao')
      ).call('inspection.open', {
        inspectorId: vault.ids['vanthu'] ?? '',
        ground: 'QĐ 1',
        clearance: 'none',
        days: 1,
      }),
    ).toMatchObject({ error: { code: 'bad-input' } });
    const inspector = await vault.as('kiemtra');
    expect((await inspector.ok('ledger.verify', {})).intact).toBe(true);
    const { rows } = await inspector.ok('documents.list', {
      ...ALL_DOCUMENTS,
      book: 'classified-incoming',
      open: false,
      limit: 10,
    });
    expect(rows.map(({ level, subject }) => [level, subject])).toEqual([['toi-mat', null]]);
    const { hits } = await inspector.ok('search.query', { words: 'Hải Yến', limit: 10, prefix: false });
    expect(hits).toEqual([]);
    // every command that an inspector may call at all is refused, but for those of a visit
    const refused: string[] = [];
    for (const [op, spec] of Object.entries(contract)) {
      if (spec.kind !== 'command' || !mayCall(op as OpName, ['inspector'])) continue;
      const reply = await inspector.call(op as OpName, {} as never);
      if (!reply.ok && reply.error.code === 'inspection-read-only') refused.push(op);
    }
    expect(refused).toContain('access.readNotice');
    // the window is told the same, with the end of the time and the ground, and hides what is shut
    const { visit } = await inspector.ok('vault.session', {});
    expect(visit).toMatchObject({ ground: 'QĐ 15-QĐ/UBKTTU, 20/11/2026', open: true });
    expect([...(visit?.barred ?? [])].sort()).toEqual([...refused].sort());
    const minutes = await inspector.ok('ledger.minutes', { actorId: null, act: null, group: 'documents' });
    expect(minutes.entries).toBeGreaterThan(0);
    const text = await printed(inspector, minutes.reportId);
    expect(text).toContain('Loại việc: Văn bản, trình ký; người thực hiện: mọi người; từ mục đầu đến nay');
    expect(text).toMatch(new RegExp(`Số mục trích\\D+${minutes.entries}\\b`));
    expect(text).not.toMatch(/\b[a-z-]+\.[a-z-]+\b/); // not a single code of an act
  });

  it('ends with its last day, and with it everything the inspector sees', async () => {
    nowMs += 2 * DAY_MS;
    const late = await vault.as('kiemtra');
    expect(await late.call('ledger.verify', {})).toMatchObject({ error: { code: 'inspection-not-open' } });
    expect(await late.call('documents.get', { id: secretId })).toMatchObject({
      error: { code: 'inspection-not-open' },
    });
    expect((await late.ok('inspection.list', {})).inspections[0]?.state).toBe('over');
    expect((await late.ok('vault.session', {})).visit).toMatchObject({ open: false });
  });

  it('shows words up to its clearance, and can be closed early', async () => {
    const { id } = await open('toi-mat');
    const inspector = await vault.as('kiemtra');
    expect((await inspector.ok('documents.get', { id: secretId })).subject).toBe('Phương án bảo vệ Hải Yến');
    await inspector.ok('inspection.close', { id });
    expect(await inspector.call('documents.get', { id: secretId })).toMatchObject({
      error: { code: 'inspection-not-open' },
    });
    const leader = await vault.as('lanhdao');
    expect((await leader.ok('vault.session', {})).visit).toBeNull();
    expect(await leader.call('inspection.close', { id })).toMatchObject({ error: { code: 'not-found' } });
    const { items } = await leader.ok('ledger.list', {
      before: null,
      limit: 50,
      actorId: null,
      act: null,
      group: 'administration',
    });
    expect(items.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['inspection.opened', 'inspection.closed', 'ledger.minutes']),
    );
  });

  it('cannot be lengthened, reopened or removed with the database key in hand', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    expect(() => db.exec('UPDATE inspection SET until_ms = until_ms + 1')).toThrow('fixed');
    expect(() => db.exec('UPDATE inspection SET closed_ms = NULL, closed_by = NULL')).toThrow('stays closed');
    expect(() => db.prepare('DELETE FROM inspection WHERE id = ?').run(inspectionId)).toThrow('stays');
    db.close();
  });

  it('and the ledger is filtered by kind, person, day and record, with records named and titles of secrets left out', async () => {
    const clerk = await vault.as('vanthu');
    await clerk.ok('documents.get', { id: secretId });
    const { id } = await open('mat');
    expect(id).not.toBe('');
    const inspector = await vault.as('kiemtra');
    const page = { before: null, limit: 100, actorId: null, act: null } as const;
    const views = await inspector.ok('ledger.list', { ...page, group: 'views' });
    expect(views.items.map(({ act }) => act)).toContain('document.viewed');
    expect(new Set(views.items.map(({ act }) => act)).has('document.registered')).toBe(false);
    const ofRecord = await inspector.ok('ledger.list', { ...page, subject: `document:${secretId}` });
    expect(ofRecord.items.length).toBeGreaterThan(1);
    expect(ofRecord.items.every(({ record }) => record?.level === 'toi-mat' && record.title === null)).toBe(
      true,
    );
    expect(ofRecord.items[0]?.record?.label).toMatch(/^Sổ đăng ký .*02-CV\/TU/);
    expect((await inspector.ok('ledger.list', { ...page, to: '2026-11-23' })).items).toEqual([]);
    const first = await inspector.ok('ledger.list', { ...page, from: '2026-11-24', to: '2026-11-24' });
    expect(first.items.map(({ record }) => record?.title)).toContain(incoming().subject);
    const byClerk = await inspector.ok('ledger.list', { ...page, actorId: vault.ids['vanthu'] ?? '' });
    expect(new Set(byClerk.items.map(({ actor }) => actor))).toEqual(new Set(['Nguyễn Thị Hường']));
  });
});
