import { writeSync } from 'node:fs';
import { z } from 'zod';
import { incoming, outgoing } from './registration.ts';
import { callerOf, serviceFor, TEST_PASSPHRASE, type Caller } from './vault.ts';

/**
 * A process that saves until it is killed, and tells `kind id` once each is acknowledged: entries with a file, outgoing
 * documents, submissions, directions' first step, drafts; or backups; or a restoration.
 */
const Job = z.object({
  dir: z.string(),
  what: z.enum(['save', 'backup', 'restore']),
  from: z.string(),
  nowMs: z.int(),
});
const job = Job.parse(JSON.parse(process.argv[2] ?? ''));
const tell = (text: string): void => void writeSync(1, `${text}\n`);
let now = job.nowMs;

const service = serviceFor(job.dir, () => now);
const caller = callerOf(service);
if (job.what === 'restore') {
  tell('ready');
  await caller.ok('backup.restore', {
    ...{ from: job.from, username: 'vanthu', passphrase: TEST_PASSPHRASE, recoveryCode: null },
  });
  tell(`restored ${job.dir}`);
} else {
  await caller.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
  tell('ready');
  for (let count = 0; count < 500; count += 1)
    await (job.what === 'save' ? save(caller, count) : backUp(caller));
}
await service.close();

async function backUp(clerk: Caller): Promise<void> {
  now += 1000;
  const { name } = await clerk.ok('backup.create', { targetId: 'first' });
  tell(`backup ${name}`);
}

async function save(clerk: Caller, count: number): Promise<void> {
  const { stageId } = await clerk.ok('attachments.stageChunk', {
    ...{ stageId: null, name: 'quét.txt', last: true },
    dataBase64: Buffer.alloc(2000 + ((count * 7919) % 40_000), 65 + (count % 26)).toString('base64'),
  });
  const entry = await clerk.ok(
    'documents.registerIncoming',
    incoming({ code: `${count}-CV/TU`, files: [stageId] }),
  );
  tell(`document ${entry.id}`);
  const sent = await clerk.ok('documents.registerOutgoing', outgoing());
  tell(`document ${sent.id}`);
  await clerk.ok('documents.cancelEntry', { id: sent.id, revision: 1, reason: 'Vào nhầm sổ' });
  tell(`cancelled ${sent.id}`);
  const draft = {
    form: 'registerIncoming' as const,
    key: `k${count}`,
    body: JSON.stringify({ subject: `nháp ${count}` }),
  };
  await clerk.ok('drafts.save', draft);
  tell(`draft k${count}`);
}
