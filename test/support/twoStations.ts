import { determinationOf } from './registration.ts';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import {
  createTestVault,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type Caller,
  type TestVault,
  type TestVaultOptions,
} from './vault.ts';
import { lookAt } from './secrecy.ts';

/** Two offices with their own vaults and authorities, and a folder (a stick) that is carried between them. */
export interface TwoStations {
  readonly a: Office;
  readonly b: Office;
  /** the medium */
  readonly folder: string;
  /** moves the clock of both */
  readonly pass: (ms: number) => void;
  readonly nowMs: () => number;
  readonly remove: () => Promise<void>;
}

export interface Office {
  readonly vault: TestVault;
  readonly name: string;
  readonly stationId: string;
  readonly officeCode: string;
  /** the clerk who is signed in */
  clerk(): Promise<Caller>;
  as(username: string): Promise<Caller>;
}

const OFFICE_A = {
  name: 'Đảng ủy xã Đồng Vàng',
  code: '000.01.02.H99',
  symbol: 'ĐU',
  place: 'Đồng Vàng',
} as const;
const OFFICE_B = {
  name: 'Văn phòng Tỉnh ủy Sơn Hà',
  code: '000.01.00.H99',
  symbol: 'VPTU',
  place: 'Sơn Hà',
  superior: '',
} as const;
/** Few, for every person costs two RSA keys; a test names more where it needs them. */
const STAFF = ['quantri', 'vanthu', 'lanhdao'] as const;
/** Two vaults with all their keys on a busy machine. */
export const PAIR_TIMEOUT_MS = 180_000;

export interface TwoStationsOptions {
  readonly a?: TestVaultOptions;
  readonly b?: TestVaultOptions;
  /** compare and trust the cards of each other; default true */
  readonly acquainted?: boolean;
}

/** Makes two real encrypted vaults and, unless told otherwise, lets each trust the other's card. */
export async function createTwoStations(options: TwoStationsOptions = {}): Promise<TwoStations> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-usb-'));
  let clockMs = TEST_NOW_MS;
  const nowMs = () => clockMs;
  const a = await openOffice({
    nowMs,
    people: STAFF,
    ...options.a,
    office: { ...OFFICE_A, ...options.a?.office },
  });
  const b = await openOffice({
    nowMs,
    people: STAFF,
    ...options.b,
    office: { ...OFFICE_B, ...options.b?.office },
  });
  const pair: TwoStations = {
    a,
    b,
    folder,
    nowMs,
    pass: (ms) => void (clockMs += ms),
    remove: async () => {
      await a.vault.remove();
      await b.vault.remove();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
  if (options.acquainted ?? true) await introduce(pair);
  return pair;
}

/** One more office with its own vault and authority. */
export async function openOffice(options: TestVaultOptions): Promise<Office> {
  const vault = await createTestVault(options);
  let current: { username: string; caller: Caller } | null = null;
  const as = async (username: string): Promise<Caller> => {
    if (current?.username !== username) current = { username, caller: await vault.as(username) };
    return current.caller;
  };
  const clerk = () => as('vanthu');
  const { self } = await (await clerk()).ok('exchange.peers', {});
  return { vault, name: self.name, stationId: self.stationId, officeCode: self.officeCode, clerk, as };
}

/** Carries the card of one office to another, which compares the words by telephone and trusts it. */
export async function introduceTo(from: Office, to: Office, folder: string): Promise<void> {
  const card = path.join(folder, `${from.stationId}.card`);
  const told = await (await from.clerk()).ok('exchange.writeCard', { path: card });
  const clerk = await to.clerk();
  const peer = await clerk.ok('exchange.readCard', { path: card });
  if (peer.fingerprintWords !== told.fingerprintWords) throw new Error('the fingerprints differ');
  await clerk.ok('exchange.trustPeer', {
    officeCode: peer.officeCode,
    stationId: peer.stationId,
    fingerprint: told.fingerprint,
    comparedHow: 'Đọc 12 từ qua điện thoại với đồng chí văn thư',
  });
}

export async function introduce({ a, b, folder }: Pick<TwoStations, 'a' | 'b' | 'folder'>): Promise<void> {
  await introduceTo(a, b, folder);
  await introduceTo(b, a, folder);
}

/** A one-page PDF that is a PDF. */
export const PDF = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF\n',
  ].join('\n'),
);

export async function stage(caller: Caller, name: string, bytes: Uint8Array): Promise<string> {
  const { done } = await caller.ok('attachments.stageChunk', {
    stageId: null,
    name,
    dataBase64: Buffer.from(bytes).toString('base64'),
    last: true,
  });
  if (done === null) throw new Error('the stage is not done');
  if (done.secrecy.state === 'unread') await lookAt(caller, done.stageId);
  return done.stageId;
}

export interface Outgoing {
  readonly subject?: string;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly change?: Partial<Input<'documents.registerOutgoing'>>;
}

/** Registers an outgoing document with its files. */
export async function registerOutgoing(
  caller: Caller,
  outgoing: Outgoing = {},
): Promise<Output<'documents.registerOutgoing'>> {
  const files: string[] = [];
  for (const { name, bytes } of outgoing.files ?? []) files.push(await stage(caller, name, bytes));
  return caller.ok('documents.registerOutgoing', {
    book: 'outgoing',
    typeId: 'cong-van',
    documentDate: '2026-11-24',
    subject: outgoing.subject ?? 'Về việc cử cán bộ dự tập huấn chuyển đổi số',
    level: 'none',
    urgency: 'thuong',
    signer: 'Lê Đức Toản',
    recipients: ['Văn phòng Tỉnh ủy Sơn Hà'],
    copies: 1,
    pages: 1,
    note: '',
    answersId: null,
    files,
    determination: determinationOf(outgoing.change?.level ?? 'none'),
    ...outgoing.change,
  });
}

export const approved = (
  change: Partial<Input<'exchange.openChannel'>> = {},
): Input<'exchange.openChannel'> => ({
  channel: 'folder',
  level: 'mat',
  stationId: null,
  approvalCode: '45-QĐ/TU',
  approvalIssuer: 'Tỉnh ủy Sơn Hà',
  approvalDate: '2026-11-20',
  validUntil: '2026-12-31',
  passphrase: TEST_PASSPHRASE,
  secondUsername: 'vanthu',
  secondPassphrase: TEST_PASSPHRASE,
  ...change,
});

/** The folder channel of an office for Mật: the approving document, the leader and the clerk. */
export const openChannel = async (office: Office): Promise<string> =>
  (await (await office.as('lanhdao')).ok('exchange.openChannel', approved())).id;

/** The clerk counted, and everything was in order. */
export async function confirmReceived(caller: Caller, envelopeId: string): Promise<void> {
  const { confirmation, pages } = await caller.ok('exchange.get', { envelopeId });
  if (confirmation !== null) return;
  await caller.ok('exchange.confirm', {
    envelopeId,
    integrity: true,
    documents: true,
    pages: true,
    attachments: true,
    countedPages: pages,
    note: '',
  });
}

/** Enters a received envelope in the book, as the clerk does from the proposed form. */
export async function registerReceived(
  caller: Caller,
  envelopeId: string,
  change: Partial<Input<'documents.registerIncoming'>> = {},
): Promise<Output<'documents.registerIncoming'>> {
  await confirmReceived(caller, envelopeId);
  const { proposal } = await caller.ok('exchange.prepareRegistration', { envelopeId });
  if (proposal === null) throw new Error('nothing is proposed');
  return caller.ok('documents.registerIncoming', {
    book: proposal.level === 'none' ? 'incoming' : 'classified-incoming',
    arrivedOn: '2026-11-24',
    issuer: proposal.issuer,
    code: proposal.code,
    documentDate: proposal.documentDate,
    typeId: proposal.typeId === '' ? 'cong-van' : proposal.typeId,
    level: proposal.level,
    pages: proposal.pages,
    subject: proposal.subject,
    signer: proposal.signer,
    replyDueOn: proposal.replyDueOn,
    files: proposal.stagedFiles.map((file) => file.stageId),
    envelopeId,
    ...change,
  });
}

/** Sends a document to the other office and carries the folder there; answers with the envelope on both sides. */
export async function deliver(
  pair: TwoStations,
  from: Office,
  to: Office,
  documentId: string,
): Promise<{ out: string; in: string }> {
  const sender = await from.clerk();
  const { envelopes } = await sender.ok('exchange.send', { documentId, to: [{ stationId: to.stationId }] });
  await sender.ok('exchange.writeFolder', { path: pair.folder });
  const receiver = await to.clerk();
  await receiver.ok('exchange.readFolder', { path: pair.folder });
  const { rows } = await receiver.ok('exchange.list', { box: 'in', after: null, limit: 200 });
  const arrived = rows.find((row) => row.sequence === envelopes[0]?.sequence && row.peer === from.name);
  return { out: envelopes[0]?.envelopeId ?? '', in: arrived?.envelopeId ?? '' };
}

/** Carries what waits at one office to the other, receipts too. */
export async function carry(
  pair: Pick<TwoStations, 'folder'>,
  from: Office,
  to: Office,
): Promise<Output<'exchange.readFolder'>> {
  await (await from.clerk()).ok('exchange.writeFolder', { path: pair.folder });
  return (await to.clerk()).ok('exchange.readFolder', { path: pair.folder });
}

/** Every sealed file on the medium for an office. */
export function filesFor({ folder }: Pick<TwoStations, 'folder'>, to: Office): string[] {
  const box = path.join(folder, 'an-thu', to.stationId);
  return fs.existsSync(box)
    ? fs
        .readdirSync(box)
        .filter((name) => name.endsWith('.atg'))
        .sort()
        .map((name) => path.join(box, name))
    : [];
}
