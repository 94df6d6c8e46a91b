import { z } from 'zod';
import { yearOf, civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { RECEIPT_PREFIXES } from '../../../shared/domain/numbering/receiptCode.ts';
import { raise } from '../../../shared/errors.ts';
import { RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { manyOf, theValue } from '../db/statements.ts';

/** The first life of a station is epoch 1; each restoration begins the next. */
export const currentEpoch = theValue(z.int())('SELECT ifnull(max(epoch), 1) AS n FROM station_epoch');

const Restoration = z.object({ atMs: z.int(), backupId: z.string(), backupMs: z.int() });

/** What an epoch began from when it was no backup. */
export const BEGUN_FROM = {
  /** the log of a station that died was gone */
  lostLog: 'lost-log',
  /** a place outside the vault knew entries of the ledger that the vault does not have */
  behind: 'behind',
  /** a life of this station of which this vault knows nothing but that it was */
  elsewhere: 'elsewhere',
} as const;
const NO_BACKUP = new Set<string>(Object.values(BEGUN_FROM));

/** Whether that epoch began from a backup that was brought back. */
export const isFromBackup = ({ backupId }: { readonly backupId: string }): boolean =>
  !NO_BACKUP.has(backupId);

/** Every time the station came back, and from what. */
export const restorations = manyOf(Restoration)(`
  SELECT at_ms AS atMs, backup_id AS backupId, backup_ms AS backupMs FROM station_epoch ORDER BY epoch`);

/** So far apart from what was sent before that nothing sent after the backup can have the same number. */
const SEQUENCE_STEP = 100_000;

export interface NewEpoch {
  readonly nowMs: number;
  readonly backupId: string;
  readonly backupMs: number;
  readonly ledgerSeq: number;
  readonly erased: number;
  readonly newId: () => string;
  /** the latest life of this station that was seen anywhere: the new one comes behind it */
  readonly after?: number;
}

/** Writes the epoch, a check for everything that gives out numbers, and where envelopes go on. */
export function beginEpoch(db: Db, begin: NewEpoch): { epoch: number; checks: number } {
  const { nowMs, backupId, backupMs, ledgerSeq, erased } = begin;
  const write = db.prepare(
    `INSERT INTO station_epoch (epoch, at_ms, backup_id, backup_ms, ledger_seq, erased)
     VALUES (:epoch, :nowMs, :backupId, :backupMs, :ledgerSeq, :erased)`,
  );
  let epoch = currentEpoch(db) + 1;
  for (; epoch <= (begin.after ?? 0); epoch += 1)
    write.run({ epoch, nowMs, backupId: BEGUN_FROM.elsewhere, backupMs, ledgerSeq, erased: 0 });
  write.run({ epoch, nowMs, backupId, backupMs, ledgerSeq, erased });
  db.prepare(
    `INSERT INTO sequence_floor (peer_station, floor, epoch)
     SELECT station, ifnull((SELECT max(sequence) FROM outbox o WHERE o.peer_station = station), 0) + :step, :epoch
       FROM (SELECT station_id AS station FROM peer_card UNION SELECT peer_station FROM outbox)
      WHERE true
     ON CONFLICT DO UPDATE SET floor = max(excluded.floor, floor + :step), epoch = excluded.epoch`,
  ).run({ step: SEQUENCE_STEP, epoch });
  const checks = [...openBooks(db), ...booksNotBegun(db, nowMs), ...series(db), ...receipts(db, nowMs)];
  for (const { kind, subject, known } of checks)
    db.prepare('INSERT INTO number_check (id, epoch, kind, subject, known) VALUES (?, ?, ?, ?, ?)').run(
      begin.newId(),
      epoch,
      kind,
      subject,
      known,
    );
  return { epoch, checks: checks.length };
}

const Subject = z.object({
  kind: z.enum(['book', 'series', 'receipts']),
  subject: z.string(),
  known: z.int(),
});
type Subject = z.infer<typeof Subject>;
const subjects = (rows: unknown[]): Subject[] => rows.map((row) => Subject.parse(row));

const openBooks = (db: Db): Subject[] =>
  subjects(
    db
      .prepare(
        "SELECT 'book' AS kind, id AS subject, next_number - 1 AS known FROM book WHERE state = 'open' ORDER BY year, kind",
      )
      .all(),
  );

/** A book of this year that the backup does not know may have been begun after it. */
function booksNotBegun(db: Db, nowMs: number): Subject[] {
  const year = yearOf(civilDateAt(nowMs));
  const begun = new Set(db.prepare('SELECT kind FROM book WHERE year = ?').pluck().all(year));
  return RegisterKind.options
    .filter((kind) => !begun.has(kind))
    .map((kind) => ({ kind: 'book' as const, subject: `${kind}/${year}`, known: 0 }));
}

const series = (db: Db): Subject[] =>
  subjects(
    db
      .prepare(
        "SELECT 'series' AS kind, id AS subject, next_number - 1 AS known FROM number_series ORDER BY id",
      )
      .all(),
  );

/** Codes of this year too of which the backup knows none: the first may have been handed out after it. */
function receipts(db: Db, nowMs: number): Subject[] {
  const begun = subjects(
    db
      .prepare(
        "SELECT 'receipts' AS kind, prefix || '/' || year AS subject, next - 1 AS known FROM submission_series",
      )
      .all(),
  );
  const year = yearOf(civilDateAt(nowMs));
  const notBegun = RECEIPT_PREFIXES.map((prefix) => `${prefix}/${year}`)
    .filter((subject) => begun.every((one) => one.subject !== subject))
    .map((subject) => ({ kind: 'receipts' as const, subject, known: 0 }));
  return [...begun, ...notBegun];
}

/** Whether the backup from which this life of the station began knew a series; in the first life every one is known. */
export const wasKnown = (db: Db, seriesId: string | null): boolean =>
  currentEpoch(db) === 1 ||
  db
    .prepare("SELECT 1 FROM number_check WHERE epoch = ? AND kind = 'series' AND subject = ?")
    .get(currentEpoch(db), seriesId) !== undefined;

const Book = z.object({ book: RegisterKind, year: z.coerce.number().int() });

/** A book of the vault, or "outgoing/2026": one that the backup does not know. */
function bookNamed(db: Db, subject: string): z.infer<typeof Book> {
  const row = db.prepare('SELECT kind AS book, year FROM book WHERE id = ?').get(subject);
  const [book, year] = subject.split('/');
  return Book.parse(row ?? { book, year });
}

/**
 * Refuses to give out a number that may have been given out already, in the time that the backup does not know; says of
 * which book, series or codes.
 * @param type name of the document type whose series it is; empty where one counts all types
 * @throws AppError `numbers-unconfirmed` until a person has settled the check (`backup.confirmNumbers`)
 */
export function refuseUnsettled(db: Db, kind: Subject['kind'], subject: string, type = ''): void {
  const open = db
    .prepare('SELECT id FROM number_check WHERE kind = ? AND subject = ? AND settled_ms IS NULL')
    .pluck()
    .get(kind, subject);
  if (open === undefined) return;
  raise('numbers-unconfirmed', {
    what: kind,
    ...(restorations(db).at(-1)?.backupId === BEGUN_FROM.behind ? { why: 'behind' } : {}),
    ...(kind === 'book' ? bookNamed(db, subject) : {}),
    ...(kind === 'receipts' ? { label: subject } : {}),
    ...(kind === 'series' ? { type: type === '' ? 'all' : type } : {}),
  });
}
