import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { Desks } from './desks.ts';
import type { Stage } from './documentStory.ts';
import type { PeerWho } from './people.ts';

/** The office at the other end, and the folder that is carried between the two. */
export interface Other {
  readonly desks: Desks<PeerWho>;
  readonly medium: string;
}

type Outgoing = Input<'documents.registerOutgoing'>;

const SENT_TO_US = [
  { subject: 'V/v gửi báo cáo tháng trên môi trường điện tử', typeId: 'cong-van' },
  { subject: 'V/v cung cấp tài liệu họp của Đảng ủy xã Suối Ngà', typeId: 'cong-van' },
  { subject: 'lịch tập huấn sử dụng chữ ký số đợt 3', typeId: 'thong-bao' },
] as const;

/** What each office does at the exchange, so that every state of an envelope is there to be looked at. */
interface Ends {
  readonly stage: Stage;
  readonly other: Other;
  readonly us: string;
  readonly them: string;
}

/**
 * Envelopes over a medium with the office above: one received and registered, one sent and confirmed by all four
 * receipts, one refused, one that waits to be registered, one written and not yet known, one that waits to be written.
 */
export function tellExchange(stage: Stage, other: Other): void {
  const { story, desks } = stage;
  fs.mkdirSync(other.medium);
  let ends: Ends | null = null;
  const met = (): Ends => ends ?? nobody();
  const at = (ago: number, clock: string, run: (ends: Ends) => Promise<unknown>): void =>
    story.at(ago, clock, async () => void (await run(met())));

  story.at(24, '14:05', async () => {
    const us = (await desks.call('huong', 'exchange.peers', {})).self.stationId;
    const them = (await other.desks.call('men', 'exchange.peers', {})).self.stationId;
    ends = { stage, other, us, them };
    await introduce(ends);
  });
  at(20, '14:30', (now) => theySend(now, 0));
  at(20, '15:10', async (now) => {
    await carryToUs(now);
    await registerNewest(now);
    await carryToThem(now);
  });
  at(11, '14:15', (now) => weSend(now));
  at(11, '14:50', carryToThem);
  at(10, '09:30', async (now) => {
    await theyRegister(now);
    await carryToUs(now);
  });
  at(6, '14:20', (now) => theySend(now, 1));
  at(5, '08:40', async (now) => {
    await carryToUs(now);
    await refuseNewest(now);
    await carryToThem(now);
  });
  at(2, '15:20', (now) => theySend(now, 2));
  at(1, '08:10', carryToUs);
  at(1, '15:30', (now) => weSend(now));
  at(1, '15:45', ({ stage: { desks: ours }, other: { medium } }) =>
    ours.call('huong', 'exchange.writeFolder', { path: medium }),
  );
  at(0, '15:00', (now) => weSend(now));
}

const nobody = (): never => {
  throw new AppError('internal', { at: 'training' });
};

/** Cards are carried and their words compared, both ways. */
async function introduce({ stage, other }: Ends): Promise<void> {
  const compared = 'Đọc các từ của thẻ qua điện thoại với văn thư bên đó';
  const card = (name: string): string => path.join(other.medium, `${name}.card`);
  const ours = await stage.desks.call('huong', 'exchange.writeCard', { path: card('a') });
  const theirs = await other.desks.call('men', 'exchange.writeCard', { path: card('b') });
  const seenThere = await other.desks.call('men', 'exchange.readCard', { path: card('a') });
  const seenHere = await stage.desks.call('huong', 'exchange.readCard', { path: card('b') });
  await other.desks.call('men', 'exchange.trustPeer', {
    ...{ officeCode: seenThere.officeCode, stationId: seenThere.stationId },
    ...{ fingerprint: ours.fingerprint, comparedHow: compared },
  });
  await stage.desks.call('huong', 'exchange.trustPeer', {
    ...{ officeCode: seenHere.officeCode, stationId: seenHere.stationId },
    ...{ fingerprint: theirs.fingerprint, comparedHow: compared },
  });
}

async function theySend({ stage, other, us }: Ends, index: 0 | 1 | 2): Promise<void> {
  const { id } = await other.desks.call('men', 'documents.registerOutgoing', {
    ...PLAIN,
    ...SENT_TO_US[index],
    documentDate: stage.today(),
    signer: 'Hoàng Thị Mến',
    recipients: ['Đảng ủy xã Đồng Vàng'],
  });
  await other.desks.call('men', 'exchange.send', { documentId: id, to: [{ stationId: us }] });
}

const PLAIN: Omit<Outgoing, 'typeId' | 'documentDate' | 'subject' | 'signer' | 'recipients'> = {
  book: 'outgoing',
  level: 'none',
  urgency: 'thuong',
  copies: 1,
  pages: 1,
  note: '',
  answersId: null,
  files: [],
};

/** The newest document of ours that was not sent yet. */
async function weSend({ stage: { desks }, them }: Ends): Promise<void> {
  const { rows } = await desks.call('huong', 'documents.list', {
    ...EVERYTHING,
    book: 'outgoing',
    state: 'registered',
  });
  const documentId = rows[0]?.id ?? nobody();
  await desks.call('huong', 'exchange.send', { documentId, to: [{ stationId: them }] });
}

const EVERYTHING: Omit<Input<'documents.list'>, 'book' | 'state'> = {
  ...{ year: null, from: null, to: null, issuer: null, typeId: null, level: null, personId: null },
  ...{ overdue: false, open: false, words: null, after: null, fromNumber: null, limit: 1 },
};

async function carryToUs({ stage, other }: Ends): Promise<void> {
  await other.desks.call('men', 'exchange.writeFolder', { path: other.medium });
  await stage.desks.call('huong', 'exchange.readFolder', { path: other.medium });
}

async function carryToThem({ stage, other }: Ends): Promise<void> {
  await stage.desks.call('huong', 'exchange.writeFolder', { path: other.medium });
  await other.desks.call('men', 'exchange.readFolder', { path: other.medium });
}

const newestIn = async <W extends string>(desks: Desks<W>, who: W): Promise<string> =>
  (await desks.call(who, 'exchange.list', { box: 'in', after: null, limit: 1 })).rows[0]?.envelopeId ??
  nobody();

const registerNewest = ({ stage }: Ends): Promise<void> => enter(stage.desks, 'huong', stage.today());
const theyRegister = ({ stage, other }: Ends): Promise<void> => enter(other.desks, 'men', stage.today());

/** Enters the newest envelope in the book, as the clerk does from the form that its manifest fills. */
async function enter<W extends string>(desks: Desks<W>, who: W, today: string): Promise<void> {
  const envelopeId = await newestIn(desks, who);
  const { pages: countedPages } = await desks.call(who, 'exchange.get', { envelopeId });
  await desks.call(who, 'exchange.confirm', {
    ...{
      envelopeId,
      integrity: true,
      documents: true,
      pages: true,
      attachments: true,
      countedPages,
      note: '',
    },
  });
  const { proposal } = await desks.call(who, 'exchange.prepareRegistration', { envelopeId });
  if (proposal === null) return nobody();
  const { issuer, code, documentDate, typeId, level, pages, subject, signer, replyDueOn } = proposal;
  await desks.call(who, 'documents.registerIncoming', {
    ...{ issuer, code, documentDate, level, pages, subject, signer, replyDueOn, envelopeId },
    ...{ book: 'incoming', arrivedOn: today, typeId: typeId === '' ? 'cong-van' : typeId, urgency: 'thuong' },
    ...{ presentTo: null, dueOn: null, dueTime: null, note: '', copyNumber: null, unopenedFor: null },
    files: proposal.stagedFiles.map(({ stageId }) => stageId),
    notADuplicate: true,
  });
}

async function refuseNewest({ stage: { desks } }: Ends): Promise<void> {
  await desks.call('huong', 'exchange.refuse', {
    envelopeId: await newestIn(desks, 'huong'),
    reason: 'Gửi nhầm nơi nhận',
    note: 'Văn bản ghi gửi Đảng ủy xã Suối Ngà.',
  });
}
