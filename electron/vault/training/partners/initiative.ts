import { raise } from '../../../../shared/errors.ts';
import type { EnvelopeRow } from '../../../../shared/ipc/contract/exchange.ts';
import { dispatchPdf } from '../dispatchPdf.ts';
import { HOME, PARTNERS } from '../offices.ts';
import { CASES, DISPATCHES } from './partnerTexts.ts';
import type { Partner } from './places.ts';

/** Nobody at the trainee's has decided yet about an envelope in one of these stages. */
const OPEN: ReadonlySet<EnvelopeRow['stage']> = new Set(['sealed', 'written', 'delivered', 'received']);

/**
 * From time to time a partner sends something of its own: a dispatch, or from the neighbour a case that is not its to
 * answer. Never while something of it still waits at the trainee's, so that nobody drowns.
 * @returns whether anything was sent
 */
export async function sendOfItsOwn(partner: Partner, homeStation: string, nowMs: number): Promise<boolean> {
  const { rows } = await partner.desks.call('vanthu', 'exchange.list', {
    box: 'out',
    after: null,
    limit: 200,
  });
  const own = rows.filter(({ kind }) => kind === 'document' || kind === 'submission');
  if (own.some(({ stage }) => OPEN.has(stage))) return false;
  if (partner.id === 'neighbour') await transferCase(partner, homeStation, own.length);
  else await sendDispatch(partner, homeStation, own.length, nowMs);
  return true;
}

const nth = <T>(list: readonly T[], index: number): T => list[index % list.length] ?? raise('internal');

/** Registered first, for its number stands on the letter; then the letter is added and sent. */
async function sendDispatch(
  partner: Partner,
  homeStation: string,
  index: number,
  nowMs: number,
): Promise<void> {
  const { desks, id, today } = partner;
  if (id === 'neighbour') return;
  const { office, leader } = PARTNERS[id];
  const { pages, ...text } = nth(DISPATCHES[id], index);
  const registered = await desks.call('vanthu', 'documents.registerOutgoing', {
    ...text,
    book: 'outgoing',
    documentDate: today(),
    level: 'none',
    urgency: 'thuong',
    signer: leader,
    recipients: [HOME.office.name],
    copies: 1,
    pages,
    note: '',
    answersId: null,
    files: [],
  });
  const { code, revision } = await desks.call('vanthu', 'documents.get', { id: registered.id });
  const said = { ...text, issuer: office.name, signer: leader, code, urgency: 'thuong' } as const;
  const pdf = await dispatchPdf(said, code, today(), nowMs);
  const name = `${code.replaceAll('/', '-')}.pdf`;
  const piece = { stageId: null, name, dataBase64: pdf.toString('base64'), last: true };
  const { stageId } = await desks.call('vanthu', 'attachments.stageChunk', piece);
  await desks.call('vanthu', 'documents.addFiles', { id: registered.id, revision, files: [stageId] });
  await desks.call('vanthu', 'exchange.send', {
    documentId: registered.id,
    to: [{ stationId: homeStation }],
  });
}

async function transferCase({ desks, today }: Partner, homeStation: string, index: number): Promise<void> {
  const { sender, address, phone, ...text } = nth(CASES, index);
  const registered = await desks.call('vanthu', 'submissions.register', {
    ...text,
    source: 'letter',
    receivedOn: today(),
    onBehalf: false,
    note: '',
    files: [],
    phraseConfirmed: false,
    sender: { fullName: sender, address, phone, email: '', idNumber: '' },
  });
  const { revision } = await desks.call('vanthu', 'submissions.get', { id: registered.id });
  await desks.call('vanthu', 'submissions.classify', {
    id: registered.id,
    revision,
    decision: 'transfer',
    reasonCode: 'L10',
    note: 'Việc thuộc địa bàn xã Đồng Vàng.',
    transferTo: HOME.office.name,
  });
  await desks.call('vanthu', 'exchange.sendTransfer', {
    submissionId: registered.id,
    stationId: homeStation,
  });
}
