import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WriteDb } from '../../../electron/vault/db/handles.ts';
import { everyEnvelope } from '../../support/envelopes.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { createTestRelay, joinRelay, type TestRelay } from '../../support/relay.ts';
import type { StationJob } from '../../support/relayStationWorker.ts';
import { keepStarting } from '../../support/restarted.ts';
import {
  createTwoStations,
  PAIR_TIMEOUT_MS,
  type Office,
  type TwoStations,
} from '../../support/twoStations.ts';
import { runs } from '../../support/soak.ts';
import { workerFile } from '../../support/workerFiles.ts';

/** A thousand in `npm run soak` at its factor of 20. */
const EXCHANGES = runs(20, 50);
/** A death every second or so; between two of them a station gets through its start and some work. */
const BETWEEN_MS = { least: 200, most: 1_400 } as const;
/**
 * After so long, for each exchange, nobody is killed any more: what was given to the dead comes again after half a minute,
 * and then all must come to its end by itself.
 */
const CALM_AFTER_MS = 2_000;
const LIMIT_MS = 240_000 + EXCHANGES * 6_000;
/** What a start takes on a machine with nothing else to do; where it takes longer, so does all work, and deaths are rarer. */
const START_MS = 1_500;
/** What the sender says when only the receipts that came out of order are still on their way. */
const ALL_REGISTERED = 'all registered';
const VICTIMS = ['sender', 'receiver', 'relay'] as const;
let pair: TwoStations;
let relay: TestRelay;

beforeAll(async () => {
  pair = await createTwoStations();
  relay = await createTestRelay([pair.a.stationId, pair.b.stationId]);
  for (const office of [pair.a, pair.b]) {
    await joinRelay(office, relay);
    await office.vault.close();
  }
}, PAIR_TIMEOUT_MS);
afterAll(async () => {
  await pair.remove();
  await relay.remove();
});

const station = (role: StationJob['role'], office: Office, peer: Office) => {
  const job: StationJob = {
    dir: office.vault.dir,
    folder: pair.folder,
    role,
    peer: peer.stationId,
    total: EXCHANGES,
    machineMs,
    nowMs: pair.nowMs(),
  };
  return keepStarting(process.execPath, [workerFile('relayStationWorker'), JSON.stringify(job)]);
};
const machineMs = Date.now();

/** Numbers below `below`, the same ones for the same seed. */
function randomFrom(text: string): (below: number) => number {
  let state = createHash('sha256').update(text).digest();
  return (below) => {
    state = createHash('sha256').update(state).digest();
    return state.readUInt32BE(0) % below;
  };
}
const seed = process.env['AN_THU_SEED'] ?? '2026';
const random = randomFrom(seed);

/** How often each of these answers came, as a text that says which came more than once. */
const twice = (db: WriteDb, sql: string): unknown[] =>
  db.prepare(`SELECT what, count(*) AS times FROM (${sql}) GROUP BY what HAVING count(*) <> 1`).all();
const column = (db: WriteDb, sql: string): string[] => (db.prepare(sql).pluck().all() as string[]).toSorted();

it(
  `sender, receiver and relay killed at random over ${EXCHANGES} exchanges: nothing lost, nothing twice`,
  async () => {
    const sender = await station('send', pair.a, pair.b);
    const receiver = await station('receive', pair.b, pair.a);
    const killed = { sender: 0, receiver: 0, relay: 0 };
    const beganMs = performance.now();
    const soFar = (): string =>
      `${((performance.now() - beganMs) / 1000).toFixed(0)} s: ${sender.last()} | ${receiver.last()} ${JSON.stringify(killed)}`;
    const endless = setTimeout(() => process.stderr.write(`comes to no end: ${soFar()}\n`), LIMIT_MS * 0.9);
    while (!sender.ended()) {
      const slowness = Math.max(1, sender.startMs() / START_MS, receiver.startMs() / START_MS);
      // the first three deaths come soon: a quick station has sent everything before the third else
      const most = Math.min(...Object.values(killed)) > 0 ? BETWEEN_MS.most : 2 * BETWEEN_MS.least;
      await new Promise((go) =>
        setTimeout(go, slowness * (BETWEEN_MS.least + random(most - BETWEEN_MS.least))),
      );
      receiver.ended();
      const allDied = Math.min(...Object.values(killed)) > 0;
      if (allDied && performance.now() - beganMs > EXCHANGES * CALM_AFTER_MS) continue;
      // who reads a thousand stories from the first on would never come to the last between two deaths
      const mortal = VICTIMS.filter((one) => one !== 'sender' || !sender.last().startsWith(ALL_REGISTERED));
      const least = Math.min(...mortal.map((one) => killed[one]));
      const next = mortal.filter((one) => killed[one] === least);
      // the sender first: the few exchanges of the suite might be over before its turn
      const which = killed.sender === 0 ? 'sender' : (next[random(next.length)] ?? 'relay');
      if (which === 'relay') {
        await relay.kill();
        await new Promise((go) => setTimeout(go, random(1_000)));
        await relay.start();
        killed.relay += 1;
      } else if (await (which === 'sender' ? sender : receiver).kill()) killed[which] += 1;
      if (process.env['AN_THU_TELL'] !== undefined) process.stderr.write(`${soFar()}\n`);
    }
    clearTimeout(endless);
    const seconds = (performance.now() - beganMs) / 1000;
    await receiver.end();
    if (EXCHANGES >= 100)
      process.stdout.write(
        `${EXCHANGES} exchanges in ${seconds.toFixed(0)} s, killed: ${JSON.stringify(killed)}\n`,
      );
    expect(Math.min(...Object.values(killed))).toBeGreaterThan(0);

    // by what the two vaults hold, identifier by identifier
    const a = await openRaw(pair.a.vault.dir);
    const b = await openRaw(pair.b.vault.dir);
    try {
      const sent = column(a, `SELECT id FROM outbox WHERE kind = 'document'`);
      expect(sent).toHaveLength(EXCHANGES);
      expect(twice(a, `SELECT document_id AS what FROM outbox WHERE kind = 'document'`)).toEqual([]);
      // each one that was sent was accepted once, and stands in the book once
      const accepted = `FROM inbox WHERE kind = 'document' AND stage = 'registered'`;
      expect(column(b, `SELECT envelope_id ${accepted}`)).toEqual(sent);
      expect(twice(b, `SELECT document_id AS what ${accepted}`)).toEqual([]);
      expect(column(b, `SELECT id FROM document`)).toEqual(column(b, `SELECT document_id ${accepted}`));
      expect(twice(b, `SELECT entry_number AS what ${accepted}`)).toEqual([]);
      // three receipts for each: delivered, the four checks, the số đến; each written once, taken once, applied once
      const events = ['delivered', 'received', 'registered'];
      const wanted = sent.flatMap((id) => events.map((event) => `${id} ${event}`)).toSorted();
      const written = `SELECT json_extract(metadata, '$.about') || ' ' || json_extract(metadata, '$.event') FROM outbox WHERE kind = 'receipt'`;
      expect(column(b, written)).toEqual(wanted);
      expect(column(a, `SELECT outbox_id || ' ' || event FROM outbox_event`)).toEqual(wanted);
      const receipts = column(b, `SELECT id FROM outbox WHERE kind = 'receipt'`);
      expect(column(a, `SELECT envelope_id FROM inbox WHERE kind = 'receipt' AND stage = 'applied'`)).toEqual(
        receipts,
      );
      for (const db of [a, b])
        expect(
          db.prepare(`SELECT stage, error_code, error_reason FROM inbox WHERE stage = 'quarantined'`).all(),
        ).toEqual([]);
      // the số đến that was told is the one in the other office's book
      const told = column(a, `SELECT id || ' ' || entry_number FROM outbox WHERE kind = 'document'`);
      expect(column(b, `SELECT envelope_id || ' ' || entry_number ${accepted}`)).toEqual(told);
    } finally {
      a.close();
      b.close();
    }
    for (const office of [pair.a, pair.b]) {
      const clerk = await office.vault.as('vanthu');
      expect(await clerk.ok('exchange.summary', {})).toMatchObject({ waitingOut: 0, waitingIn: 0, gaps: [] });
      const box = office === pair.a ? 'out' : 'in';
      expect(await everyEnvelope(clerk, box)).toHaveLength(EXCHANGES);
      expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
    }
  },
  LIMIT_MS,
);
