import { z } from 'zod';
import { RulePack } from '../../../shared/domain/rules/schema.ts';
import type { Db } from '../db/handles.ts';
import { createRuleBook, type RuleBook } from './ruleBook.ts';

const Row = z.object({ effectiveHere: z.string(), body: z.string() });

export interface NewReceivedPack {
  readonly pack: RulePack;
  /** the day from which it counts on this station */
  readonly effectiveHere: string;
  /** the bytes that were signed, and their signature */
  readonly body: string;
  readonly signature: Buffer;
  readonly sha256: string;
  readonly issuerCode: string;
  readonly signedBy: string;
  readonly nowMs: number;
  readonly by: string;
}

export const insertReceivedPack = (db: Db, row: NewReceivedPack): void =>
  void db
    .prepare(
      `INSERT INTO rule_pack (pack, version, effective_here, body, signature, sha256, issuer_code, signed_by, taken_ms, taken_by)
       VALUES (:kind, :version, :effectiveHere, :body, :signature, :sha256, :issuerCode, :signedBy, :nowMs, :by)`,
    )
    .run({ ...row, pack: undefined, kind: row.pack.pack, version: row.pack.version });

/** Packs that came signed, an older version before a newer one: of two that begin on one day the newer counts. */
export const receivedPacks = (db: Db): RulePack[] =>
  db
    .prepare('SELECT effective_here AS effectiveHere, body FROM rule_pack ORDER BY position')
    .all()
    .map((found) => {
      const { effectiveHere, body } = Row.parse(found);
      return { ...RulePack.parse(JSON.parse(body)), effectiveFrom: effectiveHere };
    })
    .sort((a, b) => byVersion(a.version, b.version));

/** `2026.9` comes before `2026.10`. */
export function byVersion(a: string, b: string): number {
  const [yearA = 0, nA = 0] = a.split('.').map(Number);
  const [yearB = 0, nB = 0] = b.split('.').map(Number);
  return yearA - yearB || nA - nB;
}

/** What the packs of a build are together with those that a vault took in; a count says whether one more came. */
export function bookWithReceived(base: RuleBook, db: Db): () => RuleBook {
  const count = db.prepare('SELECT count(*) AS n FROM rule_pack').pluck();
  let [known, book] = [0, base];
  return () => {
    const now = z.int().parse(count.get());
    if (now !== known) [known, book] = [now, createRuleBook([...base.packs, ...receivedPacks(db)])];
    return book;
  };
}
