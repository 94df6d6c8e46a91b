import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { countWork } from '../../support/countedWork.ts';
import { type HostileFile, hostileCorpus } from '../../support/hostileCorpus.ts';
import { isSoak } from '../../support/soak.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

/**
 * Every hostile file goes the whole way: staged in pieces into a real vault, looked at in the real reader process, and
 * read as what it calls itself. What it costs the vault is counted in this thread, which is the vault's; the reader is
 * another process.
 */
const MOST_STEPS = 1_000_000;
const PIECE_BYTES = 384 * 1024;
/** Every third in the suite: hostileFiles.test.ts gives each of them to every reader. */
const EVERY = isSoak ? 1 : 3;
const files = hostileCorpus().filter((_file, at) => at % EVERY === 0);

let vault: TestVault;
let clerk: Caller;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu'] });
  clerk = await vault.as('vanthu');
});
afterAll(() => vault.remove());

async function stage({ name, bytes }: HostileFile): Promise<string | null> {
  let stageId: string | null = null;
  for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES) {
    const dataBase64 = bytes.subarray(at, at + PIECE_BYTES).toString('base64');
    const last = at + PIECE_BYTES >= bytes.length;
    const piece: Input<'attachments.stageChunk'> = { stageId, name, dataBase64, last };
    const reply: Reply<Output<'attachments.stageChunk'>> = await clerk.call('attachments.stageChunk', piece);
    if (!reply.ok) {
      expect(reply.error.code).not.toBe('internal');
      return null;
    }
    stageId = reply.value.stageId;
  }
  return stageId;
}

/** As what the file calls itself; every failure has a name. */
async function readAs(name: string, stageId: string): Promise<void> {
  const replies = [];
  if (/\.(?:xlsx|csv)$/i.test(name))
    replies.push(await clerk.call('intake.preview', { stageId, mapping: null, from: 0, count: 5 }));
  if (/\.eml$/i.test(name))
    replies.push(await clerk.call('intake.previewMails', { letters: [{ line: 1, stageId }] }));
  if (/edxml$/i.test(name)) replies.push(await clerk.call('edxml.take', { stageId }));
  for (const reply of replies) if (!reply.ok) expect(reply.error.code).not.toBe('internal');
}

it(`${String(files.length)} hostile files of at most 1 MB cost the vault's thread few steps each and end no session`, async () => {
  expect(files.length).toBeGreaterThanOrEqual(30);
  const counter = await countWork((url) => /\/(?:electron|shared)\//.test(url));
  const steps: number[] = [];
  for (const file of files) {
    await counter.take();
    const stageId = await stage(file);
    if (stageId !== null) await readAs(file.name, stageId);
    steps.push((await counter.take()).steps);
    if (stageId !== null) await clerk.call('attachments.discardStage', { stageId });
  }
  await counter.stop();
  const most = Math.max(...steps);
  expect(most).toBeGreaterThan(10_000); // something was counted
  expect(most, files[steps.indexOf(most)]?.attacks).toBeLessThan(MOST_STEPS);
  expect(await clerk.call('vault.session', {})).toMatchObject({ ok: true });
}, 600_000);
