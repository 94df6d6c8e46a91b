import { raise } from '../../../shared/errors.ts';
import type { EnvelopeDetail, EnvelopeRow } from '../../../shared/ipc/contract/exchange.ts';
import type { Role } from '../../../shared/domain/people/roles.ts';
import { query, type Ports } from '../ports.ts';
import {
  acceptedSequences,
  counts,
  documentToSend,
  pageOf,
  sendersWithGaps,
  type Place,
} from './listStore.ts';
import { readDocumentMetadata, type DocumentMetadata } from './metadata.ts';
import { findIn, findOut, type InRow, type OutRow } from './store.ts';

type Dot = EnvelopeRow['dots']['sent'];
type Proposal = NonNullable<EnvelopeDetail['proposal']>;

/** Roles that see what an envelope is about; the cipher officer sees only that there is one. */
const READS_TITLES: readonly Role[] = ['clerk', 'leader', 'specialist', 'intake', 'archivist'];
/** Numbers listed as missing of one sender; more than that is one story. */
const MAX_MISSING = 100;

export const exchangeQueries = {
  'exchange.summary': query<'exchange.summary'>((ports) => ({ ...counts(ports.db), gaps: gapsOf(ports) })),

  'exchange.list': query<'exchange.list'>((ports, { box, after, limit }) => {
    const places = pageOf(ports.db, box, cursorOf(after), limit + 1);
    const page = places.slice(0, limit);
    const last = page.at(-1);
    const next = places.length > limit && last !== undefined ? `${last.atMs}:${last.id}` : null;
    return { rows: page.map((place) => rowAt(ports, place)), next };
  }),

  'exchange.get': query<'exchange.get'>((ports, { envelopeId }) => {
    const incoming = findIn(ports.db, envelopeId);
    if (incoming !== null) return detailOfIn(ports, incoming, []);
    const outgoing = findOut(ports.db, envelopeId);
    if (outgoing === null) return raise('not-found', { id: envelopeId });
    return {
      ...rowOfOut(ports, outgoing),
      reason: reasonFor(ports, outgoing.stage === 'refused' ? outgoing.note : null),
      checks: [],
      signers: outgoing.signers,
      files: outgoing.files,
      proposal: null,
    };
  }),
};

function cursorOf(after: string | null): { atMs: number; id: string } {
  if (after === null) return { atMs: Number.MAX_SAFE_INTEGER, id: '' };
  const [, atMs, id] = /^(\d{1,16}):([0-9a-f]{32})$/.exec(after) ?? [];
  return id === undefined ? raise('bad-input', { field: 'after' }) : { atMs: Number(atMs), id };
}

function rowAt(ports: Ports, { box, id }: Place): EnvelopeRow {
  if (box === 'out') return rowOfOut(ports, findOut(ports.db, id) ?? raise('not-found', { id }));
  return rowOfIn(ports, findIn(ports.db, id) ?? raise('not-found', { id }));
}

function gapsOf(ports: Ports): { peer: string; missing: number[] }[] {
  return sendersWithGaps(ports.db).map(({ station, name }) => {
    const missing: number[] = [];
    let expected = 1;
    for (const sequence of acceptedSequences(ports.db, station)) {
      for (; expected < sequence && missing.length < MAX_MISSING; expected++) missing.push(expected);
      expected = sequence + 1;
    }
    return { peer: name, missing };
  });
}

/** Code and subject in one line; the subject only for those who may read it, nothing where there is no document. */
const titleOf = (ports: Ports, of: { code: string; subject: string | null } | null): string =>
  of === null
    ? ''
    : [of.code, (readsTitles(ports) ? of.subject : null) ?? ''].filter((part) => part !== '').join(': ');
const readsTitles = (ports: Ports): boolean => ports.actor.roles.some((role) => READS_TITLES.includes(role));

/** A person's reason speaks of the document. */
const reasonFor = (ports: Ports, reason: string | null): string | null =>
  readsTitles(ports) && reason !== '' ? reason : null;

/** The columns that both directions have under the same name. */
const shared = ({ id, level, errorCode, entryNumber, documentId, atMs }: InRow | OutRow) => ({
  ...{ envelopeId: id, level: level ?? ('none' as const), errorCode, entryNumber, documentId, atMs },
});

function rowOfOut(ports: Ports, row: OutRow): EnvelopeRow {
  const document = row.documentId === null ? null : documentToSend(ports.db, row.documentId);
  return {
    ...shared(row),
    direction: 'out',
    sequence: row.sequence,
    peer: row.peerName,
    kind: row.kind,
    title: titleOf(ports, document),
    dots: dotsOfOut(row),
    stage: row.stage === 'queued' ? 'sealed' : row.stage,
  };
}

const dots = (sent: Dot, arrived: Dot, received: Dot, registered: Dot): EnvelopeRow['dots'] => ({
  ...{ sent, arrived, received, registered },
});

/** Gửi · Tới · Nhận · Sổ of what we sent: `yes` only by the recipient's signed receipt. */
function dotsOfOut({ stage, refusedBy }: Pick<OutRow, 'stage' | 'refusedBy'>): EnvelopeRow['dots'] {
  switch (stage) {
    case 'queued':
    case 'sealed':
      return dots('waiting', 'none', 'none', 'none');
    case 'written':
      return dots('waiting', 'waiting', 'none', 'none');
    case 'delivered':
      return dots('yes', 'yes', 'waiting', 'none');
    case 'received':
      return dots('yes', 'yes', 'yes', 'waiting');
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
    title: titleOf(ports, row.kind === 'document' ? metadataOf(row) : null),
    dots: dotsOfIn(row.stage),
    stage: row.stage,
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

function metadataOf(row: InRow): DocumentMetadata | null {
  if (row.manifest === null) return null;
  return readDocumentMetadata((JSON.parse(row.manifest) as { metadata: unknown }).metadata);
}

export function detailOfIn(ports: Ports, row: InRow, stagedFiles: Proposal['stagedFiles']): EnvelopeDetail {
  const metadata = row.kind === 'document' && readsTitles(ports) ? metadataOf(row) : null;
  return {
    ...rowOfIn(ports, row),
    reason: reasonFor(ports, row.refusal),
    checks: row.checks,
    signers: row.signers,
    files: row.files,
    proposal:
      metadata === null || row.level === null ? null : proposalOf(ports, metadata, row.level, stagedFiles),
  };
}

function proposalOf(
  ports: Ports,
  metadata: DocumentMetadata,
  level: Proposal['level'],
  stagedFiles: Proposal['stagedFiles'],
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
    subject: metadata.subject,
    signer: metadata.signer,
    replyDueOn: metadata.replyDueOn,
    stagedFiles,
  };
}
