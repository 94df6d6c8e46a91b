import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createTwoStations, PDF, registerOutgoing } from '../support/twoStations.ts';
import type { Caller } from '../support/vault.ts';
import type { Pair } from './engines.ts';
import { figureOf, ratioOf, timed, type Result } from './measure.ts';

const ENVELOPES = 5_000;

/**
 * A station that was away: 5,000 envelopes with a file each were sent to it through a folder, and it takes all of them in
 * at one time (raw bytes first, then the checks, one transaction each, a signed receipt for every one). Beside it what a
 * bare copy of the very same files onto the same disk takes, each flushed as the product flushes them.
 */
export async function catchUp(_pair: Pair): Promise<Result[]> {
  const stations = await createTwoStations();
  try {
    const sender = await stations.a.clerk();
    const { id: documentId } = await registerOutgoing(sender, { files: [{ name: 'cv.pdf', bytes: PDF }] });
    const to = [{ stationId: stations.b.stationId }];
    for (let sent = 0; sent < ENVELOPES; sent += 1) {
      await sender.ok('exchange.send', { documentId, to });
      if (sent % 500 === 0) process.stderr.write(`sent ${sent}\n`);
    }
    const out = await timed(() => sender.ok('exchange.writeFolder', { path: stations.folder }));
    process.stderr.write(`written ${out.value.written} in ${Math.round(out.ms)} ms\n`);
    const receiver = await stations.b.clerk();
    const anchor = await timed(() => copyAll(stations.folder));
    const before = process.memoryUsage().rss;
    const taken = await timed(() => receiver.ok('exchange.readFolder', { path: stations.folder }));
    process.stderr.write(
      `taken in ${JSON.stringify(taken.value)}, memory ${Math.round((process.memoryUsage().rss - before) / 1024 ** 2)} MiB more\n`,
    );
    if ((await countIn(receiver)) !== ENVELOPES) throw new Error('not all of them came in');
    const times = { ours: taken.ms / 1000, anchor: anchor.ms / 1000 };
    return [
      ratioOf('catch-up-5000', ENVELOPES, times, 's', null),
      figureOf('catch-up-5000-each', ENVELOPES, taken.ms / ENVELOPES, 'ms', 60),
    ];
  } finally {
    await stations.remove();
  }
}

async function countIn(caller: Caller): Promise<number> {
  let [count, after]: [number, string | null] = [0, null];
  do {
    const page: { rows: readonly { kind: string; stage: string }[]; next: string | null } = await caller.ok(
      'exchange.list',
      { box: 'in', after, limit: 200 },
    );
    count += page.rows.filter(({ kind, stage }) => kind === 'document' && stage === 'checked').length;
    after = page.next;
  } while (after !== null);
  return count;
}

function copyAll(folder: string): void {
  const target = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-bench-copies-'));
  try {
    for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.atg')) continue;
      const to = path.join(target, entry.name);
      fs.copyFileSync(path.join(entry.parentPath, entry.name), to);
      const fd = fs.openSync(to, 'r+');
      fs.fsyncSync(fd);
      fs.closeSync(fd);
    }
  } finally {
    fs.rmSync(target, { recursive: true, force: true });
  }
}
