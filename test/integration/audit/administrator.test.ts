import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incoming } from '../../support/registration.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

const SUBJECT = 'V/v chuẩn bị đại hội thể thao';
const CODE = '99/UBND-VX';
const REASON = 'Trùng với công văn của phòng văn hóa';

describe('what the ledger says to whoever reads no books', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
    const clerk = await vault.as('vanthu');
    const { id } = await clerk.ok('documents.registerIncoming', incoming({ code: CODE, subject: SUBJECT }));
    const { revision } = await clerk.ok('documents.get', { id });
    await clerk.ok('documents.giveBack', { id, revision, reason: REASON });
  }, 180_000);
  afterAll(() => vault.remove());

  const told = async (caller: Caller): Promise<string> =>
    JSON.stringify(await caller.ok('ledger.list', { before: null, limit: 200, actorId: null, act: null }));

  it('is book and number: no subject, no code, no words of a reason', async () => {
    const leader = await told(await vault.as('lanhdao'));
    for (const words of [SUBJECT, CODE, REASON]) expect(leader).toContain(words);
    const admin = await told(await vault.as('quantri'));
    for (const words of [SUBJECT, CODE, REASON]) expect(admin).not.toContain(words);
    expect(admin).toContain('Sổ đăng ký văn bản đến, 1');
  });
});
