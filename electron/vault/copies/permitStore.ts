import { shownOf } from '../seals/shown.ts';
import { z } from 'zod';
import { roomLeft } from '../../../shared/domain/copies/room.ts';
import { CopyMedium, type CopyPermit, MadeKind } from '../../../shared/ipc/contract/copyRecords.ts';
import type { Db } from '../db/handles.ts';
import { changing, valuesOf } from '../db/statements.ts';
import { lineScope } from '../knowing/needToKnow.ts';
import type { Ports } from '../ports.ts';
import {
  joinSubject,
  personRef,
  PlaceFields,
  subjectColumns,
  SubjectFields,
  toPlace,
  toSubject,
  visibleSubject,
} from './rows.ts';

const PermitState = z.enum(['asked', 'granted', 'refused', 'closed']);
const PermitRow = z.object({
  ...SubjectFields,
  ...PlaceFields,
  id: z.string(),
  kind: MadeKind,
  medium: CopyMedium,
  asked: z.int(),
  permitted: z.int(),
  made: z.int(),
  spoiled: z.int(),
  purpose: z.string(),
  recipients: z.string(),
  device: z.string(),
  askedBy: z.string().nullable(),
  askedByName: z.string().nullable(),
  askedByPosition: z.string().nullable(),
  askedMs: z.int(),
  copierId: z.string(),
  copierName: z.string(),
  copierPosition: z.string(),
  state: PermitState,
  decidedBy: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedByPosition: z.string().nullable(),
  decidedMs: z.int().nullable(),
  decidedTitle: z.string().nullable(),
  rule: z.string().nullable(),
  reason: z.string(),
  validUntil: z.string().nullable(),
});
export type PermitRow = z.infer<typeof PermitRow>;

const SELECT = `SELECT p.id, ${subjectColumns('p')}, p.kind, p.medium, p.asked, p.permitted,
    (SELECT count(*) FROM copy WHERE permit_id = p.id) AS made,
    (SELECT count(*) FROM copy WHERE permit_id = p.id AND state = 'spoiled') AS spoiled,
    p.purpose, p.recipients, p.place_id AS placeId, s.room, s.cabinet, s.shelf, s.box, p.device,
    p.asked_by AS askedBy, a.full_name AS askedByName, a.position AS askedByPosition, p.asked_ms AS askedMs,
    p.copier_id AS copierId, k.full_name AS copierName, k.position AS copierPosition, p.state,
    p.decided_by AS decidedBy, x.full_name AS decidedByName, x.position AS decidedByPosition, p.decided_ms AS decidedMs,
    p.decided_title AS decidedTitle, p.rule_id AS rule, p.reason, p.valid_until AS validUntil
  FROM copy_permit p ${joinSubject('p')} JOIN person k ON k.id = p.copier_id LEFT JOIN person a ON a.id = p.asked_by
    LEFT JOIN person x ON x.id = p.decided_by LEFT JOIN storage_place s ON s.id = p.place_id`;

export function toPermit({ db }: Pick<Ports, 'db'>, row: PermitRow): CopyPermit {
  const { id, kind, medium, asked, permitted, made, spoiled, purpose, recipients, device, askedMs } = row;
  const { state, decidedMs, decidedTitle, rule, reason, validUntil } = row;
  return {
    id,
    kind,
    medium,
    asked,
    permitted,
    made,
    spoiled,
    purpose,
    recipients,
    device,
    askedMs,
    state,
    decidedMs,
    decidedTitle,
    rule,
    reason,
    validUntil,
    shown: state === 'asked' ? shownOf(db, ['copy_permit', id]) : '',
    subject: toSubject(row),
    left: state === 'granted' ? roomLeft(row) : 0,
    place: toPlace(row),
    askedBy: personRef(row.askedBy, row.askedByName, row.askedByPosition),
    copier: { id: row.copierId, fullName: row.copierName, position: row.copierPosition },
    decidedBy: personRef(row.decidedBy, row.decidedByName, row.decidedByPosition),
  };
}

type Viewer = Pick<Ports, 'db' | 'actor'>;

/** Seen by the copier, by who may know of the document; a permit to print a whole book by any leader, who decides. */
const permitsWhere = (
  where: string,
): string => `${SELECT} WHERE (p.copier_id = :reader OR ${visibleSubject('p')}
    OR (p.book_id IS NOT NULL AND :decides = 1)) AND ${where}`;
const BY_ID = permitsWhere('p.id = :id');
const OF_DOCUMENT = permitsWhere('p.document_id = :documentId ORDER BY p.asked_ms DESC');
const WAITING = permitsWhere("p.state = 'asked' ORDER BY p.asked_ms LIMIT :limit + 0");
const OF_PERSON = permitsWhere(
  '(p.copier_id = :reader OR p.asked_by = :reader) ORDER BY p.asked_ms DESC LIMIT :limit + 0',
);
const DECIDED = permitsWhere(
  `(p.state = 'granted' AND p.copier_id = :reader AND p.valid_until >= :today
    OR p.state = 'refused' AND (p.asked_by = :reader OR p.asked_by IS NULL AND p.copier_id = :reader)
      AND p.decided_ms >= :sinceMs) ORDER BY p.decided_ms DESC LIMIT :limit + 0`,
);
const ALL = permitsWhere('1 ORDER BY p.asked_ms DESC LIMIT :limit + 0');

function ask(ports: Viewer, statement: string, values: object): PermitRow[] {
  const decides = ports.actor.roles.includes('leader') ? 1 : 0;
  return ports.db
    .prepare(statement)
    .all({ ...lineScope(ports.actor), decides, ...values })
    .map((row) => PermitRow.parse(row));
}

export const findPermit = (ports: Viewer, id: string): PermitRow | null =>
  ask(ports, BY_ID, { id })[0] ?? null;

/** Of a document that this person was let see, be it by an emergency opening. */
export const permitsOfDocument = (ports: Viewer, documentId: string): PermitRow[] =>
  ask(ports, OF_DOCUMENT, { documentId, allLines: 1 });

export const permitsWaiting = (ports: Viewer, limit: number): PermitRow[] => ask(ports, WAITING, { limit });

export const permitsOfPerson = (ports: Viewer, limit: number): PermitRow[] =>
  ask(ports, OF_PERSON, { limit });

/** What this person may still make copies by, and what was refused to them since then. */
export const permitsDecidedFor = (
  ports: Viewer,
  of: { today: string; sinceMs: number; limit: number },
): PermitRow[] => ask(ports, DECIDED, of);

export const allPermits = (ports: Viewer, limit: number): PermitRow[] => ask(ports, ALL, { limit });

export const spoiledUnder = valuesOf(z.string())<[permitId: string]>(
  "SELECT id FROM copy WHERE permit_id = ? AND state = 'spoiled'",
);

export interface NewPermit {
  readonly id: string;
  readonly documentId: string | null;
  readonly bookId: string | null;
  readonly kind: z.infer<typeof MadeKind>;
  readonly asked: number;
  readonly purpose: string;
  readonly recipients: string;
  readonly placeId: string | null;
  readonly device: string;
  readonly askedBy: string | null;
  readonly askedMs: number;
  readonly copierId: string;
  readonly rulePack: string;
}

export function insertPermit(db: Db, permit: NewPermit): void {
  db.prepare(
    `INSERT INTO copy_permit (id, document_id, book_id, kind, medium, asked, permitted, purpose, recipients, place_id, device, asked_by,
       asked_ms, copier_id, state, reason, rule_pack)
     VALUES (:id, :documentId, :bookId, :kind, :medium, :asked, 0, :purpose, :recipients, :placeId, :device, :askedBy,
       :askedMs, :copierId, 'asked', '', :rulePack)`,
  ).run({ ...permit, medium: permit.kind === 'electronic' ? 'electronic' : 'paper' });
}

export interface Decision {
  readonly id: string;
  readonly state: 'granted' | 'refused';
  readonly permitted: number;
  readonly decidedBy: string;
  readonly decidedMs: number;
  readonly decidedTitle: string;
  readonly ruleId: string | null;
  readonly reason: string;
  readonly validUntil: string | null;
}

/** @returns false when it was decided meanwhile */
export const decide = changing<Decision>(`
  UPDATE copy_permit SET state = :state, permitted = :permitted, decided_by = :decidedBy, decided_ms = :decidedMs,
    decided_title = :decidedTitle, rule_id = :ruleId, reason = :reason, valid_until = :validUntil
  WHERE id = :id AND state = 'asked'`);

export const closePermit = changing<[id: string]>(`
  UPDATE copy_permit SET state = 'closed' WHERE id = ? AND state = 'granted'`);

/**
 * What its signer decided of copies (NĐ 26/2020 Đ2.1): on the phiếu trình of a document of this office, or as the
 * envelope said in which one of others came. Null where nothing is known.
 */
export function copyAllowedBySigner(db: Db, documentId: string): boolean | null {
  const allowed = db
    .prepare(
      `SELECT copy_allowed FROM proposal WHERE document_id = :documentId AND copy_allowed IS NOT NULL
       UNION ALL
       SELECT json_extract(manifest, '$.metadata.copyAllowed') FROM inbox
        WHERE document_id = :documentId AND kind = 'document'
          AND json_type(manifest, '$.metadata.copyAllowed') IN ('true','false')`,
    )
    .pluck()
    .get({ documentId });
  return allowed === undefined ? null : allowed === 1;
}

/** "Không được phép sao, chụp": the signer decided so, here or at the office that it came from. */
export const copyingForbidden = (db: Db, documentId: string): boolean =>
  copyAllowedBySigner(db, documentId) === false;
