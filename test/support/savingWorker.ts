import { writeSync } from 'node:fs';
import { z } from 'zod';
import { incoming, outgoing } from './registration.ts';
import { direct, propose, submit, WORK, type Work, WORKER_OF } from './killedWork.ts';
import { proposal, stage } from './proposals.ts';
import { lookAt } from './secrecy.ts';
import { callerOf, serviceFor, TEST_PASSPHRASE, type Caller } from './vault.ts';

/**
 * A process that saves until it is killed, and tells `kind id` once each is acknowledged: entries with a file, outgoing
 * documents, drafts; or directions, submissions, proposals; or backups; or a restoration.
 */
const Job = z.object({
  dir: z.string(),
  what: z.enum(['save', 'backup', 'restore', ...WORK]),
  /** of the people of the vault, by user name */
  ids: z.record(z.string(), z.string()),
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
    from: job.from,
    username: 'vanthu',
    passphrase: TEST_PASSPHRASE,
    recoveryCode: null,
  });
  tell(`restored ${job.dir}`);
} else {
  const username = isWork(job.what) ? WORKER_OF[job.what] : 'vanthu';
  await caller.ok('vault.unlock', { username, passphrase: TEST_PASSPHRASE });
  tell('ready');
  for (let count = 0; count < 500; count += 1) await once(caller, count);
}
await service.close();

function isWork(what: string): what is Work {
  return WORK.some((one) => one === what);
}

async function once(who: Caller, count: number): Promise<void> {
  switch (job.what) {
    case 'direct':
      return direct(who, job.ids['chuyenvien'] ?? '', tell);
    case 'submit':
      return submit(who, count, tell);
    case 'propose':
      return propose(who, proposal(job, { file: await stage(who, job.from) }), tell);
    case 'save':
      return save(who, count);
    default:
      return backUp(who);
  }
}

async function backUp(clerk: Caller): Promise<void> {
  now += 1000;
  const { name } = await clerk.ok('backup.create', { targetId: 'first' });
  tell(`backup ${name}`);
}

async function save(clerk: Caller, count: number): Promise<void> {
  const { stageId } = await clerk.ok('attachments.stageChunk', {
    stageId: null,
    name: 'quét.txt',
    last: true,
    dataBase64: Buffer.alloc(2000 + ((count * 7919) % 40_000), 65 + (count % 26)).toString('base64'),
  });
  await lookAt(clerk, stageId); // one letter many times is no text that could be read
  const entry = await clerk.ok(
    'documents.registerIncoming',
    incoming({ code: `${count}-CV/TU`, files: [stageId], presentTo: job.ids['lanhdao'] ?? null }),
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
