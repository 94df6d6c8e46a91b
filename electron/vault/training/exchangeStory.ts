import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { Desks } from './desks.ts';
import type { Stage } from './documentStory.ts';
import type { Call } from './partners/introduce.ts';
import type { Partner } from './partners/places.ts';
import { enter } from './partners/receive.ts';

type Outgoing = Input<'documents.registerOutgoing'>;

const SENT_TO_US = [
  { subject: 'V/v gửi báo cáo tháng trên môi trường điện tử', typeId: 'cong-van' },
  { subject: 'V/v cung cấp tài liệu họp của Đảng ủy xã Suối Ngà', typeId: 'cong-van' },
  { subject: 'lịch tập huấn sử dụng chữ ký số đợt 3', typeId: 'thong-bao' },
  { subject: 'V/v rà soát chứng thư của các cơ quan đảng', typeId: 'cong-van' },
] as const;

/** What each office does at the exchange, so that every state of an envelope is there to be looked at. */
interface Ends {
  readonly stage: Stage;
  readonly other: Partner;
  /** the folder that is carried between the two */
  readonly medium: string;
  readonly us: string;
  readonly them: string;
}

/** Comes when the vaults of the partners stand, with the superior open; the communes are met and go again. */
export type MeetPartners = (home: Call) => Promise<Partner>;

/**
 * Envelopes over a medium with the office above: one received and registered, one sent and confirmed by all four
 * receipts, one refused, one in quarantine since its stick was damaged, one that waits to be registered, one written and
 * not yet known, one that waits to be written.
 */
export function tellExchange(stage: Stage, medium: string, meet: MeetPartners): void {
  const { story, desks } = stage;
  let ends: Ends | null = null;
  const met = (): Ends => ends ?? nobody();
  const at = (ago: number, clock: string, run: (ends: Ends) => Promise<unknown>): void =>
    story.at(ago, clock, async () => void (await run(met())));

  story.at(24, '14:05', async () => {
    const other = await meet((op, input) => desks.call('huong', op, input));
    const us = (await desks.call('huong', 'exchange.peers', {})).self.stationId;
    const them = (await other.desks.call('vanthu', 'exchange.peers', {})).self.stationId;
    await desks.call('huong', 'obstacles.setSupport', { stationId: them });
    ends = { stage, other, medium, us, them };
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
  at(4, '15:10', (now) => theySend(now, 3));
  at(3, '08:30', async (now) => {
    await now.other.desks.call('vanthu', 'exchange.writeFolder', { path: medium });
    damageNewest(medium, now.us);
    await desks.call('huong', 'exchange.readFolder', { path: medium });
  });
  at(2, '15:20', (now) => theySend(now, 2));
  at(1, '08:10', carryToUs);
  at(1, '15:30', (now) => weSend(now));
  at(1, '15:45', () => desks.call('huong', 'exchange.writeFolder', { path: medium }));
  at(0, '15:00', (now) => weSend(now));
}

const nobody = (): never => {
  throw new AppError('internal', { at: 'training' });
};

async function theySend({ stage, other, us }: Ends, index: 0 | 1 | 2 | 3): Promise<void> {
  const { id } = await other.desks.call('vanthu', 'documents.registerOutgoing', {
    ...PLAIN,
    ...SENT_TO_US[index],
    documentDate: stage.today(),
    signer: 'Hoàng Thị Mến',
    recipients: ['Đảng ủy xã Đồng Vàng'],
  });
  await other.desks.call('vanthu', 'exchange.send', { documentId: id, to: [{ stationId: us }] });
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
  year: null,
  from: null,
  to: null,
  issuer: null,
  typeId: null,
  level: null,
  personId: null,
  overdue: false,
  open: false,
  words: null,
  after: null,
  fromNumber: null,
  limit: 1,
};

async function carryToUs({ stage, other, medium }: Ends): Promise<void> {
  await other.desks.call('vanthu', 'exchange.writeFolder', { path: medium });
  await stage.desks.call('huong', 'exchange.readFolder', { path: medium });
}

async function carryToThem({ stage, other, medium }: Ends): Promise<void> {
  await stage.desks.call('huong', 'exchange.writeFolder', { path: medium });
  await other.desks.call('vanthu', 'exchange.readFolder', { path: medium });
}

/** A stick that lost a few bytes on the way: what lay on it last comes as something nobody sealed. */
function damageNewest(medium: string, to: string): void {
  const box = path.join(medium, 'an-thu', to);
  const files = fs
    .readdirSync(box)
    .map((name) => path.join(box, name))
    .toSorted((a, b) => fs.statSync(a).mtimeMs - fs.statSync(b).mtimeMs);
  const newest = files.at(-1) ?? nobody();
  const bytes = fs.readFileSync(newest);
  bytes.fill(0, bytes.length - 64, bytes.length - 48);
  fs.writeFileSync(newest, bytes);
}

const newestIn = async <W extends string>(desks: Desks<W>, who: W): Promise<string> =>
  (await desks.call(who, 'exchange.list', { box: 'in', after: null, limit: 1 })).rows[0]?.envelopeId ??
  nobody();

const registerNewest = async ({ stage: { desks, today } }: Ends): Promise<void> =>
  enter(desks, 'huong', today(), await newestIn(desks, 'huong'));
const theyRegister = async ({ stage: { today }, other: { desks } }: Ends): Promise<void> =>
  enter(desks, 'vanthu', today(), await newestIn(desks, 'vanthu'));

async function refuseNewest({ stage: { desks } }: Ends): Promise<void> {
  await desks.call('huong', 'exchange.refuse', {
    envelopeId: await newestIn(desks, 'huong'),
    reason: 'Gửi nhầm nơi nhận',
    note: 'Văn bản ghi gửi Đảng ủy xã Suối Ngà.',
  });
}
