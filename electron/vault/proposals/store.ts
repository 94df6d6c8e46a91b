import { z } from 'zod';
import { PROPOSAL_STATES, type ProposalState } from '../../../shared/domain/document/proposal.ts';
import { Level, Urgency } from '../../../shared/ipc/schemas.ts';
import { StoredText } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
import { type ProposalScope, REACHED } from '../knowing/mayReadProposal.ts';

const Names = z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text)));
const Flag = z
  .int()
  .nullable()
  .transform((value) => (value === null ? null : value === 1));
const Decision = z.object({
  sampleConfirmed: z.boolean().default(false),
  level: Level,
  recipients: z.array(z.string()),
  copies: z.int(),
  copyAllowed: z.boolean(),
});
export type Decision = z.infer<typeof Decision>;

const ProposalRecord = z.object({
  id: z.string(),
  revision: z.int(),
  state: z.enum(PROPOSAL_STATES),
  level: Level,
  urgency: Urgency,
  typeId: z.string(),
  subject: StoredText.nullable(),
  itemRef: z.string().nullable(),
  basis: z.string(),
  recipients: Names,
  copies: z.int().nullable(),
  copyAllowed: Flag,
  pages: z.int().nullable(),
  note: StoredText,
  answersId: z.string().nullable(),
  drafterId: z.string(),
  checkerId: z.string().nullable(),
  signerId: z.string().nullable(),
  clerkId: z.string().nullable(),
  capacity: z.string(),
  delegationId: z.string().nullable(),
  decided: z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : Decision.parse(JSON.parse(text)))),
  waitsId: z.string().nullable(),
  documentId: z.string().nullable(),
  dossierCode: z.string().nullable(),
  dossierTitle: z.string().nullable(),
  rulePack: z.string(),
  createdMs: z.int(),
  changedMs: z.int(),
});
export type ProposalRecord = z.infer<typeof ProposalRecord>;

const COLUMNS = columnsOf(ProposalRecord, 'p');

export const findProposal = oneOf(ProposalRecord)<[id: string]>(`
  SELECT ${COLUMNS} FROM proposal p WHERE p.id = ?`);

export const proposalOfDocument = oneOf(ProposalRecord)<[documentId: string]>(`
  SELECT ${COLUMNS} FROM proposal p WHERE p.document_id = ?`);

/** What the drafter writes. */
export type DraftFields = Pick<
  ProposalRecord,
  | 'level'
  | 'urgency'
  | 'typeId'
  | 'subject'
  | 'itemRef'
  | 'basis'
  | 'recipients'
  | 'copies'
  | 'copyAllowed'
  | 'pages'
  | 'note'
  | 'answersId'
  | 'checkerId'
  | 'signerId'
  | 'clerkId'
  | 'capacity'
  | 'delegationId'
>;

const forRow = (fields: DraftFields) => ({
  ...fields,
  recipients: JSON.stringify(fields.recipients),
  copyAllowed: fields.copyAllowed === null ? null : Number(fields.copyAllowed),
});

export function insertProposal(
  db: Db,
  proposal: DraftFields & { id: string; drafterId: string; rulePack: string; nowMs: number },
): void {
  db.prepare(
    `INSERT INTO proposal (id, revision, state, level, urgency, type_id, subject, item_ref, basis, recipients, copies, copy_allowed,
       pages, note, answers_id, drafter_id, checker_id, signer_id, clerk_id, capacity, delegation_id, waits_id, rule_pack,
       created_ms, changed_ms)
     VALUES (:id, 1, 'draft', :level, :urgency, :typeId, :subject, :itemRef, :basis, :recipients, :copies, :copyAllowed,
       :pages, :note, :answersId, :drafterId, :checkerId, :signerId, :clerkId, :capacity, :delegationId, :drafterId, :rulePack,
       :nowMs, :nowMs)`,
  ).run({ ...forRow(proposal), ...pick(proposal) });
}

const pick = ({ id, drafterId, rulePack, nowMs }: Parameters<typeof insertProposal>[1]) => ({
  id,
  drafterId,
  rulePack,
  nowMs,
});

export interface SeenProposal {
  readonly id: string;
  readonly revision: number;
}

/** Rewrites a draft. @returns false when someone else was faster */
export function rewriteProposal(db: Db, seen: SeenProposal, fields: DraftFields, nowMs: number): boolean {
  const { changes } = db
    .prepare(
      `UPDATE proposal SET revision = revision + 1, level = :level, urgency = :urgency, type_id = :typeId,
         subject = :subject, item_ref = :itemRef, basis = :basis, recipients = :recipients, copies = :copies, copy_allowed = :copyAllowed,
         pages = :pages, note = :note, answers_id = :answersId, checker_id = :checkerId, signer_id = :signerId,
         clerk_id = :clerkId, capacity = :capacity, delegation_id = :delegationId, changed_ms = :nowMs
       WHERE id = :id AND revision = :revision AND state = 'draft'`,
    )
    .run({ ...forRow(fields), id: seen.id, revision: seen.revision, nowMs });
  return changes === 1;
}

export interface ProposalMove {
  readonly state: ProposalState;
  readonly waitsId: string | null;
  readonly decided?: Decision | null;
  readonly documentId?: string;
  readonly dossier?: { readonly code: string; readonly title: string };
}

/** Moves a proposal on, if it still is as the person saw it. @returns false when someone else was faster */
export function moveProposal(db: Db, before: ProposalRecord, move: ProposalMove, nowMs: number): boolean {
  const decided = move.decided === undefined ? before.decided : move.decided;
  const { changes } = db
    .prepare(
      `UPDATE proposal SET revision = revision + 1, state = :state, waits_id = :waitsId, decided = :decided,
         decided_level = :decidedLevel, document_id = :documentId, dossier_code = :dossierCode,
         dossier_title = :dossierTitle, changed_ms = :nowMs
       WHERE id = :id AND revision = :revision`,
    )
    .run({
      id: before.id,
      revision: before.revision,
      state: move.state,
      waitsId: move.waitsId,
      decided: decided === null ? null : JSON.stringify(decided),
      decidedLevel: decided?.level ?? null,
      documentId: move.documentId ?? before.documentId,
      dossierCode: move.dossier?.code ?? before.dossierCode,
      dossierTitle: move.dossier?.title ?? before.dossierTitle,
      nowMs,
    });
  return changes === 1;
}

export type Box = 'waiting' | 'mine' | 'open' | 'done' | 'all';
/** What waits is asked at every screen: both halves have an index (`proposal_waits`, `proposal_to_register`). */
const BOXES: Readonly<Record<Box, string>> = {
  waiting: `(p.waits_id = :me OR (p.state IN ('signed','registered') AND :clerk = 1 AND p.level = 'none'))`,
  mine: 'p.drafter_id = :me',
  open: "p.state NOT IN ('issued','filed','withdrawn','rejected')",
  done: "p.state IN ('issued','filed','withdrawn','rejected')",
  all: '1',
};

const ListRow = z.object({
  id: z.string(),
  state: z.enum(PROPOSAL_STATES),
  level: Level,
  urgency: Urgency,
  typeId: z.string(),
  subject: StoredText.nullable(),
  drafterId: z.string(),
  waitsId: z.string().nullable(),
  changedMs: z.int(),
  code: z.string().nullable(),
  versions: z.int(),
  returned: z.int().transform(Boolean),
});
export type ProposalLine = z.infer<typeof ListRow>;

const LINE = `SELECT p.id, p.state, p.level, p.urgency, p.type_id AS typeId, p.subject, p.drafter_id AS drafterId,
  p.waits_id AS waitsId, p.changed_ms AS changedMs, d.code,
  (SELECT count(*) FROM proposal_version v WHERE v.proposal_id = p.id) AS versions,
  p.state = 'draft' AND coalesce((SELECT s.act FROM proposal_step s
    WHERE s.proposal_id = p.id AND s.act NOT IN ('commented', 'saved')
    ORDER BY s.at_ms DESC, s.rowid DESC LIMIT 1) = 'returned', 0) AS returned
  FROM proposal p LEFT JOIN document d ON d.id = p.document_id`;

const pageOfBox = (box: Box): string => `${LINE} WHERE ${REACHED} AND ${BOXES[box]}
  AND (:ms IS NULL OR (p.changed_ms, p.id) < (:ms, :id)) ORDER BY p.changed_ms DESC, p.id DESC LIMIT :limit + 0`;
const countOfBox = (box: Box): string =>
  `SELECT count(*) AS n FROM proposal p WHERE ${REACHED} AND ${BOXES[box]}`;

/** Newest change first; the keyset is (changed, id). */
export function listProposals(
  db: Db,
  scope: ProposalScope,
  box: Box,
  after: { ms: number; id: string } | null,
  limit: number,
): ProposalLine[] {
  const rows = db
    .prepare(pageOfBox(box))
    .all({ ...scope, ms: after?.ms ?? null, id: after?.id ?? '', limit });
  return rows.map((row) => ListRow.parse(row));
}

export const lineOfProposal = oneOf(ListRow)<[id: string]>(`${LINE} WHERE p.id = ?`);

export function countProposals(db: Db, scope: ProposalScope, box: Box): number {
  const row = db.prepare(countOfBox(box)).get(scope);
  return z.object({ n: z.int() }).parse(row).n;
}

export function addProposalReaders(db: Db, id: string, people: readonly string[], nowMs: number): void {
  const insert = db.prepare(
    `INSERT INTO proposal_reader (proposal_id, person_id, since_ms) VALUES (:id, :personId, :nowMs)
     ON CONFLICT DO NOTHING`,
  );
  for (const personId of new Set(people)) insert.run({ id, personId, nowMs });
}

const StepRow = z.object({
  id: z.string(),
  act: z.string(),
  byId: z.string(),
  atMs: z.int(),
  version: z.int().nullable(),
  remark: StoredText,
});
export type StepRow = z.infer<typeof StepRow>;

export const insertStep = doing<[proposalId: string, step: StepRow]>(`
  INSERT INTO proposal_step (id, proposal_id, act, by_id, at_ms, version, remark)
  VALUES (:id, ?, :act, :byId, :atMs, :version, :remark)`);

/** Oldest first. */
export const stepsOf = manyOf(StepRow)<[proposalId: string]>(`
  SELECT id, act, by_id AS byId, at_ms AS atMs, version, remark FROM proposal_step
   WHERE proposal_id = ? ORDER BY at_ms, rowid`);
