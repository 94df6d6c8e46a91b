import { theValue } from '../db/statements.ts';
import { z } from 'zod';
import type { RulePack } from '../../../shared/domain/rules/schema.ts';
import type { Db } from '../db/handles.ts';
import { type AsidePack, parsePack, readableParts, whyAside } from './aside.ts';
import { createRuleBook, type RuleBook } from './ruleBook.ts';
import { refuseGaps } from './wholePack.ts';

const Row = z.object({
  kind: z.string(),
  version: z.string(),
  effectiveHere: z.string(),
  body: z.string(),
  signedBy: z.string(),
});

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

/**
 * The packs that came signed beside those of this build, an older version before a newer one: of two that begin on one
 * day the newer counts. One that this program can't read any more, or that lacks what it asks for, is set aside with
 * its reason: the pack before it stays in force, and a later program that can use it finds it where it was.
 */
export function withReceived(base: readonly RulePack[], db: Db): RuleBook {
  const packs = [...base];
  const aside: AsidePack[] = [];
  for (const row of storedPacks(db)) {
    try {
      const pack = { ...parsePack(row.body), effectiveFrom: row.effectiveHere };
      refuseGaps(packs, pack);
      packs.push(pack);
    } catch (cause) {
      const { title, forms } = readableParts(row.body);
      const [id, from] = [`${row.kind}@${row.version}`, row.effectiveHere];
      aside.push({ id, title, issuer: row.signedBy, from, ...whyAside(cause), forms });
    }
  }
  return createRuleBook(packs, aside);
}

const storedPacks = (db: Db): z.infer<typeof Row>[] =>
  z
    .array(Row)
    .parse(
      db
        .prepare(
          `SELECT pack AS kind, version, effective_here AS effectiveHere, body, signed_by AS signedBy
           FROM rule_pack ORDER BY position`,
        )
        .all(),
    )
    .sort((a, b) => byVersion(a.version, b.version));

/** `2026.9` comes before `2026.10`. */
export function byVersion(a: string, b: string): number {
  const [yearA = 0, nA = 0] = a.split('.').map(Number);
  const [yearB = 0, nB = 0] = b.split('.').map(Number);
  return yearA - yearB || nA - nB;
}

const countOfPacks = theValue(z.int())('SELECT count(*) FROM rule_pack');

/** What the packs of a build are together with those that a vault took in; a count says whether one more came. */
export function bookWithReceived(base: RuleBook, db: Db): () => RuleBook {
  let [known, book] = [0, base];
  return () => {
    const now = countOfPacks(db);
    if (now !== known) [known, book] = [now, withReceived(base.packs, db)];
    return book;
  };
}
