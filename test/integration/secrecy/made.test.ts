import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { proposal, stage, walk } from '../../support/proposals.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** The scan of a dispatch and one that shows a mark: what the program makes of a draft is found to be as the draft was. */
const fixture = (name: string): string =>
  path.resolve(import.meta.dirname, '../../fixtures/dispatches', name);
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault();
});
afterAll(() => vault.remove());

async function issued(file: string, answer: 'looked' | 'no-mark'): Promise<number> {
  const drafter = await vault.as('chuyenvien');
  const stageId = await stage(drafter, file);
  const reason = 'Bản chụp một mẫu dấu để hướng dẫn';
  if (answer === 'no-mark')
    await drafter.ok('secrecy.answer', { answer, stages: [stageId], words: [], reason });
  const { id } = await drafter.ok('proposals.create', proposal(vault, { file: stageId }));
  const revision = await walk(vault, id, 1, [
    ['chuyenvien', 'propose'],
    ['lanhdao', 'pass'],
    ['chuyenvien', 'present'],
    ['bithu', 'sign'],
  ]);
  return (await (await vault.as('vanthu')).ok('proposals.register', { id, revision })).entryNumber;
}

it('a scan that was looked at, and a file with an explained mark, are registered with their number drawn in', async () => {
  expect(await issued(fixture('d01-scan.pdf'), 'looked')).toBe(1);
  expect(await issued(fixture('d09.pdf'), 'no-mark')).toBe(2);
  await vault.close();
  const db = await openRaw(vault.dir);
  const kept = db
    .prepare(`SELECT answer, count(*) FROM secrecy_answer GROUP BY answer ORDER BY answer`)
    .raw()
    .all();
  expect(kept).toEqual([
    ['looked', 1],
    ['made', 2],
    ['no-mark', 1],
  ]);
  db.close();
});
