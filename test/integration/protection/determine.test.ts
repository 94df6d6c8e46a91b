import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sample from '../../../shared/rules/secretLists-sample.json' with { type: 'json' };
import { openRaw } from '../../support/rawDatabase.ts';
import { determinationOf, everything, incoming, outgoing } from '../../support/registration.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

const secret = (level: 'mat' | 'toi-mat' | 'tuyet-mat') =>
  ({ book: 'classified-outgoing', level, ...(level === 'tuyet-mat' ? { subject: null } : {}) }) as const;
const code = async (reply: ReturnType<Caller['call']>) => {
  const answer = await reply;
  return answer.ok ? 'ok' : answer.error.code;
};

describe('determining a level', () => {
  let vault: TestVault;
  let clerk: Caller;
  let resting = '';
  beforeAll(async () => {
    vault = await createTestVault({
      profile: 'standalone',
      people: ['quantri', 'vanthu', 'bithu', 'lanhdao'],
    });
    clerk = await vault.as('vanthu');
  });
  afterAll(() => vault.remove());

  it('needs an item of a list in force, of the very level, and who determined it', async () => {
    const register = (change: Parameters<typeof outgoing>[0]) =>
      code(clerk.call('documents.registerOutgoing', outgoing(change)));
    const right = determinationOf('mat');
    expect(await register({ ...secret('mat'), determination: null })).toBe('list-item-required');
    expect(await register({ ...secret('toi-mat'), determination: right })).toBe('level-not-item');
    expect(await register({ ...secret('mat'), determination: determinationOf('toi-mat') })).toBe(
      'level-not-item',
    );
    if (!right) throw new Error('no item');
    expect(await register({ ...secret('mat'), determination: { ...right, itemRef: 'mau/không-có' } })).toBe(
      'bad-input',
    );
    expect(await register({ ...secret('mat'), determination: { ...right, itemRef: 'mau/9' } })).toBe(
      'list-item-unknown',
    );
    expect(await register({ ...secret('mat'), determination: { ...right, determinedBy: ' ' } })).toBe(
      'bad-input',
    );
    expect(await register({ ...secret('mat'), determination: { ...right, capacity: 'delegated' } })).toBe(
      'reason-required',
    );
    expect(
      await register({ ...secret('mat'), determination: { ...right, determinedOn: '2027-01-01' } }),
    ).toBe('date-invalid');
    expect(await register(secret('mat'))).toBe('ok');
    expect(await register(secret('tuyet-mat'))).toBe('ok');
  });

  it('asks where the post of who signed or determined does not reach the level; the ledger keeps what was confirmed', async () => {
    const by = (signer: string, authority: 'ask' | 'confirmed') => {
      const fields = outgoing({ ...secret('toi-mat'), signer });
      const determination = fields.determination && { ...fields.determination, determinedBy: signer };
      return clerk.call('documents.registerOutgoing', { ...fields, determination, authority });
    };
    const asked = await by('Lê Đức Toản', 'ask');
    expect(asked).toMatchObject({
      ok: false,
      error: { code: 'authority-doubted', params: { person: 'Lê Đức Toản', ceiling: 'mat', rule: 'TQ-10' } },
    });
    const confirmed = await by('Lê Đức Toản', 'confirmed');
    const sure = [await by('Bùi Quang Thắng', 'ask'), await by('Người đã nghỉ hưu', 'ask')];
    expect([confirmed, ...sure].map(({ ok }) => ok)).toEqual([true, true, true]);
    const doubts = [];
    for (const reply of [confirmed, ...sure]) {
      const { timeline } = await clerk.ok('documents.get', { id: reply.ok ? reply.value.id : '' });
      doubts.push(timeline.find(({ act }) => act === 'document.registered-out')?.facts['doubt']);
    }
    expect(doubts).toEqual(['TQ-10', undefined, undefined]);
  });

  it('is never lower than what the document quotes or encloses', async () => {
    const source = await clerk.ok(
      'documents.registerIncoming',
      incoming({ book: 'classified-incoming', level: 'toi-mat', code: '31-BC/TU' }),
    );
    const sources = [{ documentId: source.id, how: 'quotes' as const }];
    const register = (change: Parameters<typeof outgoing>[0]) =>
      code(clerk.call('documents.registerOutgoing', outgoing({ ...change, sources })));
    expect(await register({})).toBe('level-below-sources');
    expect(await register(secret('mat'))).toBe('level-below-sources');
    // by an item Mật, raised by what it quotes: the highest level prevails
    expect(await register({ ...secret('toi-mat'), determination: determinationOf('mat') })).toBe('ok');
    expect(await register(secret('tuyet-mat'))).toBe('ok');
  });

  it('cites a sample only when a person says so; the level stays an open task until a real item is cited', async () => {
    const right = determinationOf('mat');
    if (!right) throw new Error('no item');
    const silent = outgoing({ ...secret('mat'), determination: { ...right, sampleConfirmed: false } });
    expect(await code(clerk.call('documents.registerOutgoing', silent))).toBe('sample-not-confirmed');
    const { id } = await clerk.ok('documents.registerOutgoing', outgoing(secret('mat')));
    const book = { book: 'classified-outgoing', ...everything } as const;
    const line = async () =>
      (await clerk.ok('documents.list', book)).rows.find((row) => row.id === id)?.sampleGround;
    expect(await line()).toBe(true);
    const { items } = await clerk.ok('protection.listItems', { on: null, words: '', level: 'mat', limit: 5 });
    expect(items.every((item) => item.mustConfirm)).toBe(true);
    const { rows } = await clerk.ok('protection.work', { list: 'samples', limit: 10 });
    expect(rows.some((row) => row.documentId === id)).toBe(true);

    resting = id;
    await vault.close();
    const raw = await openRaw(vault.dir);
    expect(() => raw.prepare('DELETE FROM sample_ground WHERE document_id = ?').run(id)).toThrow('stays');
    expect(() =>
      raw
        .prepare(
          `INSERT INTO level_event SELECT 'x', document_id, 2, 'adjusted', origin, 'mat', 'toi-mat', until_after, until_after, item_ref,
             item_place, item_level, 1, 'c', decided_on, 'g', decider, capacity, capacity_ground, NULL, '{}', NULL, NULL, at_ms, by_id
           FROM level_event WHERE document_id = ?`,
        )
        .run(id),
    ).toThrow('a sample item is confirmed');
    raw.close();
    clerk = await vault.as('vanthu');
  });

  it('loads a list from a file, says why it refuses one, and then no sample is an item any more', async () => {
    const [base] = sample.lists;
    const file = (list: object): object => ({ format: 'an-thu/danh-muc-bmnn', version: 1, lists: [list] });
    const real = { ...base, id: 'dm-dang', code: '01-QĐ/VPTW', sample: false, effectiveFrom: '2026-03-01' };
    const stage = async (content: string) => {
      const reply = await clerk.ok('attachments.stageChunk', {
        stageId: null,
        name: 'danh-muc.json',
        dataBase64: Buffer.from(content).toString('base64'),
        last: true,
      });
      return { stageId: reply.stageId };
    };
    const load = async (content: unknown) => {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      const reply = await clerk.call('protection.loadLists', await stage(text));
      return reply.ok ? reply.value : reply.error.params;
    };
    expect(await load('{')).toEqual({ rule: 'not-json' });
    expect(await load(file({ ...real, sample: true }))).toMatchObject({ at: 'lists.0.sample' });
    expect(await load(file({ ...real, items: [{ ...base?.items[0], level: 'noi-bo' }] }))).toMatchObject({
      at: 'lists.0.items.0.level',
    });
    expect(await load(file({ ...real, replaces: 'dm-khac' }))).toMatchObject({ rule: 'nothing-to-replace' });
    expect(await load(file(real))).toMatchObject({ lists: 1, items: 10 });
    expect(await load(file(real))).toMatchObject({ rule: 'already-loaded' });

    const { items, total } = await clerk.ok('protection.listItems', {
      on: null,
      words: 'ky luat',
      level: 'mat',
      limit: 10,
    });
    expect([total, items[0]?.ref, items[0]?.list.sample]).toEqual([1, 'dm-dang/3.b', false]);
    expect(await code(clerk.call('documents.registerOutgoing', outgoing(secret('mat'))))).toBe(
      'list-item-unknown',
    );

    // the head cites an item of the real list for what had rested on a sample
    const head = await vault.as('bithu');
    const { revision, sampleGround, offers } = await head.ok('protection.get', { id: resting });
    expect(sampleGround?.by.fullName).toBe('Nguyễn Thị Hường');
    expect(offers).toContainEqual({ act: 'citeItem', allowed: true, reason: null });
    const cite = (itemRef: string) =>
      head.call('protection.citeItem', {
        id: resting,
        revision,
        itemRef,
      });
    expect(await code(cite('mau-dang-2026/3.a'))).toBe('list-item-unknown');
    expect(await code(cite('dm-dang/2.a'))).toBe('level-not-item');
    expect(await code(cite('dm-dang/3.b'))).toBe('ok');
    const after = await head.ok('protection.get', { id: resting });
    expect(after.sampleGround).toBe(null);
    expect(after.events[0]?.replacedBy?.place).toContain('01-QĐ/VPTW');
    expect(after.level).toBe('mat');
    clerk = await vault.as('vanthu');
    const open = await clerk.ok('protection.work', { list: 'samples', limit: 50 });
    expect(open.rows.some((row) => row.documentId === resting)).toBe(false);

    const next = {
      ...real,
      id: 'dm-dang-2',
      code: '02-QĐ/VPTW',
      effectiveFrom: '2026-11-01',
      replaces: 'dm-dang',
    };
    expect(await load(file(next))).toMatchObject({ lists: 1 });
    const { lists } = await clerk.ok('protection.lists', {});
    expect(lists.map((list) => [list.id, list.inForce, list.effectiveTo])).toContainEqual([
      'dm-dang',
      false,
      '2026-10-31',
    ]);
  });
});
