import type { WriteDb } from '../../electron/vault/db/handles.ts';
import { asStored } from '../../electron/vault/db/storedText.ts';
import { openRaw } from '../support/rawDatabase.ts';
import { createTestVault, type TestVault } from '../support/vault.ts';
import { insertDirection } from '../../electron/vault/tables/documents.ts';
import { prepareOffice, sampleOf, writeRecord } from './documents.ts';
import { figureOf, median, ratioOf, type Result } from './measure.ts';
import { ownMsOf } from './onThread.ts';

/** Documents that wait for each post, beside as many that are done. */
const WAITING = 3_000;
const ROUNDS = 60;
/** Until what is asked is compiled, as it is in a session that lasts. */
const WARM = 40;
/** The desk is asked again after every act: nobody may feel it. */
const MOST_MS = 3;

/** The states in which documents wait, and for whom. */
const PARTS = [
  { state: 'registered', who: 'vanthu' },
  { state: 'presented', who: 'lanhdao' },
  { state: 'in-progress', who: 'chuyenvien' },
] as const;
/** Of those before a leader every tenth is under a bút phê that gives it to nobody. */
const DIRECTED = 10;
const LOOKS = [
  { who: 'vanthu', scope: 'mine' },
  { who: 'lanhdao', scope: 'mine' },
  { who: 'lanhdao', scope: 'office' },
  { who: 'chuyenvien', scope: 'mine' },
] as const;

/**
 * The landing page of every post, by the call that the window makes, where three thousand documents wait for it; the slowest
 * counts. Beside it the bare count of what is open by state and holder, in the same file.
 */
export async function deskWaiting(): Promise<Result[]> {
  const vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien'] });
  try {
    const raw = await openRaw(vault.dir);
    fillDesks(raw, vault.ids);
    const group = raw.prepare(
      `SELECT state, holder_id, count(*) FROM doc_list WHERE state <> 'closed' GROUP BY 1, 2`,
    );
    const anchor = await medianOf(() => group.all());
    raw.close();
    let slowest = 0;
    for (const look of LOOKS) slowest = Math.max(slowest, await timeOfDesk(vault, look));
    return [
      figureOf('desk-3000-time', WAITING, slowest, 'ms', MOST_MS),
      ratioOf('desk-3000', WAITING, { ours: slowest, anchor }, 'ms', null),
    ];
  } finally {
    await vault.remove();
  }
}

async function medianOf(work: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let round = -WARM; round < ROUNDS; round += 1) {
    const ms = await ownMsOf(work);
    if (round >= 0) taken.push(ms);
  }
  return median(taken);
}

async function timeOfDesk(vault: TestVault, { who, scope }: (typeof LOOKS)[number]): Promise<number> {
  const caller = await vault.as(who);
  return medianOf(() => caller.ok('desk.summary', { scope }));
}

/** Every tenth is late, four have some weeks left, the others no date. */
function dueOnOf(number: number): string | null {
  const place = Math.floor(number / (2 * PARTS.length)) % 10;
  if (place === 0) return `2026-11-${String(2 + (number % 20)).padStart(2, '0')}`;
  return place < 5 ? `2026-12-${String(1 + (number % 28)).padStart(2, '0')}` : null;
}

function fillDesks(db: WriteDb, ids: TestVault['ids']): void {
  const all = PARTS.length * WAITING;
  db.transaction(() => {
    prepareOffice(db);
    for (let number = 1; number <= 2 * all; number += 1) {
      const part = number % 2 === 0 ? PARTS[(number / 2) % PARTS.length] : undefined;
      const sample = sampleOf(number);
      const holderId = part === undefined ? null : (ids[part.who] ?? null);
      const isDirected = part?.state === 'presented' && (number / 2 / PARTS.length) % DIRECTED < 1;
      const state = isDirected ? 'directed' : (part?.state ?? 'closed');
      writeRecord(db, { ...sample, state, holderId, dueOn: dueOnOf(number) });
      if (isDirected)
        insertDirection(db, sample.id, {
          id: `f${sample.id.slice(1)}`,
          byId: holderId ?? '',
          atMs: sample.enteredMs,
          text: asStored('Để biết'),
          leadId: null,
          supportIds: [],
          dueOn: null,
          dueTime: null,
        });
    }
  }).immediate();
}
