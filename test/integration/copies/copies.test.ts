import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/domain/calendar/civilDate.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { savePaper, textOfPdf } from '../../support/papers.ts';
import { openRaw, withoutTriggers } from '../../support/rawDatabase.ts';
import { incoming, outgoing, TEST_TODAY } from '../../support/registration.ts';
import {
  type Caller,
  createTestVault,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';
import { ALONE, HANDED_OVER } from '../../support/inputs.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures/dispatches');
const DAY_MS = 86_400_000;
const FORGED = '01a20b48090073f38c2507965f892d51';

/** A paper's whole life in one office: originals, permit, print and export, hand-over, carry-out, muster, leaving. */
describe('numbered copies', () => {
  let vault: TestVault;
  let outside: string;
  let nowMs = TEST_NOW_MS;
  let documentId = '';
  let fileId = '';
  const id = (name: string): string => vault.ids[name] ?? '';
  const refused = (code: string, params: object = {}) => ({ ok: false, error: { code, params } });

  beforeAll(async () => {
    outside = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-copies-'));
    vault = await createTestVault({ profile: 'standalone', nowMs: () => nowMs });
    const clerk = await vault.as('vanthu');
    const staged = await clerk.ok('attachments.stagePath', { path: path.join(FIXTURES, 'd09.pdf') });
    const fields = { book: 'classified-incoming', level: 'mat', code: '05-CV/TU', copyNumber: '07' } as const;
    const { id: made } = await clerk.ok(
      'documents.registerIncoming',
      incoming({ ...fields, files: [staged.stageId], presentTo: id('bithu') }),
    );
    documentId = made;
    const leader = await vault.as('bithu');
    const detail = await leader.ok('documents.get', { id: made });
    fileId = detail.attachments[0]?.id ?? '';
    await leader.ok('documents.direct', {
      ...ALONE,
      id: made,
      revision: detail.revision,
      text: 'Giao chuyên viên nghiên cứu, đề xuất.',
      leadId: id('chuyenvien'),
    });
  });
  afterAll(async () => {
    await vault.remove();
    fs.rmSync(outside, { recursive: true, force: true });
  });

  const copiesOf = async (caller: Caller): Promise<Copy[]> =>
    (await caller.ok('copies.ofDocument', { documentId })).copies;
  const wish = {
    bookId: null,
    kind: 'certified',
    number: 2,
    purpose: 'Phục vụ họp Ban Thường vụ',
    recipients: 'Thường trực Đảng ủy',
    placeId: null,
    device: '',
  } as const;
  const readJob = async (caller: Caller, jobId: string): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    for (let offset = 0, done = false; !done;) {
      const piece = await caller.ok('copies.readJob', { jobId, offset });
      pieces.push(Buffer.from(piece.dataBase64, 'base64'));
      offset += pieces.at(-1)?.length ?? 0;
      done = piece.done;
    }
    return Buffer.concat(pieces);
  };

  it('begin when a classified document is registered, with whoever registered it', async () => {
    const clerk = await vault.as('vanthu');
    const [original, ...more] = await copiesOf(clerk);
    expect(more).toEqual([]);
    expect(original).toMatchObject({
      series: 'original',
      number: 1,
      mark: '07',
      kind: 'original',
      state: 'in-custody',
      holder: { fullName: 'Nguyễn Thị Hường' },
    });
    expect(original?.code).toMatch(/^BS-0001-6/);
    const issued = await clerk.ok(
      'documents.registerOutgoing',
      outgoing({ book: 'classified-outgoing', level: 'toi-mat', copies: 5 }),
    );
    const five = (await clerk.ok('copies.ofDocument', { documentId: issued.id })).copies;
    expect(five.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    const plain = await clerk.ok('documents.registerIncoming', incoming());
    expect((await clerk.ok('copies.ofDocument', { documentId: plain.id })).copies).toEqual([]);
  });

  it('are not known to those who may not know of the document', async () => {
    const stranger = await vault.as('chuyenvien2');
    expect(await stranger.call('copies.ofDocument', { documentId })).toMatchObject(refused('not-found'));
    const list = { view: 'all', personId: null, placeId: null, words: '', after: null, limit: 50 } as const;
    expect(await stranger.ok('copies.list', list)).toEqual({ rows: [], next: null });
    expect(await stranger.call('copies.byCode', { code: 'BS-0001-6A' })).toMatchObject(refused('not-found'));
    expect(await stranger.call('copies.askPermit', { ...wish, documentId })).toMatchObject(
      refused('not-found'),
    );
  });

  it('leave the vault in no other way', async () => {
    const worker = await vault.as('chuyenvien');
    const saved = await worker.call('attachments.saveTo', { id: fileId, path: path.join(outside, 'lộ.pdf') });
    expect(saved).toMatchObject(refused('copy-permit-required', { rule: 'SC-01' }));
    const clerk = await vault.as('vanthu');
    const books = (await clerk.ok('registers.books', {})).books;
    const book = books.find(({ kind }) => kind === 'classified-incoming');
    const report = await clerk.ok('reports.book', {
      bookId: book?.id ?? '',
      fromNumber: 1,
      toNumber: 1,
      cover: false,
    });
    const { reportId } = report;
    expect(await clerk.call('reports.saveTo', { reportId, path: path.join(outside, 's.pdf') })).toMatchObject(
      refused('copy-permit-required'),
    );
    expect(await clerk.call('reports.read', { reportId, offset: 0, purpose: 'print' })).toMatchObject(
      refused('copy-permit-required'),
    );
    expect(await clerk.call('reports.read', { reportId, offset: 0 })).toMatchObject({ ok: true });
    expect(fs.readdirSync(outside)).toEqual([]);

    // with a permit, the book is a numbered copy as well
    const { id: permitId } = await clerk.ok('copies.askPermit', {
      ...wish,
      documentId: null,
      bookId: book?.id ?? '',
      kind: 'electronic',
      number: 1,
    });
    const leader = await vault.as('bithu');
    const decision = { granted: true, permitted: 1, validUntil: TEST_TODAY, reason: '' };
    await leader.ok('copies.decidePermit', { id: permitId, ...decision });
    const again = await vault.as('vanthu');
    const fresh = await again.ok('reports.book', {
      bookId: book?.id ?? '',
      fromNumber: 1,
      toNumber: 1,
      cover: true,
    });
    const target = path.join(outside, 'sổ.pdf');
    const { copy } = await again.ok('copies.exportTo', {
      permitId,
      attachmentId: null,
      reportId: fresh.reportId,
      path: target,
    });
    expect(copy.subject).toMatchObject({ kind: 'book', book: 'classified-incoming', level: 'mat' });
    expect((await PDFDocument.load(fs.readFileSync(target))).getKeywords()).toContain(copy.code);
    fs.rmSync(target);
  });

  it('need a permit by someone else, with the authority for the level', async () => {
    const worker = await vault.as('chuyenvien');
    const { id: permitId } = await worker.ok('copies.askPermit', { ...wish, documentId });
    const make = { permitId, attachmentId: fileId, reportId: null, number: 1, pages: null };
    expect(await worker.call('copies.make', make)).toMatchObject(
      refused('copy-permit-required', { why: 'asked', rule: 'SC-01' }),
    );
    const decision = { id: permitId, granted: true, permitted: 2, validUntil: TEST_TODAY, reason: '' };
    expect(await worker.call('copies.decidePermit', decision)).toMatchObject(refused('not-permitted'));

    const leader = await vault.as('bithu');
    const tooMany = await leader.call('copies.decidePermit', { ...decision, permitted: 3 });
    expect(tooMany).toMatchObject(refused('bad-input', { field: 'permitted' }));
    await leader.ok('copies.decidePermit', decision);
    const [permit] = (await leader.ok('copies.ofDocument', { documentId })).permits;
    expect(permit).toMatchObject({
      state: 'granted',
      permitted: 2,
      left: 2,
      rule: 'TQ-01',
      decidedTitle: 'Bí thư Đảng ủy',
    });
    expect(await leader.call('copies.make', make)).toMatchObject(
      refused('not-permitted', { reason: 'not-copier' }),
    );
    // one who permits does not copy
    const own = await leader.ok('copies.askPermit', { ...wish, documentId });
    expect(await leader.call('copies.decidePermit', { ...decision, id: own.id })).toMatchObject(
      refused('separation-of-duties', { rule: 'SC-03' }),
    );
  });

  it('are made under no permit that the copier wrote in the name of a leader, nor under one that was widened', async () => {
    await vault.close();
    const db = await openRaw(vault.dir, 'chuyenvien');
    db.exec(
      `INSERT INTO copy_permit SELECT '${FORGED}', document_id, book_id, kind, medium, asked, permitted, purpose, recipients, place_id,
         device, asked_by, asked_ms, copier_id, state, decided_by, decided_ms, decided_title, rule_id, reason, valid_until, rule_pack
         FROM copy_permit WHERE state = 'granted' AND document_id = '${documentId}' LIMIT 1`,
    );
    db.close();
    const worker = await vault.as('chuyenvien');
    const { permits } = await worker.ok('copies.ofDocument', { documentId });
    const make = { permitId: FORGED, attachmentId: fileId, reportId: null, number: 1, pages: null };
    expect(permits.map(({ id: each }) => each)).toContain(FORGED);
    expect(await worker.call('copies.make', make)).toMatchObject(
      refused('request-unsigned', { table: 'copy_permit' }),
    );
    // whoever finds it ends it
    await worker.ok('copies.closePermit', { id: FORGED });
    // nor under one that he gave himself, past what the table holds, nor under one that was closed and put back
    const change = async (set: string, permitId: string): Promise<void> => {
      await vault.close();
      const raw = await openRaw(vault.dir, 'chuyenvien');
      raw.pragma('ignore_check_constraints = ON');
      withoutTriggers(raw, 'copy_permit', () =>
        raw.prepare(`UPDATE copy_permit SET ${set} WHERE id = ?`).run(permitId),
      );
      raw.close();
    };
    await change("state = 'granted', decided_by = copier_id", FORGED);
    const copier = async (permitId: string) =>
      (await vault.as('chuyenvien')).call('copies.make', { ...make, permitId });
    expect(await copier(FORGED)).toMatchObject(refused('separation-of-duties', { rule: 'SC-03' }));
    await change("state = 'closed', decided_by = (SELECT id FROM person WHERE username = 'bithu')", FORGED);
    const { id: second } = await (
      await vault.as('chuyenvien')
    ).ok('copies.askPermit', { ...wish, documentId });
    const boss = await vault.as('bithu');
    await boss.ok('copies.decidePermit', {
      id: second,
      granted: true,
      permitted: 1,
      validUntil: TEST_TODAY,
      reason: '',
    });
    await boss.ok('copies.closePermit', { id: second });
    await change("state = 'granted'", second);
    expect(await copier(second)).toMatchObject(refused('request-unsigned', { table: 'copy_permit' }));
    await change("state = 'closed'", second);
  });

  it('are refused above the ceiling of the post, with the rule', async () => {
    const clerk = await vault.as('vanthu');
    const secret = await clerk.ok(
      'documents.registerIncoming',
      incoming({ book: 'classified-incoming', level: 'toi-mat', code: '06-CV/TU', presentTo: id('lanhdao') }),
    );
    const { id: permitId } = await clerk.ok('copies.askPermit', { ...wish, documentId: secret.id });
    const leader = await vault.as('lanhdao');
    const decision = { id: permitId, granted: true, permitted: 1, validUntil: TEST_TODAY, reason: '' };
    expect(await leader.call('copies.decidePermit', decision)).toMatchObject(
      refused('above-authority', { level: 'toi-mat', ceiling: 'mat', rule: 'TQ-04' }),
    );
  });

  it('are permitted under a delegation that names the act, within its level and dates', async () => {
    const head = await vault.as('bithu');
    const given = {
      capacity: 'party-tl',
      fromId: id('bithu'),
      toId: id('lanhdao'),
      document: '07-UQ/ĐU',
      scope: 'Cho phép sao, chụp khi Bí thư đi vắng',
      typeIds: [],
      fromOn: TEST_TODAY,
      toOn: TEST_TODAY,
    };
    const level = { ceiling: 'toi-mat' as const };
    // documents of a Đảng ủy are not signed K/T: it is neither offered nor entered
    const { capacities } = await head.ok('delegations.capacities', {});
    expect(capacities.map(({ mark }) => mark)).toEqual(['T/L']);
    const deputising = { ...given, ...level, capacity: 'party-kt', acts: ['permit-copy' as const] };
    expect(await head.call('delegations.add', deputising)).toMatchObject(
      refused('capacity-not-allowed', { rule: 'TK-22' }),
    );
    await head.ok('delegations.add', { ...given, ...level, acts: ['permit-taking-out'] });
    const clerk = await vault.as('vanthu');
    const { rows } = await clerk.ok('copies.permits', { view: 'all', limit: 50 });
    const asked = rows.find((row) => row.state === 'asked' && row.subject.code === '06-CV/TU');
    const decision = {
      id: asked?.id ?? '',
      granted: true,
      permitted: 1,
      validUntil: TEST_TODAY,
      reason: '',
    };
    let deputy = await vault.as('lanhdao');
    // a delegation for another act is none
    expect(await deputy.call('copies.decidePermit', decision)).toMatchObject(
      refused('above-authority', { ceiling: 'mat' }),
    );
    await (
      await vault.as('bithu')
    ).ok('delegations.add', { ...given, ...level, acts: ['sign', 'permit-copy'] });
    deputy = await vault.as('lanhdao');
    await deputy.ok('copies.decidePermit', decision);
    const documentId2 = asked?.subject.id ?? '';
    const [permit] = (await deputy.ok('copies.ofDocument', { documentId: documentId2 })).permits;
    expect(permit).toMatchObject({ state: 'granted', rule: 'TQ-01' });
    expect(permit?.decidedTitle).toBe('T/L Bí thư Đảng ủy, Chánh Văn phòng (07-UQ/ĐU)');
  });

  it('are printed with their marks, once, and not beyond the number', async () => {
    const worker = await vault.as('chuyenvien');
    const permit = (await worker.ok('copies.permits', { view: 'mine', limit: 10 })).rows.find(
      ({ state }) => state === 'granted',
    );
    const permitId = permit?.id ?? '';
    const make = { permitId, attachmentId: fileId, reportId: null, number: 2, pages: null };
    expect(await worker.call('copies.make', { ...make, number: 3 })).toMatchObject(
      refused('copy-limit-reached', { left: 2, rule: 'SC-02' }),
    );
    const { jobId, copies } = await worker.ok('copies.make', make);
    expect(copies.map(({ series, number }) => [series, number])).toEqual([
      ['copy', 1],
      ['copy', 2],
    ]);
    const source = await PDFDocument.load(fs.readFileSync(path.join(FIXTURES, 'd09.pdf')));
    const printed = await PDFDocument.load(await readJob(worker, jobId ?? ''));
    // every page, and one sheet that records the copying, for each of the two
    expect(printed.getPageCount()).toBe(2 * (source.getPageCount() + 1));
    expect(await worker.call('copies.readJob', { jobId: jobId ?? '', offset: 0 })).toMatchObject(
      refused('not-found'),
    );
    await worker.ok('copies.jobDone', { jobId: jobId ?? '', printed: true });
    expect(await worker.call('copies.make', { ...make, number: 1 })).toMatchObject(
      refused('copy-limit-reached'),
    );

    // a spoiled one is destroyed before a witness, and may be made once more, under the next number
    const spoiled = copies[0] as Copy;
    const seen = { id: spoiled.id, revision: spoiled.revision };
    const alone = { ...seen, witnessId: id('chuyenvien'), reason: 'kẹt giấy' };
    expect(await worker.call('copies.spoil', alone)).toMatchObject(refused('separation-of-duties'));
    await worker.ok('copies.spoil', { ...seen, witnessId: id('vanthu'), reason: 'kẹt giấy' });
    const again = await worker.ok('copies.make', { ...make, number: 1 });
    expect(again.copies[0]).toMatchObject({ series: 'copy', number: 3 });
    await worker.ok('copies.jobDone', { jobId: again.jobId ?? '', printed: false }); // cancelled in the dialog
    const counted = (await worker.ok('copies.permits', { view: 'mine', limit: 10 })).rows.find(
      (row) => row.id === permitId,
    );
    expect(counted).toMatchObject({ permitted: 2, made: 3, spoiled: 2, left: 1 });
    // the book of copying says of each making what became of it
    const { lines, columns } = await (
      await vault.as('vanthu')
    ).ok('registers.actLines', { kind: 'copying', year: 2026, after: null, limit: 10 });
    const at = (name: string): number => columns.findIndex(({ field }) => field === name);
    const made = lines.map(({ cells }) => `${cells[at('copyNumbers')] ?? ''}: ${cells[at('note')] ?? ''}`);
    expect(made).toContainEqual(expect.stringMatching(/^01, 02: Bản sao số 01 hỏng, hủy tại chỗ trước /));
    expect(made).toContain('03: Hủy lệnh in, không có bản sao số 03');
    // a line that was cancelled stays as it is, and holds back nobody who must say that a copy went wrong
    const copier = await vault.as('chuyenvien');
    const last = await copier.ok('copies.make', { ...make, number: 1 });
    await copier.ok('copies.jobDone', { jobId: last.jobId ?? '', printed: true });
    const keeper = await vault.as('vanthu');
    const { lines: newest } = await keeper.ok('registers.actLines', {
      kind: 'copying',
      year: 2026,
      after: null,
      limit: 1,
    });
    await keeper.ok('registers.cancelLine', { id: newest[0]?.id ?? '', reason: 'Ghi nhầm' });
    const torn = last.copies[0] as Copy;
    await (
      await vault.as('chuyenvien')
    ).ok('copies.spoil', {
      id: torn.id,
      revision: torn.revision,
      witnessId: id('vanthu'),
      reason: 'rách',
    });
  });

  it('are exported with their marks, or not at all when a mark cannot be put', async () => {
    const worker = await vault.as('chuyenvien');
    const { id: permitId } = await worker.ok('copies.askPermit', {
      ...wish,
      documentId,
      kind: 'electronic',
      number: 1,
    });
    const leader = await vault.as('lanhdao');
    // Chánh Văn phòng (Mật) may permit as well, once the document is known to him
    expect(
      await leader.call('copies.decidePermit', {
        id: permitId,
        granted: true,
        permitted: 1,
        validUntil: TEST_TODAY,
        reason: '',
      }),
    ).toMatchObject(refused('not-found'));
    const secretary = await vault.as('bithu');
    await secretary.ok('copies.decidePermit', {
      id: permitId,
      granted: true,
      permitted: 1,
      validUntil: TEST_TODAY,
      reason: '',
    });
    const copier = await vault.as('chuyenvien');
    const target = path.join(outside, 'bản sao.pdf');
    const { copy } = await copier.ok('copies.exportTo', {
      permitId,
      attachmentId: fileId,
      reportId: null,
      path: target,
    });
    const written = fs.readFileSync(target);
    expect((await PDFDocument.load(written)).getKeywords()).toContain(copy.code);
    // its number goes on from the permits before, so no "of how many" of this one stands beside it
    expect(textOfPdf(target)).toMatch(/BẢN SAO SỐ \d\d\s+·\s+BS-/);
    expect(written.equals(fs.readFileSync(path.join(FIXTURES, 'd09.pdf')))).toBe(false);
    expect(fs.readdirSync(outside)).toEqual(['bản sao.pdf']);
    expect(
      await copier.call('copies.exportTo', { permitId, attachmentId: fileId, reportId: null, path: target }),
    ).toMatchObject(refused('copy-limit-reached'));
  });

  it('of a file that takes no marks go inside a front sheet that carries them', async () => {
    const bytes = Buffer.from('Rf64 giả lập một tệp âm thanh không in dấu được');
    const clerk = await vault.as('vanthu');
    const { stageId } = await clerk.ok('attachments.stageChunk', {
      stageId: null,
      name: 'ghi âm.txt',
      last: true,
      dataBase64: bytes.toString('base64'),
    });
    const detail = await clerk.ok('documents.get', { id: documentId });
    await clerk.ok('documents.addFiles', { id: documentId, revision: detail.revision, files: [stageId] });
    const copier = await vault.as('chuyenvien');
    const { attachments } = await copier.ok('documents.get', { id: documentId });
    const file = attachments.find(({ name }) => name === 'ghi âm.txt');
    const ask = { ...wish, documentId, number: 1 } as const;
    const electronic = await copier.ok('copies.askPermit', { ...ask, kind: 'electronic' });
    const paper = await copier.ok('copies.askPermit', { ...ask, kind: 'certified' });
    const leader = await vault.as('bithu');
    for (const one of [electronic, paper])
      await leader.ok('copies.decidePermit', {
        id: one.id,
        granted: true,
        permitted: 1,
        validUntil: TEST_TODAY,
        reason: '',
      });
    const worker = await vault.as('chuyenvien');
    const source = { attachmentId: file?.id ?? '', reportId: null };
    expect(
      await worker.call('copies.make', { ...source, permitId: paper.id, number: 1, pages: null }),
    ).toMatchObject(refused('copy-not-markable'));
    const target = path.join(outside, 'ghi âm.pdf');
    const { copy } = await worker.ok('copies.exportTo', { ...source, permitId: electronic.id, path: target });
    const pdf = await PDFDocument.load(fs.readFileSync(target));
    expect(pdf.getKeywords()).toContain(copy.code);
    expect(pdf.getPageCount()).toBe(2); // the front sheet, and the sheet that records the copying
    const [carried] = pdf.getAttachments();
    expect([carried?.name, Buffer.from(carried?.data ?? []).equals(bytes)]).toEqual(['ghi âm.txt', true]);
    fs.rmSync(target);
  });

  it('change hands only when both have signed, and the giver answers until then', async () => {
    const worker = await vault.as('chuyenvien');
    const held = (await copiesOf(worker)).find(
      ({ holder, state, medium }) =>
        holder?.id === id('chuyenvien') && state === 'in-custody' && medium === 'paper',
    ) as Copy;
    const offer = { ...HANDED_OVER, copyIds: [held.id], receiverId: id('vanthu2'), seal: 'NP-12' };
    expect(await worker.call('copies.offerTransfer', { ...offer, passphrase: 'sai' })).toMatchObject(
      refused('wrong-passphrase', { who: 'giver' }),
    );
    expect(
      await worker.call('copies.offerTransfer', { ...offer, receiverId: id('chuyenvien2') }),
    ).toMatchObject(refused('receiver-not-cleared', { rule: 'SC-08' }));
    // the window asks beforehand, and offers nobody who would be refused
    const { personIds } = await worker.ok('copies.receivers', { copyIds: [held.id] });
    expect(personIds).toContain(id('vanthu2'));
    expect(personIds).not.toContain(id('chuyenvien2'));
    expect(held).toMatchObject({ frozen: false });
    const { id: transferId, state } = await worker.ok('copies.offerTransfer', offer);
    expect(state).toBe('offered');
    expect(await worker.call('copies.offerTransfer', offer)).toMatchObject(refused('being-handed-over'));
    expect((await copiesOf(worker)).find((copy) => copy.id === held.id)).toMatchObject({
      holder: { id: id('chuyenvien') },
      offeredTo: 'Lò Thị Ón',
    });

    const receiver = await vault.as('vanthu2');
    const accept = { id: transferId, passphrase: TEST_PASSPHRASE, copiesSeen: 1, seal: 'intact' } as const;
    expect(await receiver.call('copies.acceptTransfer', { ...accept, copiesSeen: 2 })).toMatchObject(
      refused('count-differs', { sent: 1, seen: 2 }),
    );
    expect(await receiver.call('copies.acceptTransfer', { ...accept, passphrase: 'sai' })).toMatchObject(
      refused('wrong-passphrase', { who: 'receiver' }),
    );
    await receiver.ok('copies.acceptTransfer', accept);
    const detail = await receiver.ok('copies.transfer', { id: transferId });
    expect(detail).toMatchObject({
      transfer: { state: 'accepted' },
      giverSignature: { person: 'Đặng Thị Thu Thủy', valid: true, fault: null },
      receiverSignature: { person: 'Lò Thị Ón', valid: true, fault: null },
    });
    expect(detail.facts).not.toContain('rà soát');
    expect((await copiesOf(receiver)).find((copy) => copy.id === held.id)?.holder?.id).toBe(id('vanthu2'));
    const { moves } = await receiver.ok('copies.history', { id: held.id });
    expect(moves.map(({ act }) => act)).toEqual(['made', 'received']);
  });

  it('change hands on the spot with both passphrases; a refusal leaves them where they were', async () => {
    const clerk = await vault.as('vanthu');
    const original = (await copiesOf(clerk)).find(({ series }) => series === 'original') as Copy;
    const offer = { ...HANDED_OVER, copyIds: [original.id], receiverId: id('chuyenvien') };
    const first = await clerk.ok('copies.offerTransfer', offer);
    const worker = await vault.as('chuyenvien');
    await worker.ok('copies.refuseTransfer', { id: first.id, reason: 'Bì rách', seal: 'torn' });
    expect((await copiesOf(worker)).find((copy) => copy.id === original.id)?.holder?.id).toBe(id('vanthu'));
    const giver = await vault.as('vanthu');
    const both = { ...offer, receiverPassphrase: TEST_PASSPHRASE };
    expect((await giver.ok('copies.offerTransfer', both)).state).toBe('accepted');
    expect((await copiesOf(giver)).find((copy) => copy.id === original.id)?.holder?.id).toBe(
      id('chuyenvien'),
    );
  });

  it('go to a body outside against its receipt on paper', async () => {
    const clerk = await vault.as('vanthu');
    const view = {
      view: 'mine',
      personId: null,
      placeId: null,
      words: 'bc',
      after: null,
      limit: 50,
    } as const;
    const mine = (await clerk.ok('copies.list', { ...view, words: '' })).rows.filter(
      ({ subject }) => subject.book === 'classified-outgoing',
    );
    const one = mine[0] as Copy;
    const { id: transferId, state } = await clerk.ok('copies.offerTransfer', {
      copyIds: [one.id],
      receiverId: null,
      outside: 'Tỉnh ủy Sơn Hà',
      outsidePerson: '',
      carrier: 'Giao liên tỉnh',
      seal: 'NP-15',
      note: '',
      passphrase: TEST_PASSPHRASE,
      receiverPassphrase: null,
      paperReceipt: '',
    });
    expect(state).toBe('offered');
    await clerk.ok('copies.recordReceipt', { id: transferId, person: 'Ngô Văn Lành', receipt: 'PG-31' });
    expect(
      await clerk.ok('copies.byCode', { code: one.code.toLowerCase().replaceAll('-', ' ') }),
    ).toMatchObject({
      copy: { state: 'handed-over', outside: 'Tỉnh ủy Sơn Hà', holder: null },
    });
  });

  it('are carried out by a slip, are overdue when they stay out, and are checked when they are back', async () => {
    let worker = await vault.as('chuyenvien');
    const original = (await copiesOf(worker)).find(({ series }) => series === 'original') as Copy;
    const slip = {
      copyId: original.id,
      purpose: 'Họp tại Tỉnh ủy',
      destination: 'Tỉnh ủy Sơn Hà',
      protection: 'Cặp có khóa, không rời tay',
      from: TEST_TODAY,
      until: addDays(TEST_TODAY, 1),
    };
    const { id: slipId } = await worker.ok('copies.askCarryOut', slip);
    // longer than was asked for, by somebody with the key and a SQL prompt
    const lengthen = async (days: number): Promise<void> => {
      await vault.close();
      const db = await openRaw(vault.dir, 'chuyenvien');
      const to = addDays(TEST_TODAY, days);
      withoutTriggers(db, 'carry_out', () =>
        db.prepare('UPDATE carry_out SET until_on = ? WHERE id = ?').run(to, slipId),
      );
      db.close();
    };
    await lengthen(9);
    const allowed = { id: slipId, granted: true, reason: '' };
    const early = (await vault.as('bithu')).call('copies.decideCarryOut', allowed);
    expect(await early).toMatchObject(refused('request-unsigned', { table: 'carry_out' }));
    await lengthen(1);
    worker = await vault.as('chuyenvien');
    expect(await worker.call('copies.askCarryOut', slip)).toMatchObject(refused('already-carried-out'));
    expect(await worker.call('copies.carryOut', { id: slipId })).toMatchObject(refused('illegal-transition'));
    const asked = { act: 'permit-taking-out', documentId: original.subject.id } as const;
    const decidedBy = async (caller: Caller) =>
      (await caller.ok('copies.deciders', asked)).people.map(({ fullName }) => fullName);
    expect(await decidedBy(worker)).toEqual(['Bùi Quang Thắng']);
    const leader = await vault.as('bithu');
    // who decides for the office decides not about the own request, and of nobody else is it known
    expect(await decidedBy(leader)).toEqual([]);
    await leader.ok('copies.decideCarryOut', { id: slipId, granted: true, reason: '' });
    await lengthen(9);
    const far = (await vault.as('chuyenvien')).call('copies.carryOut', { id: slipId });
    expect(await far).toMatchObject(refused('request-unsigned', { table: 'carry_out' }));
    await lengthen(1);
    const carrier = await vault.as('chuyenvien');
    const slipsIn = async (view: 'permitted' | 'out') =>
      (await carrier.ok('copies.carryOuts', { view, limit: 10 })).rows.map((row) => row.id);
    expect([await slipsIn('permitted'), await slipsIn('out')]).toEqual([[slipId], []]); // allowed, still here
    await carrier.ok('copies.carryOut', { id: slipId });
    expect([await slipsIn('permitted'), await slipsIn('out')]).toEqual([[], [slipId]]);
    // who takes it back, by name: the keepers
    const { people } = await carrier.ok('people.choices', { forAct: 'takeBack' });
    expect(people.map(({ fullName }) => fullName)).toContain('Nguyễn Thị Hường');
    expect((await carrier.ok('copies.counts', {})).overdue).toBe(0);

    nowMs = TEST_NOW_MS + 4 * DAY_MS;
    const clerk = await vault.as('vanthu');
    // printed once more, the permit keeps the day of its decision
    const printed = path.join(vault.dir, 'giay-mang-ra.pdf');
    const permit = { subjectKind: 'carry-out', subjectId: slipId, paper: 'carry-out-permit' } as const;
    await savePaper(clerk, { ...permit, recipient: null, format: 'pdf' }, printed);
    expect(textOfPdf(printed)).toMatch(/ngày 24 tháng 11 năm 2026/);
    expect(await clerk.ok('copies.counts', {})).toMatchObject({ out: 1, overdue: 1 });
    const { rows } = await clerk.ok('copies.carryOuts', { view: 'overdue', limit: 10 });
    expect(rows[0]).toMatchObject({ overdueDays: 3, holder: { fullName: 'Đặng Thị Thu Thủy' } });
    expect((await clerk.ok('desk.summary', { scope: 'mine' })).nav['copies']).toMatchObject({ late: 1 });
    // its book stays open: the day of the return is yet to be written there
    const { books } = await clerk.ok('registers.books', {});
    const bookId = books.find(({ kind }) => kind === 'carry-out')?.id ?? '';
    expect(await clerk.call('registers.close', { bookId })).toMatchObject({
      error: { code: 'book-not-ready', params: { stillOut: 1 } },
    });
    const back = { id: slipId, pagesSeen: 1, intact: true, note: '', placeId: null };
    expect(await clerk.call('copies.bringBack', back)).toMatchObject({
      error: { code: 'reason-required', params: { what: 'differs' } }, // it has 2 pages
    });
    // somebody wrote the return into the book by hand: their words stay, what is done now is noted behind them
    const carried = { kind: 'carry-out', year: 2026, after: null, limit: 5 } as const;
    const lineNow = async () => (await clerk.ok('registers.actLines', carried)).lines[0];
    const byHand = 'Nộp lại chiều 25/11, theo sổ giấy';
    await clerk.ok('registers.correctLine', {
      id: (await lineNow())?.id ?? '',
      field: 'returned',
      value: byHand,
      reason: 'Máy hỏng hôm ấy',
    });
    await clerk.ok('copies.bringBack', { ...back, pagesSeen: 2 });
    const written = JSON.stringify(await lineNow());
    expect(written).toContain(byHand);
    expect(written).toContain('Nhận nộp lại 28/11/2026, Nguyễn Thị Hường');
    expect((await copiesOf(clerk)).find((copy) => copy.id === original.id)).toMatchObject({
      state: 'in-custody',
      holder: { id: id('chuyenvien') },
    });
  });

  it('are mustered by their labels, and the report keeps every difference', async () => {
    const clerk = await vault.as('vanthu');
    const place = await clerk.ok('copies.addPlace', {
      room: 'Phòng 203',
      cabinet: 'Tủ 1',
      shelf: '2',
      box: '',
    });
    const other = await clerk.ok('copies.addPlace', {
      room: 'Phòng 203',
      cabinet: 'Tủ 2',
      shelf: '',
      box: '',
    });
    const view = { view: 'mine', personId: null, placeId: null, words: '', after: null, limit: 50 } as const;
    const mine = (await clerk.ok('copies.list', view)).rows.filter(({ medium }) => medium === 'paper');
    const [a, b, c] = mine as [Copy, Copy, Copy];
    for (const [copy, placeId] of [
      [a, place.id],
      [b, place.id],
      [c, other.id],
    ] as const)
      await clerk.ok('copies.put', { id: copy.id, revision: copy.revision, placeId, envelope: '' });
    const labels = await clerk.ok('copies.labels', { ids: mine.map((copy) => copy.id) });
    expect(labels.pages).toBe(1);

    const { id: musterId } = await clerk.ok('copies.startMuster', {
      placeId: place.id,
      holderId: null,
      note: '',
    });
    const scan = (typed: string) => clerk.call('copies.scan', { musterId, typed, placeId: null });
    expect(await scan(a.code)).toMatchObject({ ok: true, value: { result: 'found', remaining: 1 } });
    expect(await scan(a.code.toLowerCase())).toMatchObject({ ok: true, value: { result: 'again' } });
    expect(await scan(c.code)).toMatchObject({ ok: true, value: { result: 'elsewhere' } });
    const slipOfFinger = a.code.replace(/\d(?=-)/, (digit) => String((Number(digit) + 1) % 10));
    expect(await scan(slipOfFinger)).toMatchObject(refused('not-found', { rule: 'wrong-check' }));
    const gone = (await clerk.ok('copies.list', { ...view, view: 'outside' })).rows[0] as Copy;
    expect(await scan(gone.code)).toMatchObject({ ok: true, value: { result: 'unexpected' } });
    await clerk.ok('copies.closeMuster', { id: musterId });
    const { muster, findings } = await clerk.ok('copies.muster', { id: musterId });
    expect(muster).toMatchObject({ expected: 2, found: 1, missing: 1, elsewhere: 1, unexpected: 1 });
    expect(findings[0]).toMatchObject({ finding: 'missing', code: b.code, copy: { id: b.id } });
    expect(await scan(b.code)).toMatchObject(refused('illegal-transition'));
  });

  it('hold back whoever still answers for them', async () => {
    // whoever leads the office asks too, and sees of the copies those of which they may know
    const asked = await (await vault.as('bithu')).ok('copies.leavingList', { personId: id('chuyenvien') });
    expect(asked.clear).toBe(false);
    const admin = await vault.as('quantri');
    const people = (await admin.ok('people.list', {})).people;
    const leaver = people.find(({ username }) => username === 'chuyenvien');
    const leave = { id: leaver?.id ?? '', revision: leaver?.revision ?? 0, reason: 'Chuyển công tác' };
    const answer = await admin.call('people.leave', leave);
    expect(answer).toMatchObject(refused('not-handed-over', { documents: 1, rule: 'SC-07' }));
    const list = await admin.ok('copies.leavingList', { personId: leave.id });
    expect(list).toMatchObject({ copies: [], clear: false }); // figures only for the administrator
    expect(list.hiddenCopies).toBeGreaterThan(0);
    expect(asked.copies.length + asked.hiddenCopies).toBe(list.hiddenCopies);
    const handOver = { document: 'QĐ 41-QĐ/ĐU', successorId: id('vanthu') };
    expect(
      await admin.call('people.leave', { ...leave, handOver: { ...handOver, successorId: id('kiemtra') } }),
    ).toMatchObject(refused('bad-input', { field: 'successorId' }));
    await admin.ok('people.leave', { ...leave, handOver });
    const told = { actorId: null, act: 'person.left', before: null, limit: 1 };
    expect((await admin.ok('ledger.list', told)).items).toMatchObject([
      { facts: { reason: leave.reason, exception: handOver.document } },
    ]);
    const clerk = await vault.as('vanthu');
    expect(await clerk.ok('copies.leavingList', { personId: leave.id })).toMatchObject({
      copies: [],
      hiddenCopies: 0,
    });
    const taken = (await copiesOf(clerk)).find(({ series }) => series === 'original') as Copy;
    expect(taken.holder?.id).toBe(id('vanthu'));
  });

  it('are held to the rules by the database itself', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    const attack = (sql: string) => () => db.prepare(sql).run();
    try {
      const attacks: [string, string][] = [
        ['UPDATE copy SET number = 99, revision = revision + 1', 'keeps its number'],
        ["UPDATE copy SET holder_id = NULL, revision = revision + 1 WHERE state = 'in-custody'", 'CHECK'],
        ["UPDATE copy SET outside = 'ai đó', revision = revision + 1 WHERE state = 'in-custody'", 'CHECK'],
        [
          "UPDATE copy SET state = 'in-custody', holder_id = made_by, revision = revision + 1 WHERE state = 'spoiled'",
          'ended',
        ],
        [
          "UPDATE copy SET state = 'carried-out', place_id = NULL, revision = revision + 1 WHERE state = 'in-custody'",
          'without a slip',
        ],
        ['UPDATE copy SET moved_note = moved_note', 'one step'],
        ['DELETE FROM copy', 'stays'],
        ["UPDATE copy_move SET note = 'x'", 'fixed'],
        ['DELETE FROM copy_move', 'stays'],
        ["UPDATE copy_permit SET permitted = permitted + 5 WHERE state = 'granted'", 'decided once'],
        ["UPDATE transfer SET facts = '{}'", 'decided once'],
        ["UPDATE muster_finding SET finding = 'found'", 'fixed'],
        ['DELETE FROM muster_finding', 'stay'],
        ["UPDATE person SET state = 'left' WHERE username = 'vanthu'", 'hands over'],
        [
          `INSERT INTO copy (id, revision, document_id, series, number, year, serial, code, kind, medium, mark, permit_id, made_ms, made_by, state, holder_id, envelope, moved_ms, moved_by, moved_act, moved_note)
           SELECT 'x', 1, p.document_id, 'copy', 900, 2026, 9000, 'x', p.kind, p.medium, '', p.id, 1, p.copier_id, 'in-custody', p.copier_id, '', 1, p.copier_id, 'made', '' FROM copy_permit p WHERE p.kind = 'electronic' AND p.state = 'granted'`,
          'beyond the number',
        ],
      ];
      for (const [sql, message] of attacks) expect(attack(sql), sql).toThrow(message);
    } finally {
      db.close();
    }
  });
});
