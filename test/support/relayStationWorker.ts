import { writeSync } from 'node:fs';
import { z } from 'zod';
import type { Output } from '../../shared/ipc/contract.ts';
import { everyEnvelope } from './envelopes.ts';
import { everything } from './registration.ts';
import { egressHere } from './relay.ts';
import { PDF, registerOutgoing, registerReceived } from './twoStations.ts';
import { callerOf, serviceFor, TEST_PASSPHRASE, type Caller } from './vault.ts';

/**
 * A clerk's station as a process that is killed again and again: over the relay that its vault knows, and through a
 * folder at the same time. After each start it finds out from its vault alone how far it had come. The sender ends when
 * all of `total` are registered at the other office and every receipt is there; the receiver works until it is told to end (SIGTERM).
 */
const Job = z.object({
  dir: z.string(),
  folder: z.string(),
  role: z.enum(['send', 'receive']),
  peer: z.string(),
  total: z.int(),
  /** what the machine's clock shows when the vault's shows `nowMs` */
  machineMs: z.int(),
  nowMs: z.int(),
});
export type StationJob = z.infer<typeof Job>;

/** Unconfirmed ones at a time, so that a death falls on every part of the way. */
const AT_ONCE = 30;
/** The relay has most to do; now and then somebody carries the folder as well, and some things come by both ways. */
const FOLDER_EVERY = { exchanges: 25, rounds: 20 } as const;
const PAUSE_MS = 100;
const RECEIPTS = ['delivered', 'received', 'registered'];

const job = Job.parse(JSON.parse(process.argv[2] ?? ''));
const tell = (text: string): void => void writeSync(1, `${text}\n`);
const pause = (): Promise<void> => new Promise((go) => setTimeout(go, PAUSE_MS));
let isAsked = true;
process.on('SIGTERM', () => (isAsked = false));

const service = serviceFor(job.dir, () => job.nowMs + Date.now() - job.machineMs);
service.onEgress((wanted) => {
  // a process with sockets takes its time to start; at once there is no session yet that it could be given to
  if (wanted) setImmediate(() => service.attachEgress(egressHere()));
});
const clerk = callerOf(service);
await clerk.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
tell('ready');
await (job.role === 'send' ? send(clerk) : receive(clerk));
await service.close();

async function send(caller: Caller): Promise<void> {
  const made = await outgoing(caller);
  const sent = new Set((await everyEnvelope(caller, 'out')).map(({ documentId }) => documentId));
  const to = [{ stationId: job.peer }];
  for (const id of made.values()) if (!sent.has(id)) await caller.ok('exchange.send', { documentId: id, to });
  for (let number = 1; number <= job.total; number += 1) {
    if (made.has(subjectOf(number))) continue;
    const files = [{ name: 'Tờ trình về kinh phí.pdf', bytes: PDF }];
    const { id } = await registerOutgoing(caller, { files, subject: subjectOf(number) });
    await caller.ok('exchange.send', { documentId: id, to });
    if (number % FOLDER_EVERY.exchanges === 0) await carry(caller);
    while ((await unconfirmed(caller)) >= AT_ONCE) await pause();
  }
  for (let round = 0; (await unconfirmed(caller)) > 0; round += 1) {
    if (round % FOLDER_EVERY.rounds === FOLDER_EVERY.rounds - 1) await carry(caller);
    await pause();
  }
  // the relay may give an earlier receipt after a later one: what a dead process was given comes again after half a minute
  const last = (await everyEnvelope(caller, 'out')).filter(({ kind }) => kind === 'document');
  for (const [index, { envelopeId }] of last.entries())
    while (!(await isWholeStory(caller, envelopeId))) {
      tell(`all registered, receipts of ${last.length - index} looked for`);
      await pause();
    }
  tell('done');
}

async function isWholeStory(caller: Caller, envelopeId: string): Promise<boolean> {
  const { events } = await caller.ok('exchange.get', { envelopeId });
  return RECEIPTS.every((event) => events.some((one) => one.event === event));
}

async function receive(caller: Caller): Promise<void> {
  for (let round = 0; isAsked; round += 1) {
    if (round % FOLDER_EVERY.rounds === FOLDER_EVERY.rounds - 1) await carry(caller);
    const rows = await everyEnvelope(caller, 'in');
    tell(`has ${rows.length}`);
    for (const { envelopeId, stage } of rows)
      if (isAsked && (stage === 'checked' || stage === 'received'))
        await registerReceived(caller, envelopeId);
    await pause();
  }
  await carry(caller);
}

async function carry(caller: Caller): Promise<void> {
  await caller.ok('exchange.readFolder', { path: job.folder });
  await caller.ok('exchange.writeFolder', { path: job.folder });
}

async function unconfirmed(caller: Caller): Promise<number> {
  const rows = await everyEnvelope(caller, 'out');
  const open = rows.filter(({ stage }) => stage !== 'registered').length;
  tell(`sent ${rows.length} open ${open}`);
  return open;
}

/** What stands in the book already, by its subject. */
async function outgoing(caller: Caller): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let after: Output<'documents.list'>['next'] = null;
  do {
    const page: Output<'documents.list'> = await caller.ok('documents.list', {
      ...everything,
      book: 'outgoing',
      after,
      limit: 200,
    });
    for (const { id, subject } of page.rows) found.set(subject ?? '', id);
    after = page.next;
  } while (after !== null);
  return found;
}

function subjectOf(number: number): string {
  return `Trao đổi số ${number}`;
}
