import { z } from 'zod';
import { outIsDone } from '../../../shared/domain/exchange/stages.ts';
import { raise } from '../../../shared/errors.ts';
import type { EnvelopeDetail, EnvelopeRow } from '../../../shared/ipc/contract/exchange.ts';
import type { Role } from '../../../shared/domain/people/roles.ts';
import { openSubject } from '../knowing/recordKeys.ts';
import { mayReadLine, seesAllLines } from '../knowing/needToKnow.ts';
import { type Ports, handlers } from '../ports.ts';
import { mayResend } from './sending/again.ts';
import { lostSealOf, mayGiveUp } from './sending/anew.ts';
import { isHeld } from '../envelopes/lostSeals.ts';
import { confirmationOf } from './confirmationStore.ts';
import { forwardsOf } from '../envelopes/forwards.ts';
import { missingOf } from './gaps.ts';
import { chaseMetadata } from './kinds/consultationChase.ts';
import { kindNamed } from './kinds/index.ts';
import { answerMetadata } from '../envelopes/answerMetadata.ts';
import { orderStanding } from './recallStore.ts';
import {
  counts,
  documentToSend,
  envelopeScope,
  mayMeet,
  pageOf,
  sendersWithGaps,
  type Place,
} from '../envelopes/listStore.ts';
import { outOfTrust } from './lostPeers.ts';
import { peersOf, self } from '../peers/peers.ts';
import { openRecallOf } from '../knowing/freeze.ts';
import { submissionOf } from '../submissions/acting.ts';
import { readSubmissionMetadata } from '../envelopes/submissionMetadata.ts';
import { manifestOf, namedIn, readDocumentMetadata, type DocumentMetadata } from '../envelopes/metadata.ts';
import { caseOfAnswer } from './receiving/refuseAnswer.ts';
import { eventsOf, findIn, findOut, type InRow, type OutRow } from '../envelopes/store.ts';

type Dot = EnvelopeRow['dots']['sent'];
type Proposal = NonNullable<EnvelopeDetail['proposal']>;

/** Roles that see what an envelope is about; the cipher officer sees only that there is one. */
const READS_TITLES: readonly Role[] = ['clerk', 'leader', 'specialist', 'intake', 'archivist'];

export const exchangeQueries = handlers({
  'exchange.summary': (ports) => ({
    ...counts(ports.db, envelopeScope(ports.actor)),
    gaps: gapsOf(ports),
  }),

  'exchange.peers': (ports) => ({
    self: self(ports),
    peers: peersOf(ports),
    lost: outOfTrust(ports),
  }),

  'exchange.list': (ports, { box, after, limit }) => {
    const places = pageOf(ports.db, envelopeScope(ports.actor), box, cursorOf(after), limit + 1);
    const page = places.slice(0, limit);
    const last = page.at(-1);
    const next = places.length > limit && last !== undefined ? `${last.atMs}:${last.id}` : null;
    return { rows: page.map((place) => rowAt(ports, place)), next };
  },

  'exchange.get': (ports, { envelopeId }) => {
    const incoming = findIn(ports.db, envelopeId);
    const meets = mayMeet(ports.db, envelopeScope(ports.actor), {
      box: incoming === null ? 'out' : 'in',
      id: envelopeId,
    });
    if (!meets) raise('not-found', { id: envelopeId });
    if (incoming !== null) return detailOfIn(ports, incoming);
    const outgoing = findOut(ports.db, envelopeId);
    if (outgoing === null) return raise('not-found', { id: envelopeId });
    return {
      ...rowOfOut(ports, outgoing),
      reason: reasonFor(ports, outgoing.stage === 'refused' ? outgoing.note : null),
      checks: [],
      forwarded: passedOn(outgoing),
      signers: outgoing.signers,
      files: outgoing.files,
      proposal: null,
      events: eventsOf(ports.db, outgoing.id),
      confirmation: null,
      replacedBy: outgoing.replacedBy,
      recallId: null,
      mayResend: mayResend(ports, outgoing),
      mayGiveUp: mayGiveUp(ports, outgoing),
      lostSeal: lostSealOf(ports, outgoing),
      said: null,
      chase: null,
      answer: null,
      pages: null,
      namedOnly: outgoing.kind === 'document' ? namedIn(outgoing.metadata) : null,
    };
  },
});

/** What this office passed on: from whom it had come. */
function passedOn({ metadata }: OutRow): EnvelopeDetail['forwarded'] {
  const said =
    metadata === null ? null : forwardsOf(z.record(z.string(), z.unknown()).parse(JSON.parse(metadata)));
  return said === null ? null : { office: said.name, sequence: said.sequence, proof: 'none', signers: [] };
}

function cursorOf(after: string | null): { atMs: number; id: string } {
  if (after === null) return { atMs: Number.MAX_SAFE_INTEGER, id: '' };
  const [, atMs, id] = /^(\d{1,16}):([0-9a-f]{32})$/.exec(after) ?? [];
  return id === undefined ? raise('bad-input', { field: 'after' }) : { atMs: Number(atMs), id };
}

function rowAt(ports: Ports, { box, id }: Place): EnvelopeRow {
  if (box === 'out') return rowOfOut(ports, findOut(ports.db, id) ?? raise('not-found', { id }));
  return rowOfIn(ports, findIn(ports.db, id) ?? raise('not-found', { id }));
}

const gapsOf = (ports: Ports): { stationId: string; peer: string; missing: number[] }[] =>
  sendersWithGaps(ports.db)
    .map(({ station, name }) => ({ stationId: station, peer: name, missing: missingOf(ports.db, station) }))
    .filter(({ missing }) => missing.length > 0);

const inOneLine = (code: string, subject: string | null): string =>
  [code, subject ?? ''].filter((part) => part !== '').join(': ');

/** Code and trích yếu of a document of ours in one line, each only for those who may read it. */
function titleOfDocument(ports: Ports, id: string): string {
  const document = documentToSend(ports.db, id);
  if (document === null || !mayReadLine(ports, document)) return '';
  return inOneLine(
    document.code,
    readsTitles(ports) ? openSubject(ports, document.id, document.subject) : null,
  );
}
const readsTitles = (ports: Ports): boolean => ports.actor.roles.some((role) => READS_TITLES.includes(role));

/** A person's reason speaks of the document. */
const reasonFor = (ports: Ports, reason: string | null): string | null =>
  readsTitles(ports) && reason !== '' ? reason : null;

/** The columns that both directions have under the same name. */
const shared = ({ id, level, errorCode, entryNumber, documentId, submissionId, atMs }: InRow | OutRow) => ({
  envelopeId: id,
  level: level ?? ('none' as const),
  errorCode,
  entryNumber,
  documentId,
  submissionId,
  atMs,
});

function rowOfOut(ports: Ports, row: OutRow): EnvelopeRow {
  const submission =
    row.submissionId === null || !readsTitles(ports) ? null : submissionOf(ports, row.submissionId);
  return {
    ...shared(row),
    direction: 'out',
    sequence: row.sequence,
    peer: row.peerName,
    kind: row.kind,
    title:
      submission !== null
        ? `${submission.receiptCode}: ${submission.title}`
        : row.documentId === null || row.kind !== 'document'
          ? '' // an order about a document is none: it has no level mark beside which a trích yếu may stand
          : titleOfDocument(ports, row.documentId),
    dots: dotsOfOut(row),
    stage: row.stage === 'queued' ? 'sealed' : row.stage,
    held: isHeld(ports.db, row),
    order: null,
  };
}

const dots = (sent: Dot, arrived: Dot, received: Dot, registered: Dot): EnvelopeRow['dots'] => ({
  sent,
  arrived,
  received,
  registered,
});

/** It did not leave and will not: taken back in time, or another one goes in its place. */
const neverGoes = ({ stage, replacedBy, lastReceiptMs }: OutRow): boolean =>
  stage === 'purged'
    ? lastReceiptMs === null
    : replacedBy !== null && (stage === 'queued' || stage === 'sealed');

/** Gửi · Tới · Nhận · Sổ of what we sent: `yes` only by the recipient's signed receipt. */
function dotsOfOut(row: OutRow): EnvelopeRow['dots'] {
  const { kind, stage, refusedBy } = row;
  if (neverGoes(row)) return dots('none', 'none', 'none', 'none');
  // what its kind never comes to is not waited for
  const next: Dot = outIsDone(kind, stage) ? 'none' : 'waiting';
  switch (stage) {
    case 'queued':
    case 'sealed':
      return dots('waiting', 'none', 'none', 'none');
    case 'written':
      return dots('waiting', 'waiting', 'none', 'none');
    case 'delivered':
      return dots('yes', 'yes', next, 'none');
    case 'received':
      return dots('yes', 'yes', 'yes', next);
    case 'registered':
      return dots('yes', 'yes', 'yes', 'yes');
    case 'recalled':
    case 'purged':
      return dots('yes', 'yes', 'none', 'none');
    case 'refused':
      return refusedBy === 'person'
        ? dots('yes', 'yes', 'refused', 'none')
        : dots('yes', 'refused', 'none', 'none');
  }
}

function rowOfIn(ports: Ports, row: InRow): EnvelopeRow {
  return {
    ...shared(row),
    direction: 'in',
    sequence: row.sequence ?? 0,
    peer: row.senderName ?? '',
    kind: row.kind ?? 'document',
    title: titleOfIn(ports, row),
    dots: dotsOfIn(row.stage),
    stage: row.discardedMs === null ? row.stage : 'discarded',
    held: false,
    order: row.kind === 'recall' ? orderStanding(ports.db, row.id) : null,
  };
}

/** Of what we received: our own signed receipts. */
function dotsOfIn(stage: InRow['stage']): EnvelopeRow['dots'] {
  switch (stage) {
    case 'checked':
      return dots('yes', 'yes', 'waiting', 'none');
    case 'received':
      return dots('yes', 'yes', 'yes', 'waiting');
    case 'registered':
    case 'applied':
      return dots('yes', 'yes', 'yes', 'yes');
    case 'recalled':
    case 'purged':
      return dots('yes', 'yes', 'none', 'none');
    case 'refused':
      return dots('yes', 'yes', 'refused', 'none');
    case 'quarantined':
      return dots('none', 'refused', 'none', 'none');
  }
}

const metadataOf = (row: InRow): DocumentMetadata | null =>
  row.manifest === null ? null : readDocumentMetadata(manifestOf(row).metadata);

/** What a waiting one says of its classified document is for those who keep the books: they will register it. */
const mayReadWaiting = (ports: Ports, { level }: InRow): boolean =>
  level === 'none' || level === null || seesAllLines(ports.actor);

/** What its kind calls it; of a document the words only for those who may read them. */
function titleOfIn(ports: Ports, row: InRow): string {
  if (row.manifest === null || row.kind === null) return '';
  if (row.kind === 'document') {
    // once it stands in the book, the book says who may read what
    if (row.documentId !== null && row.level !== 'none') return titleOfDocument(ports, row.documentId);
    const said = mayReadWaiting(ports, row) ? metadataOf(row) : null;
    return said === null ? '' : inOneLine(said.code, readsTitles(ports) ? said.subject : null);
  }
  if (!readsTitles(ports)) return '';
  return kindNamed(row.kind)?.title?.(manifestOf(row).metadata) ?? '';
}

/** A transferred case as its sender tells it, for whoever decides whether it is taken in here. */
function saidBy(ports: Ports, row: InRow): EnvelopeDetail['said'] {
  if (row.kind !== 'submission' || row.manifest === null || !readsTitles(ports)) return null;
  const { receiptCode, title, body, field, receivedOn, reason } = readSubmissionMetadata(
    manifestOf(row).metadata,
  );
  return { receiptCode, title, body, field, receivedOn, reason };
}

/** An overdue question of another office, for whoever may read what envelopes are about. */
function chaseOf(ports: Ports, row: InRow): EnvelopeDetail['chase'] {
  if (row.kind !== 'consultation-chase' || row.manifest === null || !readsTitles(ports)) return null;
  const { receiptCode, question, askedOn, dueOn, text } = chaseMetadata.parse(manifestOf(row).metadata);
  return { receiptCode, question, askedOn, dueOn, text };
}

/** The answer to a case that went to another office, for whoever may read what envelopes are about. */
function answerOf(ports: Ports, row: InRow): EnvelopeDetail['answer'] {
  if (row.kind !== 'submission-answer' || row.manifest === null || !readsTitles(ports)) return null;
  const { receiptCode, text, approvedBy, approvedMs } = answerMetadata.parse(manifestOf(row).metadata);
  return { submissionId: caseOfAnswer(ports, row), receiptCode, text, approvedBy, approvedMs };
}

/** What was taken out of the sealed bytes for the registration form. */
interface Opened {
  readonly subject: string | null;
  readonly files: Proposal['stagedFiles'];
}

export function detailOfIn(ports: Ports, row: InRow, opened: Opened | null = null): EnvelopeDetail {
  const reads = row.kind === 'document' && readsTitles(ports) && mayReadWaiting(ports, row);
  const metadata = reads ? metadataOf(row) : null;
  return {
    ...rowOfIn(ports, row),
    reason: reasonFor(ports, row.refusal),
    checks: row.checks,
    forwarded: row.manifest === null ? null : manifestOf(row).forwarded,
    signers: row.signers,
    files: row.files,
    events: [],
    confirmation: confirmationOf(ports.db, row.id),
    replacedBy: null,
    mayResend: false,
    mayGiveUp: false,
    lostSeal: null,
    recallId:
      row.stage === 'recalled' && row.documentId !== null ? openRecallOf(ports.db, row.documentId) : null,
    said: saidBy(ports, row),
    chase: chaseOf(ports, row),
    answer: answerOf(ports, row),
    pages: metadata?.pages ?? null,
    namedOnly:
      row.kind === 'document'
        ? row.manifest === null
          ? null
          : namedIn(JSON.stringify(manifestOf(row).metadata))
        : null,
    proposal: metadata === null || row.level === null ? null : proposalOf(ports, metadata, row.level, opened),
  };
}

export function proposalOf(
  ports: Ports,
  metadata: DocumentMetadata,
  level: Proposal['level'],
  opened: Opened | null,
): Proposal {
  const known =
    ports.rules.asOf(ports.today()).documentType(ports.station.office.kind, metadata.typeId) !== null;
  return {
    issuer: metadata.issuer,
    code: metadata.code,
    documentDate: metadata.documentDate,
    typeId: known ? metadata.typeId : '', // a type of the other system (Party, State): the clerk chooses
    urgency: metadata.urgency,
    level,
    pages: metadata.pages,
    subject: opened?.subject ?? metadata.subject,
    signer: metadata.signer,
    replyDueOn: metadata.replyDueOn,
    stagedFiles: opened?.files ?? [],
  };
}
