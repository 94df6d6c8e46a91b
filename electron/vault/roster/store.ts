import { z } from 'zod';
import { sha256Hex } from '../crypto/primitives.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, valueOf } from '../db/statements.ts';
import type { LedgerDraft } from '../ports.ts';
import { RosterBody } from './body.ts';

/** Who signed: the SHA-256 of the certificate, and the signature in base64 (RSASSA-PKCS1-v1_5 with SHA-256). */
const Signature = z.strictObject({ by: z.string().length(64), signature: z.string().max(2000) });
export type RosterSignature = z.infer<typeof Signature>;

export interface SignedRoster {
  readonly body: RosterBody;
  readonly text: string;
  readonly signatures: readonly RosterSignature[];
}

const Row = z.object({ body: z.string(), signatures: z.string() });

/** @param serial default: the newest; undefined where there is none, or what stands there is no roster */
export function readRoster(db: Db, serial: number | null = null): SignedRoster | undefined {
  const row =
    serial === null
      ? db.prepare('SELECT body, signatures FROM roster ORDER BY serial DESC LIMIT 1').get()
      : db.prepare('SELECT body, signatures FROM roster WHERE serial = ?').get(serial);
  if (row === undefined) return undefined;
  const { body: text, signatures } = Row.parse(row);
  const body = RosterBody.safeParse(JSON.parse(text));
  const signed = z.array(Signature).max(4).safeParse(JSON.parse(signatures));
  return body.success && signed.success ? { body: body.data, text, signatures: signed.data } : undefined;
}

export const insertRoster = doing<[text: string, signatures: readonly RosterSignature[]]>(`
  INSERT INTO roster (serial, body, signatures) VALUES (json_extract(:1, '$.serial'), :1, :2)`);

const Named = z.object({ serial: z.int(), sha256: z.string().length(64) });
const namedFacts = valueOf(z.string())<[vaultId: string]>(`
  SELECT facts FROM ledger WHERE subject_kind = 'roster' AND subject_id = ? ORDER BY seq DESC LIMIT 1`);

/** The roster that the ledger names last; null where it names none. */
export function lastNamed(db: Db, vaultId: string): z.infer<typeof Named> | null {
  const facts = namedFacts(db, vaultId);
  return facts === null ? null : Named.parse(JSON.parse(facts));
}

/** The entry that names a roster, to be written in the transaction that signs it. */
export const namingEntry = (text: string): LedgerDraft => {
  const { vaultId, serial } = RosterBody.parse(JSON.parse(text));
  const sha256 = sha256Hex(Buffer.from(text, 'utf8'));
  return { act: 'roster.signed', subjectKind: 'roster', subjectId: vaultId, facts: { serial, sha256 } };
};

/** What is signed: bound to its use, so that no signature over another text can stand for it. */
export const signedBytes = (text: string): Buffer => Buffer.from(`an-thu/roster/2\n${text}`, 'utf8');

/** The certificate with this SHA-256, whoever's it is; the hash vouches for the bytes. */
export function certificateBySha256(db: Db, wanted: string): Buffer | undefined {
  const all = db.prepare('SELECT der FROM certificate').pluck().iterate();
  for (const row of all) {
    const der = bytes.parse(row);
    if (sha256Hex(der) === wanted) return Buffer.from(der);
  }
  return undefined;
}
