import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const FORGED = '01a20b48090073f38c2507965f892d50';

describe('what two people decide', () => {
  let vault: TestVault;
  let bookId = '';
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', people: ['quantri', 'vanthu', 'lanhdao'] });
    const clerk = await vault.as('vanthu');
    await clerk.ok('registers.open', { kind: 'incoming', year: 2026, lastOnPaper: 810 });
    const { books } = await clerk.ok('registers.books', {});
    bookId = books.find(({ kind }) => kind === 'incoming')?.id ?? expect.fail();
  }, 240_000);
  afterAll(() => vault.remove());

  const firstNumber = async (who: string): Promise<number> => {
    const { books } = await (await vault.at(who)).ok('registers.books', {});
    return books.find(({ id }) => id === bookId)?.firstNumber ?? expect.fail();
  };

  it('is not done on a question that the second person wrote in the name of the first', async () => {
    await vault.close();
    const db = await openRaw(vault.dir, 'lanhdao');
    db.prepare(
      `INSERT INTO register_request (id, kind, book_id, series_id, number, on_date, reason, asked_by, asked_ms, state, note)
       VALUES (?, 'start', ?, NULL, 5, '2026-01-02', 'x', ?, 1, 'asked', '')`,
    ).run(FORGED, bookId, vault.ids['vanthu']);
    db.close();
    const leader = await vault.as('lanhdao');
    const decide = (approve: boolean) =>
      leader.call('registers.decide', { id: FORGED, approve, note: 'không phải tôi xin' });
    expect(await decide(true)).toMatchObject({ ok: false, error: { code: 'request-unsigned' } });
    expect(await firstNumber('lanhdao')).toBe(811);
    // it can be put away
    expect(await decide(false)).toMatchObject({ ok: true });
  });

  it('nor on one of the first person that the second changed; on the own words of the first it is', async () => {
    const ask = async (): Promise<string> => {
      const clerk = await vault.as('vanthu');
      return (await clerk.ok('registers.askStart', { bookId, typeId: null, last: 812, reason: 'Chép nhầm' }))
        .id;
    };
    const first = await ask();
    await vault.close();
    const db = await openRaw(vault.dir, 'lanhdao');
    db.exec('DROP TRIGGER register_request_fixed');
    db.prepare('UPDATE register_request SET number = 5 WHERE id = ?').run(first);
    db.close();
    const leader = await vault.as('lanhdao');
    expect(await leader.call('registers.decide', { id: first, approve: true, note: '' })).toMatchObject({
      ok: false,
      error: { code: 'request-unsigned' },
    });
    await leader.ok('registers.decide', { id: first, approve: false, note: 'Số khác lời xin' });
    const second = await ask();
    await (await vault.as('lanhdao')).ok('registers.decide', { id: second, approve: true, note: '' });
    expect(await firstNumber('lanhdao')).toBe(813);
  });
});
