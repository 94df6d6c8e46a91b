import { z } from 'zod';
import { LAYOUT_FAULTS } from '../../domain/layout/check.ts';
import { DELEGATED_ACTS } from '../../domain/document/signing.ts';
import { PARTIES, PROPOSAL_STATES } from '../../domain/document/proposal.ts';
import {
  BookKind,
  Attachment,
  Changed,
  CivilDate,
  Cursor,
  DraftingUnit,
  filled,
  Id,
  Level,
  Offer,
  Passphrase,
  PersonRef,
  Revision,
  text,
  TimelineItem,
  TimeMs,
  Urgency,
  listOf,
  objectOrNull,
} from '../schemas.ts';
import { ItemRef } from './protection.ts';
import { command, provedCommand, query } from './spec.ts';
import { Stamp } from './timeStamps.ts';

export const ProposalState = z.enum(PROPOSAL_STATES);
export type ProposalState = z.infer<typeof ProposalState>;

/** One line of the list. `subject` is null for Tuyệt mật. */
export const ProposalRow = z.strictObject({
  id: Id,
  state: ProposalState,
  level: Level,
  urgency: Urgency,
  typeId: z.string(),
  typeName: z.string(),
  subject: z.string().nullable(),
  drafter: PersonRef,
  waitsFor: PersonRef.nullable(),
  changedMs: TimeMs,
  /** the document's own number, once it has one */
  code: z.string().nullable(),
  versions: z.int().nonnegative(),
  /** back at its drafter, with the reason of whoever sent it back; false once it goes on again */
  returned: z.boolean(),
});
export type ProposalRow = z.infer<typeof ProposalRow>;

/** What the law wants to see proposed and decided (NĐ 26/2020 Điều 2.1). */
const Decision = z.strictObject({
  /** the signer knows that the item is a sample */
  sampleConfirmed: z.boolean().default(false),
  level: Level,
  recipients: z.array(filled(200)).min(1).max(200),
  copies: z.int().min(1).max(9999),
  copyAllowed: z.boolean(),
});

const ProposalFields = z.strictObject({
  typeId: filled(40),
  urgency: Urgency,
  level: Level,
  /** item of a danh mục by which the level is proposed; null for level none */
  itemRef: ItemRef.nullable(),
  /** trích yếu; null for Tuyệt mật */
  subject: text(2000).nullable(),
  recipients: z.array(filled(200)).max(200),
  copies: z.int().min(1).max(9999).nullable(),
  copyAllowed: z.boolean().nullable(),
  pages: z.int().min(0).max(100000).nullable(),
  note: text(2000),
  answersId: Id.nullable(),
  checkerId: Id.nullable(),
  signerId: Id.nullable(),
  clerkId: Id.nullable(),
  capacity: filled(20),
  delegationId: Id.nullable(),
});
export type ProposalFields = z.infer<typeof ProposalFields>;

const Version = z.strictObject({
  number: z.int().positive(),
  sizeBytes: z.int(),
  sha256: z.string(),
  by: PersonRef,
  atMs: TimeMs,
  /** the file while its key exists; null once it was erased */
  file: Attachment.nullable(),
  erasedMs: TimeMs.nullable(),
});

const Step = z.strictObject({
  id: Id,
  act: z.string(),
  by: PersonRef,
  atMs: TimeMs,
  version: z.int().nullable(),
  remark: z.string(),
});

const Changes = z.strictObject({ id: Id, revision: Revision });
const Remark = Changes.extend({ remark: text(2000) });
const Reason = Changes.extend({ reason: filled(1000) });

export const ProposalDetail = ProposalRow.extend({
  revision: Revision,
  itemRef: z.string().nullable(),
  /** the item as it reads: place and list */
  basis: z.string(),
  /** the item is a sample and this is no training office: the signer confirms it */
  itemMustConfirm: z.boolean(),
  recipients: z.array(z.string()),
  copies: z.int().nullable(),
  copyAllowed: z.boolean().nullable(),
  pages: z.int().nullable(),
  note: z.string(),
  answers: objectOrNull({ id: Id, code: z.string(), book: BookKind }),
  checker: PersonRef.nullable(),
  signer: PersonRef.nullable(),
  clerk: PersonRef.nullable(),
  capacity: z.strictObject({ id: z.string(), mark: z.string(), name: z.string() }),
  delegation: objectOrNull({
    id: Id,
    document: z.string(),
    from: PersonRef,
    toOn: CivilDate,
    scope: z.string(),
  }),
  decided: Decision.nullable(),
  documentId: Id.nullable(),
  entryNumber: z.int().nullable(),
  documentDate: CivilDate.nullable(),
  dossier: objectOrNull({ code: z.string(), title: z.string() }),
  rulePack: z.string(),
  versionList: z.array(Version),
  steps: z.array(Step),
  timeline: z.array(TimelineItem),
  offers: z.array(Offer),
  parts: z.array(z.enum(PARTIES)),
});
export type ProposalDetail = z.infer<typeof ProposalDetail>;

/** One signature, judged: who, in which capacity, when, by which certificate, over what. */
const SignatureReport = z.strictObject({
  role: z.enum(['person', 'office']),
  verdict: z.enum(['good', 'bad', 'void', 'paper']),
  /** code of the first check that failed */
  fault: z.string().nullable(),
  name: z.string(),
  position: z.string(),
  capacity: z.string(),
  signedMs: TimeMs,
  /** the same moment as the signature itself says it */
  statedMs: TimeMs.nullable(),
  certificate: objectOrNull({
    serial: z.string(),
    subject: z.string(),
    issuer: z.string(),
    fromMs: TimeMs,
    toMs: TimeMs,
    /** leaf first */
    chain: z.array(z.string()),
    atSigning: z.enum(['valid', 'expired', 'not-yet', 'revoked', 'untrusted']),
    revokedMs: TimeMs.nullable(),
  }),
  /** what the signed manifest binds, each compared with the record as it stands now */
  covers: listOf({
    what: z.string(),
    signed: z.string(),
    now: z.string().nullable(),
    same: z.boolean().nullable(),
  }),
});

const Delegation = z.strictObject({
  id: Id,
  capacity: z.string(),
  mark: z.string(),
  from: PersonRef,
  to: PersonRef,
  document: z.string(),
  scope: z.string(),
  ceiling: Level,
  acts: z.array(z.enum(DELEGATED_ACTS)),
  typeIds: z.array(z.string()),
  fromOn: CivilDate,
  toOn: CivilDate,
  enteredBy: PersonRef,
  enteredMs: TimeMs,
  /** `unsigned`: whoever is said to have entered it did not; nothing is signed or allowed under it */
  state: z.enum(['in-force', 'not-yet', 'expired', 'revoked', 'unsigned']),
  revokeReason: z.string().nullable(),
});
export type DelegationLine = z.infer<typeof Delegation>;

export const proposalOps = {
  /** Newest change first. `waiting`: what waits for me; `mine`: what I drafted; `all`: whatever has reached me. */
  'proposals.list': query(
    {
      box: z.enum(['waiting', 'mine', 'open', 'done', 'all']),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200),
    },
    { rows: z.array(ProposalRow), next: Cursor.nullable(), total: z.int().nullable() },
  ),
  'proposals.counts': query(
    {},
    { waiting: z.int(), mine: z.int(), open: z.int(), done: z.int(), all: z.int() },
  ),
  'proposals.get': query({ id: Id }, ProposalDetail),
  /** What a staged draft (Word, PDF) says of itself: for the fields of the form that nobody has written. */
  'proposals.readDraft': query(
    { stageId: Id },
    {
      typeName: z.string().nullable(),
      subject: z.string().max(2_000).nullable(),
      signer: z.string().nullable(),
      recipients: z.array(z.string().max(500)),
    },
  ),
  /** Thể thức of the draft as it stands now; what must be right stops presenting and signing. */
  'proposals.layout': query(
    { id: Id },
    {
      read: z.enum(['word', 'other', 'none']),
      pack: z.string(),
      findings: listOf({
        ruleId: z.string(),
        weight: z.enum(['must', 'should']),
        what: z.enum(LAYOUT_FAULTS),
        line: z.int().nullable(),
        excerpt: z.string(),
        found: z.string(),
        wanted: z.string(),
        more: z.int(),
      }),
    },
  ),
  /** Two rounds of the draft, word by word; a classified draft's files must have been opened (`attachments.open`). */
  'proposals.compare': query(
    { id: Id, from: z.int().positive(), to: z.int().positive() },
    {
      /** versions in which no words can be read: scans, pictures; then there are no parts */
      unread: z.array(z.int()),
      /** read off printed pages, whose lines break anywhere */
      asLines: z.boolean(),
      parts: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('same'), paragraphs: z.array(z.string()) }),
          z.strictObject({
            kind: z.literal('changed'),
            changes: listOf({ kind: z.enum(['same', 'out', 'in']), text: z.string() }),
          }),
        ]),
      ),
    },
  ),
  /** The words of one version, for a draft that no viewer shows (Word); null where none can be read. */
  'proposals.read': query(
    { id: Id, number: z.int().positive() },
    { paragraphs: z.array(z.string()).nullable() },
  ),
  /** People, capacities and delegations in force, for the form. */
  'proposals.choices': query(
    {},
    {
      checkers: z.array(PersonRef),
      signers: z.array(PersonRef),
      clerks: z.array(PersonRef),
      capacities: listOf({
        id: z.string(),
        mark: z.string(),
        name: z.string(),
        needsDelegation: z.boolean(),
      }),
      delegations: z.array(Delegation),
    },
  ),
  /** The first save of a draft; a classified one lies under its own key from here on. */
  'proposals.create': command(ProposalFields.extend({ file: Id.nullable() }), Changed),
  /** Another save; a file makes a new version. The level may rise, never fall. */
  'proposals.save': command(
    ProposalFields.extend({ id: Id, revision: Revision, file: Id.nullable() }),
    Changed,
  ),
  'proposals.propose': command(Remark, Changed),
  'proposals.pass': command(Remark, Changed),
  'proposals.present': command(Remark, Changed),
  'proposals.return': command(Reason, Changed),
  'proposals.withdraw': command(Reason, Changed),
  'proposals.reject': command(Reason, Changed),
  'proposals.comment': command(Changes.extend({ remark: filled(2000) }), Changed),
  /** Signs with the person's certificate; the passphrase is asked again. */
  'proposals.sign': command(
    Changes.extend({
      passphrase: Passphrase,
      decision: Decision,
      remark: text(2000),
      /** the binding whose token was opened for this (`tokens.open`): it signs in the PDF, the person's own key beside it */
      token: Id.optional(),
    }),
    /** `stamp`: of the signature in the PDF; null where none is asked for */
    Changed.extend({ stamp: Stamp.nullable() }),
  ),
  /** Number, date and level drawn into the file, signed for the office, entered in the book: one act. */
  'proposals.register': command(
    /** the unit as in `documents.registerOutgoing` */
    Changes.extend({
      draftingUnit: DraftingUnit.default(''),
      /** the binding whose token was opened for this: it makes the office's signatures in the PDF */
      token: Id.optional(),
    }),
    {
      id: Id,
      revision: Revision,
      documentId: Id,
      code: z.string(),
      entryNumber: z.int(),
      erasedDrafts: z.int(),
      /** of the office's last signature, as in `proposals.sign` */
      stamp: Stamp.nullable(),
    },
  ),
  'proposals.issue': command(Changes, Changed),
  'proposals.file': command(Changes.extend({ dossierCode: filled(60), dossierTitle: filled(300) }), Changed),

  /** The report on the signatures of a document. */
  'signatures.report': query({ documentId: Id }, { signatures: z.array(SignatureReport) }),
  /** Signed content and detached signature of each, as `openssl cms -verify -content` takes them. */
  'signatures.files': query(
    { documentId: Id },
    {
      files: listOf({
        role: z.enum(['person', 'office']),
        manifestBase64: z.string(),
        p7sBase64: z.string(),
        authorityPem: z.string(),
      }),
    },
  ),

  'delegations.list': query({}, { delegations: z.array(Delegation) }),
  /** The capacities in which somebody signs only under a delegation. */
  'delegations.capacities': query(
    {},
    {
      capacities: listOf({ id: z.string(), mark: z.string(), name: z.string() }),
      /** what may be delegated at all */
      acts: z.array(z.enum(DELEGATED_ACTS)),
    },
  ),
  'delegations.add': provedCommand(
    {
      capacity: filled(20),
      fromId: Id,
      toId: Id,
      document: filled(200),
      scope: filled(500),
      ceiling: z.enum(['none', 'mat', 'toi-mat']),
      /** for which acts; signing alone when nothing is said */
      acts: z.array(z.enum(DELEGATED_ACTS)).min(1).default(['sign']),
      typeIds: z.array(filled(40)).max(50),
      fromOn: CivilDate,
      toOn: CivilDate,
    },
    { id: Id },
  ),
  'delegations.revoke': command({ id: Id, reason: filled(500) }, { id: Id }),
} as const;
