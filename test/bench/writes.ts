import { performance } from 'node:perf_hooks';
import { sha256Hex } from '../../electron/vault/crypto/primitives.ts';
import { newSigningKey } from '../../electron/vault/crypto/sessionKey.ts';
import { inSealedTransaction, type Sealing } from '../../electron/vault/seals/seal.ts';
import { watchWrites } from '../../electron/vault/seals/watch.ts';
import { fill, prepareOffice, register, sampleOf } from './documents.ts';
import type { Engine, Pair } from './engines.ts';
import { interleave, ratioOf, type Result } from './measure.ts';

const STEPS = 10;

/** Registers all rows on both sides, a tenth in turn, so that what disturbs the machine disturbs both. */
export function bulkImport({ ours, anchor, tenth }: Pair, rows: number): Result[] {
  const taken = { ours: 0, anchor: 0 };
  for (const side of [ours, anchor]) side.db.transaction(() => prepareOffice(side.db)).immediate();
  const step = (side: Engine, from: number, to: number): number => {
    const begun = performance.now();
    fill(side, from, to);
    return performance.now() - begun;
  };
  for (let i = 0; i < STEPS; i += 1) {
    const from = Math.floor((rows * i) / STEPS) + 1;
    const to = Math.floor((rows * (i + 1)) / STEPS);
    taken.ours += step(ours, from, to);
    taken.anchor += step(anchor, from, to);
    if (i === 0) tenth();
  }
  const perRow = { ours: (taken.ours / rows) * 1_000, anchor: (taken.anchor / rows) * 1_000 };
  return [ratioOf('bulk-import', rows, perRow, 'us/row', rows >= 1_000_000 ? 1.7 : 1.6)];
}

/** A session that nobody signed in to. */
function sealingOf(db: Engine['db']): Sealing {
  watchWrites(db);
  const id = sha256Hex(Buffer.from('[]'));
  return {
    vaultId: 'e'.repeat(32),
    signing: { id, statement: '[]', signature: Buffer.alloc(384), key: newSigningKey() },
  };
}

/** One registration, durable before it is answered: everything that it writes, WAL, synchronous FULL; ours sealed. */
export function singleCommit({ ours, anchor }: Pair, rows: number): Result[] {
  const sealing = sealingOf(ours.db);
  const next = new Map([ours, anchor].map((side) => [side, entriesOf(side.db)]));
  const commit = (side: Engine) => (): void => {
    const number = (next.get(side) ?? rows) + 1;
    next.set(side, number);
    const write = (): void => register(side.db, sampleOf(number));
    if (side === ours) inSealedTransaction(side.db, sealing, write);
    else side.db.transaction(write).immediate();
  };
  return [ratioOf('single-commit', rows, interleave(400, commit(ours), commit(anchor)), 'ms', 1.45)];
}

export const entriesOf = (db: Engine['db']): number =>
  Number(db.prepare('SELECT count(*) FROM entry').pluck().get());
