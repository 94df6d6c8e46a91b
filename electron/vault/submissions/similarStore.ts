import { z } from 'zod';
import {
  type Band,
  percentAlike,
  signatureBytes,
  signatureFrom,
} from '../../../shared/domain/submission/similarity.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';

export function insertSignature(
  db: Db,
  submission: { id: string; number: number },
  signature: Uint32Array,
  bands: readonly Band[],
): void {
  db.prepare('INSERT INTO submission_signature (submission_id, signature) VALUES (?, ?)').run(
    submission.id,
    signatureBytes(signature),
  );
  const insert = db.prepare(
    'INSERT INTO submission_band (band, value, number, submission_id) VALUES (:band, :value, :number, :id)',
  );
  for (const band of bands) insert.run({ ...band, ...submission });
}

const Signature = z.object({ signature: bytes });
const Met = z.object({ id: z.string() });

export function signatureOfSubmission(db: Db, id: string): Uint32Array | null {
  const row = db.prepare('SELECT signature FROM submission_signature WHERE submission_id = ?').get(id);
  return row === undefined ? null : signatureFrom(Signature.parse(row).signature);
}

/** Newest cases looked at per band, and cases compared: what keeps this within a few dozen milliseconds. */
const MOST_PER_BAND = 200;
const MOST_COMPARED = 60;

export interface Similar {
  readonly id: string;
  readonly receiptCode: string;
  readonly title: string;
  readonly percent: number;
}

/** Cases whose wording is at least so much alike, most alike first. */
export function similarTo(
  db: Db,
  signature: Uint32Array,
  bands: readonly Band[],
  except: string,
  atLeast: number,
  limit: number,
): Similar[] {
  const met = new Map<string, number>();
  const find = db.prepare(
    'SELECT submission_id AS id FROM submission_band WHERE band = :band AND value = :value ORDER BY number DESC LIMIT :limit',
  );
  for (const band of bands) {
    for (const row of find.all({ ...band, limit: MOST_PER_BAND })) {
      const { id } = Met.parse(row);
      if (id !== except) met.set(id, (met.get(id) ?? 0) + 1);
    }
  }
  const most = [...met].sort((a, b) => b[1] - a[1]).slice(0, MOST_COMPARED);
  return most
    .map(([id]) => ({
      id,
      percent: percentAlike(signature, signatureOfSubmission(db, id) ?? new Uint32Array()),
    }))
    .filter((hit) => hit.percent >= atLeast)
    .sort((a, b) => b.percent - a.percent)
    .slice(0, limit)
    .map((hit) => ({ ...hit, ...titleOf(db, hit.id) }));
}

const Title = z.object({ receiptCode: z.string(), title: z.string() });
const titleOf = (db: Db, id: string): z.infer<typeof Title> =>
  Title.parse(db.prepare('SELECT receipt_code AS receiptCode, title FROM submission WHERE id = ?').get(id));
