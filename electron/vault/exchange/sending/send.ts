import { normaliseLine } from '../../../../shared/domain/text/normalise.ts';
import { type ErrorParams, raise } from '../../../../shared/errors.ts';
import type { NotSent } from '../../../../shared/ipc/contract/documents.ts';
import type { Parsed } from '../../../../shared/ipc/contract.ts';
import { openSubject } from '../../knowing/recordKeys.ts';
import { attachmentsOfOwner } from '../../attachments/store.ts';
import { copyAllowedBySigner, copyingForbidden } from '../../copies/permitStore.ts';
import { COPY_RULE } from '../../copies/access.ts';
import { isContentSealed, mayReadFiles } from '../../knowing/needToKnow.ts';
import { requireAgreement } from '../../knowing/statements.ts';
import { issueDocument } from '../../documents/process.ts';
import { type Ports, handlers, preparedCommand } from '../../ports.ts';
import { FROZEN_RULE, isFrozen, isTakenBack } from '../../knowing/freeze.ts';
import { sealBlobs } from '../channel/blobs.ts';
import { forwardsFrom } from './forwarded.ts';
import { documentToSend, type OutgoingDocument } from '../../envelopes/listStore.ts';
import { manifestOf, unknownFields, type DocumentMetadata } from '../../envelopes/metadata.ts';
import { discard, enterOutbox, recipients, sealFor, type Content, type Sealed } from './seal.ts';
import { needConfirmation } from './sendingConfirmed.ts';
import { openedManifest } from '../receiving/stageFiles.ts';
import { outOfDocument, receivedFor, type InRow } from '../../envelopes/store.ts';

/** What was signed, and its sealed bytes. */
export interface Prepared {
  readonly content: Content;
  readonly sealed: Sealed[];
}

/**
 * Seals a registered document for stations: one of this office from the book of outgoing documents, or one of others
 * that is passed on as an envelope of its own. The sealed bytes are made and made durable first; the transaction then
 * takes the numbers that were signed, or refuses with `busy` when another envelope was faster.
 */
export const sendHandlers = handlers({
  'exchange.send': preparedCommand({
    prepare: async (ports, input) => {
      const document = sendable(ports, input.documentId);
      const peers = recipients(ports, stationsOf(input), document.level);
      refuseSentBefore(ports, input);
      const offices = peers.map(({ officeName }) => officeName);
      needConfirmation(ports, { op: 'exchange.send', input, level: document.level, offices });
      const content = named(await contentOf(ports, document), input.namedOnly);
      const blobs = await sealBlobs(ports, attachmentsOfOwner(ports.db, 'document', document.id));
      try {
        return { content, sealed: await sealFor(ports, content, peers, blobs) };
      } finally {
        blobs.dispose();
      }
    },
    apply: (ports, input, { content, sealed }) => {
      const document = sendable(ports, input.documentId);
      if (document.level !== content.level) raise('busy', { at: 'level' });
      recipients(ports, stationsOf(input), document.level);
      refuseSentBefore(ports, input);
      if (document.direction === 'out') issueDocument(ports, document.id);
      for (const one of sealed) enterOutbox(ports, content, one);
      ports.announce('documents.changed', document.id);
      return {
        envelopes: sealed.map(({ id, sequence, peer }) => ({
          envelopeId: id,
          sequence,
          peer: peer.officeName,
        })),
      };
    },
    abandon: (ports, { sealed }) => discard(ports, sealed),
  }),
});

/**
 * "Chỉ người có tên mới được bóc bì" stands on envelopes of state secrets alone (NĐ 26/2020/NĐ-CP Điều 4).
 * @throws AppError `bad-input`
 */
export function named(content: Content, name: string | null | undefined): Content {
  if (name == null) return content;
  if (content.level === 'none') return raise('bad-input', { field: 'namedOnly', rule: 'level' });
  return { ...content, metadata: { ...content.metadata, namedOnly: normaliseLine(name) } };
}

const stationsOf = ({ to }: Parsed<'exchange.send'>): string[] => to.map(({ stationId }) => stationId);

/**
 * An office that has an envelope of a document gets no second one by mistake: two are two copies there, and two
 * receipts. One that was refused or erased there does not count.
 * @throws AppError `already-sent` with the names of those offices, unless another was asked for
 */
function refuseSentBefore(ports: Ports, input: Parsed<'exchange.send'>): void {
  if (input.again) return;
  const to = new Set(stationsOf(input));
  const before = outOfDocument(ports.db, input.documentId).filter(
    ({ peerStation, stage }) => to.has(peerStation) && stage !== 'refused' && stage !== 'purged',
  );
  const offices = [...new Set(before.map(({ peerName }) => peerName))].join('; ');
  if (offices !== '') raise('already-sent', { offices });
}

/** Only what stands in a book leaves; of others' documents only one that was taken in and not closed by a recall. */
export function sendable(ports: Ports, id: string): OutgoingDocument {
  const document = documentToSend(ports.db, id);
  if (document === null || !mayReadFiles(ports, id)) return raise('not-found', { id });
  requireAgreement(ports.db, document);
  const refusal = notSent(ports, document);
  return refusal === null ? document : raise(refusal.code, refusal.params);
}

/** Why nothing of a document leaves as it stands now; the window asks the same before it offers to send it. */
export function notSent(
  { db }: Pick<Ports, 'db'>,
  { id, direction, state }: Pick<OutgoingDocument, 'id' | 'direction' | 'state'>,
): { readonly code: NotSent; readonly params: ErrorParams } | null {
  if (isFrozen(db, id)) return { code: 'document-frozen', params: { rule: FROZEN_RULE } };
  // who passes on what came from others makes a copy of it
  if (direction === 'in' && copyingForbidden(db, id))
    return { code: 'copying-forbidden', params: { rule: COPY_RULE.permit } };
  // what was declassified travels only once its content was opened by an act of its own
  if (isContentSealed(db, id)) return { code: 'channel-not-allowed', params: { rule: 'BM-14' } };
  const ready =
    direction === 'out'
      ? state === 'registered' || state === 'issued'
      : !NOT_PASSED_ON.has(state) && !isTakenBack(db, id);
  return ready ? null : { code: 'illegal-transition', params: { from: state, action: 'send' } };
}

function copyAllowedOf(ports: Ports, id: string): { copyAllowed?: boolean } {
  const copyAllowed = copyAllowedBySigner(ports.db, id);
  return copyAllowed === null ? {} : { copyAllowed };
}

const NOT_PASSED_ON: ReadonlySet<string> = new Set([
  'cancelled',
  'returned',
  'recalled',
  'destroyed',
  'unopened',
]);

/**
 * What the envelope says of the document; of one that came from others also what its sender said beyond our knowledge.
 * The trích yếu of a classified one is opened with the keys of whoever sends it.
 * @throws AppError `key-not-granted` for a line that this person cannot read
 */
export async function contentOf(ports: Ports, document: OutgoingDocument): Promise<Content> {
  const came = document.direction === 'in' ? receivedFor(ports.db, document.id) : null;
  const metadata: DocumentMetadata = {
    ...(came === null ? {} : unknownFields(await saidOf(ports, came))),
    issuer: document.issuer,
    code: document.code,
    documentDate: document.documentDate,
    typeId: document.typeId,
    urgency: document.urgency as DocumentMetadata['urgency'],
    pages: document.pages,
    copies: document.copies,
    subject: subjectOf(ports, document),
    signer: document.signer,
    replyDueOn: document.replyDueOn,
    files: attachmentsOfOwner(ports.db, 'document', document.id).length,
    ...copyAllowedOf(ports, document.id),
    ...(came?.envelopeId == null ? {} : { forwards: await forwardsFrom(ports, came) }),
  };
  const { level, id: documentId } = document;
  return { kind: 'document', level, metadata, documentId };
}

function subjectOf(ports: Ports, { id, subject }: OutgoingDocument): string | null {
  if (subject === null) return null;
  return openSubject(ports, id, subject) ?? raise('key-not-granted', { id });
}

/** The row of a classified envelope has only the fields that we know; the rest is asked of its sealed bytes. */
async function saidOf(ports: Ports, came: InRow): Promise<Readonly<Record<string, unknown>>> {
  if (came.manifest === null) return {};
  if (came.level === 'none') return manifestOf(came).metadata;
  return (await openedManifest(ports, came)).metadata;
}
