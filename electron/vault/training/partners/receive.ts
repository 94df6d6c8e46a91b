import type { Input } from '../../../../shared/ipc/contract.ts';
import type { EnvelopeRow } from '../../../../shared/ipc/contract/exchange.ts';
import type { Desks } from '../desks.ts';
import type { Partner } from './places.ts';

/** What a partner still has to do with envelopes that its checks let in. */
const UNDONE: ReadonlySet<EnvelopeRow['stage']> = new Set(['checked', 'received', 'recalled']);
const PAGE = 200;

/**
 * The partner's clerk works through the inbox: counts and registers documents, takes cases in, erases what was
 * recalled, takes figures over. Every act is the product's own, so every receipt is signed by the partner.
 * @returns how many envelopes were dealt with
 */
export async function workThroughInbox(partner: Partner): Promise<number> {
  const { desks } = partner;
  const { rows } = await desks.call('vanthu', 'exchange.list', { box: 'in', after: null, limit: PAGE });
  const undone = rows.filter(({ stage }) => UNDONE.has(stage)).toReversed();
  for (const row of undone) await dealWith(partner, row);
  return undone.length;
}

async function dealWith({ desks, today }: Partner, row: EnvelopeRow): Promise<unknown> {
  const { envelopeId } = row;
  if (row.stage === 'recalled') return giveBack(desks, envelopeId);
  switch (row.kind) {
    case 'document':
      return enter(desks, 'vanthu', today(), envelopeId);
    case 'submission':
      return desks.call('vanthu', 'exchange.takeSubmission', { envelopeId, phraseConfirmed: false });
    case 'figures':
      return desks.call('vanthu', 'figures.takeEnvelope', { envelopeId });
    case 'help':
      return desks.call('vanthu', 'obstacles.takePack', { envelopeId });
    default:
      return undefined; // a directory or a rule pack waits for an officer, as in any office
  }
}

/** What was recalled is erased, and the signed proof goes back. */
async function giveBack(desks: Partner['desks'], envelopeId: string): Promise<unknown> {
  const { documentId, recallId } = await desks.call('vanthu', 'exchange.get', { envelopeId });
  if (documentId === null) return desks.call('vanthu', 'exchange.purge', { envelopeId });
  return recallId === null ? undefined : desks.call('vanthu', 'protection.purgeHere', { recallId });
}

/** Counts an envelope and enters it in the book, as a clerk does from the form that its manifest fills. */
export async function enter<W extends string>(
  desks: Desks<W>,
  who: W,
  today: string,
  envelopeId: string,
): Promise<void> {
  const { pages, confirmation, level } = await desks.call(who, 'exchange.get', { envelopeId });
  if (confirmation === null)
    await desks.call(who, 'exchange.confirm', {
      envelopeId,
      integrity: true,
      documents: true,
      pages: true,
      attachments: true,
      countedPages: pages,
      note: '',
    });
  const { proposal } = await desks.call(who, 'exchange.prepareRegistration', { envelopeId });
  if (proposal === null) return;
  const { issuer, code, documentDate, typeId, subject, signer, replyDueOn } = proposal;
  const form: Input<'documents.registerIncoming'> = {
    issuer,
    code,
    documentDate,
    level,
    pages: proposal.pages,
    subject,
    signer,
    replyDueOn,
    envelopeId,
    book: level === 'none' ? 'incoming' : 'classified-incoming',
    arrivedOn: today,
    typeId: typeId === '' ? 'cong-van' : typeId,
    notADuplicate: true,
    files: proposal.stagedFiles.map(({ stageId }) => stageId),
  };
  await desks.call(who, 'documents.registerIncoming', form);
}
