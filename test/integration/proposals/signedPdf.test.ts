import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isModified } from '../../../shared/domain/signatures/changes.ts';
import { isIntact } from '../../../shared/domain/signatures/verdict.ts';
import { type PdfTools, pdfTools } from '../../support/pdfTools.ts';
import { FIXTURE_PDF, proposal, type ProposalInput, stage, walk } from '../../support/proposals.ts';
import {
  createTwoStations,
  deliver,
  PAIR_TIMEOUT_MS,
  registerReceived,
  type TwoStations,
} from '../../support/twoStations.ts';
import { type Caller, TEST_NOW_MS } from '../../support/vault.ts';

/** The name that stands under the signature of the sample. */
const SIGNER = 'Đàm Văn Khởi';
const PEOPLE = ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien'];
const USUAL = [
  ['chuyenvien', 'propose'],
  ['lanhdao', 'pass'],
  ['chuyenvien', 'present'],
  ['bithu', 'sign'],
] as const;
const NOTHING_WRONG = (count: number): string[] => Array.from({ length: count }, () => 'Signature is Valid.');

let pair: TwoStations;
let tools: PdfTools;
let files = 0;

beforeAll(async () => {
  tools = pdfTools();
  pair = await createTwoStations({ a: { people: PEOPLE, profile: 'standalone' } });
  const admin = await pair.a.as('quantri');
  const { people } = await admin.ok('people.list', {});
  const { id, revision, roles, exception, position } =
    people.find(({ username }) => username === 'bithu') ?? nobody();
  await admin.ok('people.update', { id, revision, fullName: SIGNER, roles, exception, position });
}, PAIR_TIMEOUT_MS);
afterAll(async () => {
  await pair.remove();
  tools.remove();
});

const nobody = (): never => {
  throw new Error('nobody');
};

/** The sample as a file of its own, changed by qpdf. */
function draftFile(...options: readonly string[]): { readonly at: string; readonly bytes: Buffer } {
  const bytes =
    options.length === 0
      ? fs.readFileSync(FIXTURE_PDF)
      : tools.qpdf(fs.readFileSync(FIXTURE_PDF), ...options);
  const at = path.join(pair.folder, `du-thao-${String((files += 1))}.pdf`);
  fs.writeFileSync(at, bytes);
  return { at, bytes };
}

async function presented(
  file: string,
  steps: Parameters<typeof walk>[3],
  change: Partial<ProposalInput> = {},
) {
  const { vault } = pair.a;
  const drafter = await vault.as('chuyenvien');
  const made = await drafter.ok(
    'proposals.create',
    proposal(vault, { file: await stage(drafter, file), ...change }),
  );
  return { id: made.id, revision: await walk(vault, made.id, made.revision, steps) };
}

async function fileOf(caller: Caller, documentId: string, at = 0): Promise<{ id: string; bytes: Buffer }> {
  const { attachments } = await caller.ok('documents.get', { id: documentId });
  const { id, segments } = attachments[at] ?? nobody();
  await caller.ok('attachments.open', { id });
  const pieces: Buffer[] = [];
  for (let segment = 0; segment < segments; segment += 1) {
    const { dataBase64 } = await caller.ok('attachments.read', { source: 'record', id, segment });
    pieces.push(Buffer.from(dataBase64, 'base64'));
  }
  return { id, bytes: Buffer.concat(pieces) };
}

/** The names of the fields of signatures that are whole, as the window asks for them. */
async function wholeFields(caller: Caller, id: string): Promise<string[]> {
  const { signatures, left, damaged } = await caller.ok('attachments.signatures', { source: 'record', id });
  expect({ left, damaged }).toEqual({ left: 0, damaged: false });
  return signatures.filter((one) => isIntact(one) && !isModified(one.changes)).map(({ field }) => field);
}

const byTheSystem = (lists: string): string[][] =>
  Array.from({ length: 4 }, () => ['whole', 'trusted', 'system', lists]);

/** What the window says of each signature: its word, and who vouches for the authority above it. */
async function wordsOf(caller: Caller, id: string): Promise<unknown[]> {
  const { signatures } = await caller.ok('attachments.signatures', { source: 'record', id });
  return signatures.map(({ verdict, trust, trustedBy, lists }) => [verdict, trust, trustedBy, lists]);
}

describe('an issued PDF', () => {
  test.each([
    ['a table', []],
    ['streams', ['--object-streams=generate']],
  ])('of a draft with %s is valid for every reader, and arrives as it was signed', async (_, options) => {
    const draft = draftFile(...options);
    const { id, revision } = await presented(draft.at, USUAL);
    const clerk = await pair.a.vault.as('vanthu');
    const done = await clerk.ok('proposals.register', { id, revision });
    const issued = await fileOf(clerk, done.documentId);
    expect(issued.bytes.subarray(0, draft.bytes.length).equals(draft.bytes)).toBe(true);
    expect(await wholeFields(clerk, issued.id)).toEqual(['Nguoi-ky', 'So', 'Ngay', 'Co-quan']);
    // by the certificates of this office itself, without an act of the administrator for files
    expect(await wordsOf(clerk, issued.id)).toEqual(byTheSystem('good'));
    expect(tools.pdfsig(issued.bytes)).toEqual(NOTHING_WRONG(4));
    expect(tools.mutool(issued.bytes).at(-1)).toBe('The document is unchanged since signing.');
    expect(tools.qpdfFaults(issued.bytes)).toBe('');
    const { files: beside } = await clerk.ok('signatures.files', { documentId: done.documentId });
    expect(tools.openssl(issued.bytes, beside[0]?.authorityPem ?? '', TEST_NOW_MS)).toEqual(
      Array.from({ length: 4 }, () => 'CAdES Verification successful'),
    );
    const [first, last] = [tools.text(issued.bytes, 1), tools.text(issued.bytes, 2)];
    for (const words of [done.code, 'Đồng Vàng, ngày 24 tháng 11 năm 2026']) expect(first).toContain(words);
    for (const words of [`Ký bởi: ${SIGNER}`, '24/11/2026 09:00:00 +07:00', pair.a.name])
      expect(last).toContain(words);
    // beside it stands what PAdES can't say
    const { signatures } = await clerk.ok('signatures.report', { documentId: done.documentId });
    expect(signatures.map(({ role, verdict }) => [role, verdict])).toEqual([
      ['person', 'good'],
      ['office', 'good'],
    ]);

    const envelope = await deliver(
      pair,
      { ...pair.a, clerk: () => pair.a.vault.as('vanthu') },
      pair.b,
      done.documentId,
    );
    const receiver = await pair.b.clerk();
    const received = await fileOf(receiver, (await registerReceived(receiver, envelope.in)).id);
    expect(received.bytes.equals(issued.bytes)).toBe(true);
    expect(await wholeFields(receiver, received.id)).toEqual(['Nguoi-ky', 'So', 'Ngay', 'Co-quan']);
    // no list of theirs was read here yet
    expect(await wordsOf(receiver, received.id)).toEqual(byTheSystem('none'));
    const { signatures: seen } = await receiver.ok('attachments.signatures', {
      source: 'record',
      id: received.id,
    });
    expect(seen.map(({ signer }) => signer?.commonName)).toEqual([
      'Bùi Quang Thắng',
      ...Array.from({ length: 3 }, () => pair.a.name),
    ]);
  });

  test('of a Mật draft has the mark within a signature too, and no reader of the page misses it', async () => {
    const drafter = await pair.a.vault.as('chuyenvien');
    const { items } = await drafter.ok('protection.listItems', {
      on: null,
      words: '',
      level: 'mat',
      limit: 1,
    });
    const itemRef = items[0]?.ref ?? null;
    const { id, revision } = await presented(draftFile().at, USUAL, {
      level: 'mat',
      itemRef,
      copyAllowed: false,
    });
    const clerk = await pair.a.vault.as('vanthu');
    const done = await clerk.ok('proposals.register', { id, revision });
    const issued = await fileOf(clerk, done.documentId);
    expect(await wholeFields(clerk, issued.id)).toEqual(['Nguoi-ky', 'So', 'Ngay', 'Do-mat', 'Co-quan']);
    expect(tools.pdfsig(issued.bytes)).toEqual(NOTHING_WRONG(5));
    expect(tools.text(issued.bytes, 1)).toContain('MẬT');
    // what stands in the picture of a signature is found like what stands on the page
    const { secrecy } = await clerk
      .ok('attachments.stageChunk', {
        stageId: null,
        name: 'nhan-lai.pdf',
        dataBase64: issued.bytes.toString('base64'),
        last: true,
      })
      .then(({ done: staged }) => staged ?? nobody());
    expect(secrecy).toMatchObject({ state: 'marked', level: 'mat' });
  });

  test('that was given back and signed again has the later signature alone', async () => {
    const { id, revision } = await presented(draftFile().at, USUAL);
    const clerk = await pair.a.vault.as('vanthu');
    const back = await clerk.ok('proposals.return', { id, revision, reason: 'Sai thể thức phần nơi nhận' });
    const next = await walk(pair.a.vault, id, back.revision, USUAL);
    const again = await pair.a.vault.as('vanthu');
    const { documentId } = await again.ok('proposals.register', { id, revision: next });
    const issued = await fileOf(again, documentId);
    expect(await wholeFields(again, issued.id)).toEqual(['Nguoi-ky', 'So', 'Ngay', 'Co-quan']);
  });

  test('is no draft for another signature', async () => {
    const { id, revision } = await presented(draftFile().at, USUAL);
    const clerk = await pair.a.vault.as('vanthu');
    const { bytes } = await fileOf(
      clerk,
      (await clerk.ok('proposals.register', { id, revision })).documentId,
    );
    const at = path.join(pair.folder, 'da-ky.pdf');
    fs.writeFileSync(at, bytes);
    await refusesToSign(at, 'signed');
  });
});

/** At the first step, and nothing is half done: its drafter has it as before. */
async function refusesToSign(file: string, why: string): Promise<void> {
  const { vault } = pair.a;
  const drafter = await vault.as('chuyenvien');
  const made = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter, file) }));
  expect(
    await drafter.call('proposals.propose', { id: made.id, revision: made.revision, remark: '' }),
  ).toMatchObject({
    ok: false,
    error: { code: 'pdf-not-signable', params: { why } },
  });
  const { state, revision } = await drafter.ok('proposals.get', { id: made.id });
  expect({ state, revision }).toEqual({ state: 'draft', revision: made.revision });
}

test('a draft with a password is refused, and so is one that its reader had to mend', async () => {
  await refusesToSign(draftFile('--encrypt', '', 'chu-so-huu', '256', '--').at, 'encrypted');
  const broken = draftFile();
  fs.writeFileSync(broken.at, Buffer.concat([broken.bytes, Buffer.from('<html>')]));
  await refusesToSign(broken.at, 'damaged');
});

test('a Word draft goes under a sheet that the office signed within', async () => {
  const word = path.join(pair.folder, 'du-thao.txt');
  fs.writeFileSync(word, 'Kính gửi: Tỉnh ủy');
  const { id, revision } = await presented(word, USUAL);
  const clerk = await pair.a.vault.as('vanthu');
  const { documentId, code } = await clerk.ok('proposals.register', { id, revision });
  const sheet = await fileOf(clerk, documentId);
  expect(await wholeFields(clerk, sheet.id)).toEqual(['So', 'Ngay', 'Co-quan']);
  expect(tools.pdfsig(sheet.bytes)).toEqual(NOTHING_WRONG(3));
  expect(tools.text(sheet.bytes, 1)).toContain(`Số ${code}`);
});
