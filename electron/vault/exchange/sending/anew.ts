import { raise } from '../../../../shared/errors.ts';
import type { LostSeal } from '../../../../shared/ipc/contract/exchange.ts';
import { attachmentsOfOwner } from '../../attachments/store.ts';
import { directoryInForce } from '../../peers/directoryStore.ts';
import type { Ports } from '../../ports.ts';
import { submissionOf } from '../../submissions/acting.ts';
import { senderFiles } from '../../submissions/basis.ts';
import { findSubmission } from '../../submissions/store.ts';
import { leadingId, mayReturnAnswer } from '../../submissions/answerBack.ts';
import { sealBlobs, type SealedBlobs } from '../channel/blobs.ts';
import { forwardsFrom } from './forwarded.ts';
import { forwardsOf } from '../../envelopes/forwards.ts';
import { PACKET_KINDS } from '../kinds/packet.ts';
import { reconciliationMetadata } from '../kinds/reconciliation.ts';
import { readSubmissionMetadata } from '../../envelopes/submissionMetadata.ts';
import { isByOffice, isHeld } from '../../envelopes/lostSeals.ts';
import { namedIn } from '../../envelopes/metadata.ts';
import { sealBytes } from '../channel/packets.ts';
import { trustedCard, trustedCards } from '../../peers/store.ts';
import { bundleOf } from '../reconcile.ts';
import type { Content } from './seal.ts';
import { contentOf, named, sendable } from './send.ts';
import { saidIn } from './outRow.ts';
import { findIn, type OutRow } from '../../envelopes/store.ts';
import { caseContent } from './transfer.ts';
import { answersElsewhere, answersSentBack, isOfEarlier } from '../../submissions/travelStore.ts';

type Reads = Pick<Ports, 'db' | 'station'>;

/** What is to be done about an envelope that was sealed for a lost machine; null of any other. */
export function lostSealOf(ports: Reads, row: OutRow): LostSeal | null {
  if (!isHeld(ports.db, row)) return null;
  if (isByOffice(row)) return 'by-itself';
  if (!isWanted(ports, row)) return 'over';
  if (!isKept(ports, row)) return 'issue';
  if (trustedCard(ports.db, row.peerStation) !== null) return 'resend';
  const isElsewhere = trustedCards(ports.db).some(({ officeCode }) => officeCode === row.peerOffice);
  return isElsewhere ? 'elsewhere' : 'compare';
}

/** Of these nothing goes out anew: they are given up, so that nobody waits for their number. */
export const mayGiveUp = (ports: Reads, row: OutRow): boolean => {
  const seal = lostSealOf(ports, row);
  return seal === 'over' || seal === 'issue' || seal === 'elsewhere';
};

/** What it carries still has to come to its recipient: the case moved on in no other way. */
function isWanted({ db }: Reads, row: OutRow): boolean {
  if (row.submissionId === null) return true;
  const record = findSubmission(db, row.submissionId);
  if (record === null) return false;
  if (row.kind === 'submission')
    return record.state === 'transferred' && record.transferConfirmedMs === null && !isOfEarlier(db, row);
  if (row.kind === 'submission-answer')
    return answersSentBack(db, record.id).at(-1)?.id === row.id && !mayReturnAnswer({ db }, record);
  return true;
}

/** Its content stands in this vault. The file of a packet does not, but for the directory that this office issues. */
function isKept({ db, station }: Reads, { kind }: OutRow): boolean {
  if (kind === 'directory') return directoryInForce(db)?.issuerCode === station.office.code;
  return !PACKET_KINDS.some((packet) => packet === kind);
}

interface Anew {
  readonly content: Content;
  readonly blobs: SealedBlobs;
}

/** The content of an envelope once more, from the records as they stand now, saying which one it replaces. */
export async function contentAnew(ports: Ports, row: OutRow): Promise<Anew> {
  const resends = { envelopeId: row.id, sequence: row.sequence };
  const { content, blobs } = await contentNow(ports, row);
  return { content: { ...content, metadata: { ...content.metadata, resends }, about: row.id }, blobs };
}

async function contentNow(ports: Ports, row: OutRow): Promise<Anew> {
  const { kind, level, documentId, submissionId } = row;
  const said = saidIn(row);
  if (documentId !== null) {
    const content = named(await contentOf(ports, sendable(ports, documentId)), namedIn(row.metadata));
    return { content, blobs: await sealBlobs(ports, attachmentsOfOwner(ports.db, 'document', documentId)) };
  }
  if (kind === 'submission' && submissionId !== null) {
    const content = caseContent(
      ports,
      submissionOf(ports, submissionId),
      readSubmissionMetadata(said).reason,
    );
    return { content, blobs: await sealBlobs(ports, senderFiles(ports, submissionId)) };
  }
  if (kind === 'directory') {
    const raw = directoryInForce(ports.db)?.raw ?? raise('not-found', { id: row.id });
    const file = { fileName: row.files[0]?.name ?? '', bytes: raw };
    return {
      content: { kind, level, metadata: { what: said['what'] } },
      blobs: await sealBytes(ports, file),
    };
  }
  const blobs = await sealBlobs(ports, []);
  if (kind === 'reconciliation')
    return { content: bundleOf(ports, row.peerStation, reconciliationMetadata.parse(said).month), blobs };
  if (submissionId === null) return raise('not-found', { id: row.id });
  // an answer and a chase are said again in the words that were approved
  const metadata = kind === 'submission-answer' ? await withEvidenceOf(ports, submissionId, said) : said;
  return { content: { kind, level, metadata, submissionId }, blobs };
}

/** The evidence of an answer that was passed on stands in no row: it is taken out of the envelope that it came in. */
async function withEvidenceOf(
  ports: Ports,
  submissionId: string,
  said: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const passedOn = forwardsOf(said);
  if (passedOn === null) return said;
  const answers = answersElsewhere(ports.db, leadingId(ports.db, submissionId));
  const id = answers.find(({ envelopeId }) => envelopeId === passedOn.envelopeId)?.id;
  const came = id === undefined ? null : findIn(ports.db, id);
  return came === null ? said : { ...said, forwards: await forwardsFrom(ports, came) };
}
