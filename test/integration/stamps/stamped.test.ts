import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forkReader } from '../../../electron/cli/forkBeside.ts';
import { bytesSource, createReader } from '../../../electron/vault/reader/index.ts';
import { reportsOf } from '../../../electron/vault/signatures/report.ts';
import { type PdfAuthorities, pdfAuthorities } from '../../support/pdfAuthorities.ts';
import { messagesOf, type PdfTools, pdfTools } from '../../support/pdfTools.ts';
import { proposal, signing, stage, walk } from '../../support/proposals.ts';
import {
  behaviours,
  certifyStampers,
  STAMPER,
  startStampAuthority,
  type TimeStampAuthority,
} from '../../support/timeStampAuthority.ts';
import { trustOfFiles } from '../../support/trustOfFiles.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

// what openssl stamps has the time of this machine
const START = Date.now() + 60_000;
const PEOPLE = ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien'];
const UP_TO_SIGNING = [
  ['chuyenvien', 'propose'],
  ['lanhdao', 'pass'],
  ['chuyenvien', 'present'],
] as const;
/** id-aa-signatureTimeStampToken in DER (RFC 3161, appendix A) */
const ATTRIBUTE = Buffer.from('060b2a864886f70d010910020e', 'hex');

let vault: TestVault;
let tools: PdfTools;
let by: PdfAuthorities;
let authority: TimeStampAuthority;
let root: Buffer;

beforeAll(async () => {
  tools = pdfTools();
  by = pdfAuthorities();
  root = certifyStampers(by);
  authority = await startStampAuthority(by);
  vault = await createTestVault({ people: PEOPLE, profile: 'independent-lan', nowMs: () => START });
  const admin = await vault.as('quantri');
  const file = path.join(vault.dir, '..', 'goc.crt');
  fs.writeFileSync(file, root);
  await admin.ok('signatureTrust.load', { path: file });
  const { authorities } = await admin.ok('signatureTrust.list', {});
  const { id, fingerprint } = authorities[0] ?? { id: '', fingerprint: '' };
  await admin.ok('signatureTrust.trust', { id, fingerprint, comparedHow: 'công văn của nơi đóng dấu' });
  await (await vault.as('vanthu')).ok('timeStamps.set', { url: authority.url });
}, 60_000);
afterAll(async () => {
  await authority.remove();
  await vault.remove();
  tools.remove();
  by.remove();
});

async function presented(): Promise<string> {
  const drafter = await vault.as('chuyenvien');
  const made = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
  await walk(vault, made.id, made.revision, UP_TO_SIGNING);
  return made.id;
}

async function issuedFile(caller: Caller, documentId: string): Promise<{ id: string; bytes: Buffer }> {
  const { attachments } = await caller.ok('documents.get', { id: documentId });
  const [file] = attachments;
  if (file === undefined) throw new Error('no file');
  await caller.ok('attachments.open', { id: file.id });
  const pieces: Buffer[] = [];
  for (let segment = 0; segment < file.segments; segment += 1) {
    const { dataBase64 } = await caller.ok('attachments.read', { source: 'record', id: file.id, segment });
    pieces.push(Buffer.from(dataBase64, 'base64'));
  }
  return { id: file.id, bytes: Buffer.concat(pieces) };
}

/** The token of a message and the signature that it is over, found without any reader of ours. */
function stampOf(message: Buffer): { readonly token: Buffer; readonly signature: Buffer } | null {
  const at = message.indexOf(ATTRIBUTE);
  if (at < 0) return null;
  const set = at + ATTRIBUTE.length;
  // [1] and SEQUENCE before it, each with two octets of length, and before them an OCTET STRING of the key's size
  const end = at - 8;
  const size = [256, 384, 512].find((bytes) => message.readUInt32BE(end - bytes - 4) === 0x0482_0000 + bytes);
  return {
    token: message.subarray(set + 4, set + 4 + message.readUInt16BE(set + 2)),
    signature: message.subarray(end - (size ?? 0), end),
  };
}

it('person and office sign with a time stamp over the signature, which others take', async () => {
  const id = await presented();
  const signer = await vault.as('bithu');
  const { revision, stamp } = await signer.ok('proposals.sign', await signing(signer, id));
  expect(stamp).toMatchObject({ authority: STAMPER.name, fault: null });
  const clerk = await vault.as('vanthu');
  const done = await clerk.ok('proposals.register', { id, revision });
  expect(done).toMatchObject({ code: '01-BC/ĐU', stamp: { authority: STAMPER.name, fault: null } });
  // one for the person, one for the last of the office's
  expect(authority.asked).toHaveLength(2);

  const issued = await issuedFile(clerk, done.documentId);
  expect(tools.pdfsig(issued.bytes)).toEqual(Array.from({ length: 4 }, () => 'Signature is Valid.'));
  expect(tools.qpdfFaults(issued.bytes)).toBe('');
  const stamps = messagesOf(issued.bytes).map(({ message }) => stampOf(message));
  expect(stamps.map((one) => one !== null)).toEqual([true, false, false, true]);
  for (const one of stamps)
    if (one !== null)
      expect(by.verifyToken(STAMPER.root, one.token, one.signature)).toContain('Verification: OK');

  const { signatures } = await clerk.ok('attachments.signatures', { source: 'record', id: issued.id });
  expect(signatures.map(({ verdict }) => verdict)).toEqual(['whole', 'whole', 'whole', 'whole']);
  expect(signatures.map((one) => one.stamp?.trust ?? null)).toEqual(['trusted', null, null, 'trusted']);
  // the seal's covers what stands before it
  const [person, office] = [stamp?.timeMs, done.stamp?.timeMs];
  expect(signatures.map(({ provedMs }) => provedMs)).toEqual([person, office, office, office]);

  // whoever receives it sees the same, once they trust the authorities
  const { files } = await clerk.ok('signatures.files', { documentId: done.documentId });
  const ownRoot = Buffer.from(files[0]?.authorityPem ?? '');
  const reader = createReader(forkReader);
  try {
    const lists = await trustOfFiles(reader, [root, ownRoot]);
    const { items } = await reader.read({ op: 'signatures' }, bytesSource(issued.bytes));
    const seen = await reportsOf(items, lists, START);
    expect(seen.map((one) => [one.verdict, one.stamp?.timeMs ?? null])).toEqual([
      ['whole', stamp?.timeMs],
      ['whole', null],
      ['whole', null],
      ['whole', done.stamp?.timeMs],
    ]);
  } finally {
    reader.close();
  }
  const { timeline } = await clerk.ok('proposals.get', { id });
  const stampedActs = timeline.filter(({ facts }) => facts['stamp'] === 'stamped').map(({ act }) => act);
  expect(stampedActs.toSorted()).toEqual(['proposal.registered', 'proposal.signed']);
});

it('an authority that fails costs neither signature nor number', async () => {
  const id = await presented();
  const signer = await vault.as('bithu');
  authority.behave(behaviours(by).redirects);
  const { revision, stamp } = await signer.ok('proposals.sign', await signing(signer, id));
  expect(stamp).toEqual({ timeMs: null, authority: null, fault: 'http-refused' });
  const clerk = await vault.as('vanthu');
  authority.behave(behaviours(by).hangs);
  const done = await clerk.ok('proposals.register', { id, revision });
  expect(done).toMatchObject({ code: '02-BC/ĐU', entryNumber: 2, stamp: { fault: 'too-slow' } });
  const { bytes } = await issuedFile(clerk, done.documentId);
  expect(tools.pdfsig(bytes)).toEqual(Array.from({ length: 4 }, () => 'Signature is Valid.'));
  expect(messagesOf(bytes).filter(({ message }) => stampOf(message) !== null)).toEqual([]);
  authority.behave(behaviours(by).good);
});

it('nothing classified is asked a stamp for', async () => {
  const before = authority.asked.length;
  const drafter = await vault.as('chuyenvien');
  const { items } = await drafter.ok('protection.listItems', { on: null, words: '', level: 'mat', limit: 1 });
  const change = { level: 'mat', itemRef: items[0]?.ref ?? null, copyAllowed: false } as const;
  const made = await drafter.ok(
    'proposals.create',
    proposal(vault, { file: await stage(drafter), ...change }),
  );
  await walk(vault, made.id, made.revision, UP_TO_SIGNING);
  const signer = await vault.as('bithu');
  const { stamp } = await signer.ok('proposals.sign', await signing(signer, made.id));
  expect(stamp).toBeNull();
  expect(authority.asked).toHaveLength(before);
});
