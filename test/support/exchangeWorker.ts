import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { z } from 'zod';
import { civilDateAt } from '../../shared/domain/calendar/civilDate.ts';
import { PDF, registerOutgoing, registerReceived } from './twoStations.ts';
import { callerOf, serviceFor, TEST_PASSPHRASE, type Caller } from './vault.ts';

/**
 * A clerk's station as a process of its own, to be killed: unlocks, then sends or receives through the folder. With
 * `killAt` n it kills itself at the n-th change or flush of a file after the unlock.
 */
const Job = z.object({
  dir: z.string(),
  folder: z.string(),
  role: z.enum(['send', 'receive']),
  peer: z.string(),
  nowMs: z.int(),
  killAt: z.int().nullable(),
});
const job = Job.parse(JSON.parse(process.argv[2] ?? ''));

const service = serviceFor(job.dir, () => job.nowMs);
const clerk = callerOf(service);
await clerk.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
if (job.killAt !== null) armFiles(job.killAt);
fs.writeSync(1, 'armed\n');
await (job.role === 'send' ? send(clerk) : receive(clerk));
await service.close();

async function send(caller: Caller): Promise<void> {
  const files = [{ name: 'Tờ trình về kinh phí.pdf', bytes: PDF }];
  const { id } = await registerOutgoing(caller, { files, change: { documentDate: civilDateAt(job.nowMs) } });
  await caller.ok('exchange.send', { documentId: id, to: [{ stationId: job.peer }] });
  await caller.ok('exchange.writeFolder', { path: job.folder });
}

async function receive(caller: Caller): Promise<void> {
  await caller.ok('exchange.readFolder', { path: job.folder });
  const { rows } = await caller.ok('exchange.list', { box: 'in', after: null, limit: 200 });
  for (const { envelopeId } of rows.filter(({ stage }) => stage === 'checked' || stage === 'received')) {
    await registerReceived(caller, envelopeId);
  }
  await caller.ok('exchange.writeFolder', { path: job.folder });
}

/** The n-th call that changes or flushes a file does not return. */
function armFiles(killAt: number): void {
  let left = killAt;
  for (const name of [
    'writeSync',
    'fsyncSync',
    'renameSync',
    'copyFileSync',
    'rmSync',
    'mkdirSync',
  ] as const) {
    const real = fs[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        left -= 1;
        const before = left === 0 && killAt % 2 === 0;
        if (before) process.kill(process.pid, 'SIGKILL');
        const answer = real(...args);
        if (left === 0) process.kill(process.pid, 'SIGKILL');
        return answer;
      },
    });
  }
  syncBuiltinESMExports();
}

export type ExchangeJob = z.infer<typeof Job>;
