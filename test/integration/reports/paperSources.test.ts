import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAPER_SOURCES } from '../../../electron/vault/reports/papers/sources.ts';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { type PaperName, PAPERS, type PaperSubject } from '../../../shared/domain/papers/paperForm.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import { openPorts } from '../../support/openPorts.ts';
import { gapsOf, savePaper, textOfPdf, textOfWord } from '../../support/papers.ts';
import { FIXTURE_PDF, openDraft, proposal, stage, walk } from '../../support/proposals.ts';
import { endDossier, incoming, outgoing, SAMPLE_ITEMS, TEST_TODAY } from '../../support/registration.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';
import { ALONE } from '../../support/inputs.ts';

/** Kept for looking at: `out/papers/*`. */
const KEPT = path.resolve(import.meta.dirname, '../../../out/papers');
const form = (paper: PaperName) => loadRules().asOf(TEST_TODAY).paper(paper);

type Make = Input<'papers.make'>;
type Item = Input<'destruction.propose'>['items'][number];
type Of = Pick<Make, 'subjectKind' | 'subjectId' | 'paper'>;

const codeOf = async (caller: Caller, of: Of): Promise<string> => {
  const reply = await caller.call('papers.make', { ...of, recipient: null, format: 'pdf' });
  return reply.ok ? 'ok' : reply.error.code;
};
const namesOf = async (caller: Caller, subjectKind: PaperSubject, subjectId: string): Promise<string[]> =>
  (await caller.ok('papers.offered', { subjectKind, subjectId })).papers.map(({ paper }) => paper);

async function pdfOf(caller: Caller, of: Of, name: string): Promise<{ text: string; pages: number }> {
  const file = path.join(KEPT, `${name}.pdf`);
  const { pages } = await savePaper(caller, { ...of, recipient: null, format: 'pdf' }, file);
  return { text: textOfPdf(file).replaceAll(/\s+/g, ' '), pages };
}

const OF_NO_RECORD = new Set<PaperName>([
  'classified-statistics',
  'ledger-minutes',
  'lost-station',
  'numbers-minutes', // of a station that came back: backup/lostNumbers.test.ts
  'exchange-reconciliation',
  'case-figures',
  'case-figures-offices',
  'plan-status',
  'course-certificate',
]);
const OF_A_CASE: ReadonlySet<PaperName> = new Set([
  'receipt-slip',
  'acknowledgement-letter',
  'refusal-letter',
  'transfer-letter',
  'guidance-letter',
  'status-sheet',
  'answer-letter',
  'chase-letter',
  'initiative-minutes',
]);

describe('papers written from the records of their aggregates', () => {
  let vault: TestVault;
  const id = (name: string): string => vault.ids[name] ?? '';
  /** every record made here and the papers it has, for the test of the places */
  const records: { subjectKind: PaperSubject; subjectId: string; paper: PaperName; by: string }[] = [];
  const remember = (by: string, subjectKind: PaperSubject, subjectId: string, ...papers: PaperName[]): void =>
    papers.forEach((paper) => records.push({ by, subjectKind, subjectId, paper }));

  beforeAll(async () => {
    fs.mkdirSync(KEPT, { recursive: true });
    vault = await createTestVault({ profile: 'standalone' });
  }, 240_000);
  afterAll(() => vault.remove());

  it('documents: their slips and labels name their places', async () => {
    const clerk = await vault.as('vanthu');
    const received = await clerk.ok('documents.registerIncoming', incoming());
    const issued = await clerk.ok(
      'documents.registerOutgoing',
      outgoing({ book: 'classified-outgoing', level: 'tuyet-mat', subject: null }),
    );
    remember('vanthu', 'document', received.id, 'handling-slip', 'transfer-slip');
    remember('vanthu', 'document', issued.id, 'dispatch-slip', 'envelope-inner', 'envelope-outer');
    expect(await namesOf(clerk, 'document', issued.id)).toHaveLength(3);
  });

  it('phiếu trình ký: proposed, checked and decided, and only for those whom it has reached', async () => {
    const drafter = await vault.as('chuyenvien');
    const made = await drafter.ok(
      'proposals.create',
      proposal(vault, {
        level: 'mat',
        itemRef: SAMPLE_ITEMS.mat,
        copyAllowed: false,
        subject: 'phương án nhân sự của Đảng ủy',
        file: await stage(drafter, FIXTURE_PDF),
      }),
    );
    let { revision } = await drafter.ok('proposals.propose', { ...made, remark: 'Kính trình' });
    const checker = await vault.as('lanhdao');
    const seen = { id: made.id, revision };
    await openDraft(checker, made.id);
    ({ revision } = await checker.ok('proposals.pass', { ...seen, remark: 'Đúng thể thức, nhất trí trình' }));
    await walk(vault, made.id, revision, [
      ['chuyenvien', 'present'],
      ['bithu', 'sign'],
    ]);
    remember('bithu', 'proposal', made.id, 'signing-slip');
    const of = { subjectKind: 'proposal', subjectId: made.id, paper: 'signing-slip' } as const;
    const signer = await vault.as('bithu');
    const { text, pages } = await pdfOf(signer, of, 'phieu-trinh');
    expect(pages).toBe(1);
    for (const words of [
      'PHIẾU TRÌNH KÝ',
      'Kính trình: Bùi Quang Thắng, Bí thư Đảng ủy',
      'phương án nhân sự của Đảng ủy',
      'Không được phép sao, chụp',
      'Đúng thể thức, nhất trí trình',
      'MẬT',
    ])
      expect(text).toContain(words);
    const { timeline } = await signer.ok('proposals.get', { id: made.id });
    const told = timeline.find((item) => item.act === 'paper.made');
    expect(told?.facts).toMatchObject({ paper: 'signing-slip', level: 'mat', format: 'pdf' });
    const stranger = await vault.as('chuyenvien2');
    expect(await codeOf(stranger, of)).toBe('not-found');
    const inspector = await vault.as('kiemtra');
    expect(await codeOf(inspector, of)).toBe('not-permitted');
  });

  it('a phiếu trình of Tuyệt mật has no trích yếu, and its Word file has the same words', async () => {
    const drafter = await vault.as('chuyenvien');
    const top = { level: 'tuyet-mat', itemRef: SAMPLE_ITEMS['tuyet-mat'], subject: null } as const;
    const made = await drafter.ok('proposals.create', proposal(vault, top));
    const of = { subjectKind: 'proposal', subjectId: made.id, paper: 'signing-slip' } as const;
    const { text } = await pdfOf(drafter, of, 'phieu-trinh-tuyet-mat');
    expect(text).toContain('TUYỆT MẬT');
    expect(text).not.toContain('chuyển đổi số');
    const file = path.join(KEPT, 'phieu-trinh.docx');
    await savePaper(drafter, { ...of, recipient: null, format: 'docx' }, file);
    expect(textOfWord(file)).toContain('PHIẾU TRÌNH KÝ');
    expect(textOfWord(file)).toContain('Đặng Thị Thu Thủy');
  });

  it('giấy cho phép mang ra: once permitted, names the document and tells nothing of it', async () => {
    const clerk = await vault.as('vanthu');
    const received = await clerk.ok(
      'documents.registerIncoming',
      incoming({
        book: 'classified-incoming',
        level: 'mat',
        code: '05-CV/TU',
        copyNumber: '07',
        subject: 'kế hoạch bảo vệ sự kiện',
        presentTo: id('bithu'),
      }),
    );
    const [copy] = (await clerk.ok('copies.ofDocument', { documentId: received.id })).copies;
    const { id: slipId } = await clerk.ok('copies.askCarryOut', {
      copyId: copy?.id ?? '',
      purpose: 'Phục vụ họp Ban Thường vụ Tỉnh ủy',
      destination: 'Tỉnh ủy',
      protection: 'Cặp có khóa, hai người đi cùng',
      from: TEST_TODAY,
      until: '2026-11-26',
    });
    const of = { subjectKind: 'carry-out', subjectId: slipId, paper: 'carry-out-permit' } as const;
    expect(await namesOf(clerk, 'carry-out', slipId)).toEqual([]);
    expect(await codeOf(clerk, of)).toBe('not-found');
    const leader = await vault.as('bithu');
    await leader.ok('copies.decideCarryOut', { id: slipId, granted: true, reason: '' });
    remember('vanthu', 'carry-out', slipId, 'carry-out-permit');
    const { text } = await pdfOf(leader, of, 'giay-mang-ra');
    for (const words of ['05-CV/TU', 'Bản số 01', 'hai người đi cùng', '26/11/2026', 'BÍ THƯ ĐẢNG ỦY'])
      expect(text).toContain(words);
    expect(text).not.toContain('bảo vệ sự kiện');
    expect(await codeOf(await vault.as('chuyenvien2'), of)).toBe('not-found');
  });

  it('biên bản kiểm kê: after the muster is closed, with every difference', async () => {
    const clerk = await vault.as('vanthu');
    const muster = await clerk.ok('copies.startMuster', { placeId: null, holderId: null, note: '' });
    expect(await namesOf(clerk, 'muster', muster.id)).toEqual([]);
    await clerk.ok('copies.closeMuster', { id: muster.id });
    remember('vanthu', 'muster', muster.id, 'muster-minutes');
    const of = { subjectKind: 'muster', subjectId: muster.id, paper: 'muster-minutes' } as const;
    const { text } = await pdfOf(clerk, of, 'bien-ban-kiem-ke');
    expect(text).toContain('Không thấy');
    expect(text).toMatch(/BS-0001-\w+/);
    expect(await codeOf(await vault.as('chuyenvien'), of)).toBe('not-permitted');
  });

  it('biên bản bàn giao sổ: both names and the counts of each book', async () => {
    const clerk = await vault.as('vanthu');
    const bookIds = (await clerk.ok('registers.books', {})).books.map((book) => book.id);
    const taker = { takerId: id('vanthu2'), bookIds, note: 'Nghỉ thai sản' };
    const handover = await clerk.ok('registers.handOver', taker);
    remember('vanthu', 'handover', handover.id, 'handover-minutes');
    const of = { subjectKind: 'handover', subjectId: handover.id, paper: 'handover-minutes' } as const;
    const { text } = await pdfOf(clerk, of, 'bien-ban-ban-giao');
    for (const words of ['Nguyễn Thị Hường', 'Lò Thị Ón', 'Nghỉ thai sản']) expect(text).toContain(words);
  });

  it('nộp lưu: biên bản giao nhận and mục lục of the package that was written', async () => {
    const clerk = await vault.as('vanthu');
    const { id: documentId } = await clerk.ok('documents.registerIncoming', incoming({ code: '77-CV/TU' }));
    const closed = await clerk.ok('documents.close', { id: documentId, revision: 1, note: 'Để biết' });
    const dossier = { dossierCode: '05.09', dossierTitle: 'Chuyển đổi số năm 2026' };
    await clerk.ok('documents.file', { ...closed, ...dossier });
    const closing = await endDossier(clerk, '05.09');
    remember('vanthu', 'dossier', closing, 'dossier-contents');
    const list = { subjectKind: 'dossier', subjectId: closing, paper: 'dossier-contents' } as const;
    const { text } = await pdfOf(clerk, list, 'muc-luc-van-ban');
    for (const words of ['77-CV/TU', 'gồm 01 văn bản', '20 năm', 'Chuyển đổi số năm 2026'])
      expect(text).toContain(words);
    const { packageId } = await clerk.ok('archive.writeTo', {
      path: path.join(vault.dir, '..', 'nop-luu.zip'),
      year: 2026,
      dossiers: ['05.09'],
      bookIds: [],
    });
    remember('vanthu', 'archive', packageId, 'archive-minutes', 'archive-list');
    const of = { subjectKind: 'archive', subjectId: packageId } as const;
    expect((await pdfOf(clerk, { ...of, paper: 'archive-minutes' }, 'bien-ban-giao-nhan')).text).toContain(
      '1 hồ sơ gồm 1 văn bản',
    );
    expect((await pdfOf(clerk, { ...of, paper: 'archive-list' }, 'muc-luc')).text).toContain(
      'Chuyển đổi số năm 2026',
    );
    expect(await codeOf(await vault.as('lanhdao'), { ...of, paper: 'archive-list' })).toBe('not-permitted');
  });

  it('thông báo về độ mật: a sheet for each recipient, by number and date, without trích yếu', async () => {
    let clerk = await vault.as('vanthu');
    const issued = await clerk.ok(
      'documents.registerOutgoing',
      outgoing({ book: 'classified-outgoing', level: 'toi-mat', subject: 'phương án tác chiến' }),
    );
    const leader = { leaderId: id('bithu') };
    const change: Input<'protection.propose'>['change'] = {
      kind: 'adjusted',
      toLevel: 'mat',
      itemRef: SAMPLE_ITEMS.mat,
      erase: false,
      sampleConfirmed: true,
      code: '12-QĐ/ĐU',
      decidedOn: TEST_TODAY,
      ground: 'Nội dung thuộc mục khác của danh mục',
    };
    const { revision } = await clerk.ok('protection.get', { id: issued.id });
    await clerk.ok('protection.propose', { id: issued.id, revision, ...leader, change });
    const head = await vault.as('bithu');
    const detail = await head.ok('protection.get', { id: issued.id });
    await head.ok('protection.decide', {
      id: issued.id,
      revision: detail.revision,
      proposalId: detail.proposal?.id ?? '',
    });
    const eventId = (await head.ok('protection.get', { id: issued.id })).events.at(-1)?.id ?? '';
    remember('vanthu', 'level-event', eventId, 'level-notice');
    const of = { subjectKind: 'level-event', subjectId: eventId, paper: 'level-notice' } as const;
    clerk = await vault.as('vanthu');
    const { text, pages } = await pdfOf(clerk, of, 'thong-bao-do-mat');
    expect(pages).toBe(2);
    expect(text).toContain('điều chỉnh từ Tối mật thành Mật');
    expect(text).toContain('12-QĐ/ĐU ngày 24/11/2026');
    expect(text).not.toContain('tác chiến');
    expect(await codeOf(await vault.as('chuyenvien2'), of)).toBe('not-found');
  });

  it('the five papers of a destruction, each from its step on; a trích yếu only for those who may', async () => {
    let clerk = await vault.as('vanthu');
    const item = async (code: string, more: object): Promise<Item> => {
      const received = { book: 'classified-incoming', level: 'mat', presentTo: id('bithu'), code } as const;
      const { id: documentId } = await clerk.ok(
        'documents.registerIncoming',
        incoming({ ...received, ...more }),
      );
      return { documentId, retentionUntil: '2026-11-23', retentionGround: 'Bảng thời hạn, mục 12' };
    };
    const items = [await item('21-BC/TU', { subject: 'kế hoạch nhân sự cũ' })];
    const top = [await item('22-BC/TU', { level: 'tuyet-mat', subject: null })];
    let head = await vault.as('bithu');
    const direction = { ...ALONE, text: 'Lưu', leadId: null };
    for (const { documentId } of [...items, ...top])
      await head.ok('documents.direct', { id: documentId, revision: 1, ...direction });
    clerk = await vault.as('vanthu');
    for (const { documentId } of [...items, ...top])
      await clerk.ok('documents.close', { id: documentId, revision: 2, note: 'Đã xong' });
    const propose = { reason: 'Hết giá trị', leaderId: id('bithu') };
    let seen = await clerk.ok('destruction.propose', { ...propose, items });
    let topSeen = await clerk.ok('destruction.propose', { ...propose, items: top });
    const papers = (caller: Caller) => namesOf(caller, 'destruction', seen.id);
    expect(await papers(clerk)).toEqual(['destruction-list']);
    const list = { subjectKind: 'destruction', subjectId: seen.id, paper: 'destruction-list' } as const;
    const before = await pdfOf(clerk, list, 'danh-sach-tieu-huy');
    expect(before.text).toContain('kế hoạch nhân sự cũ');
    const topList = await pdfOf(clerk, { ...list, subjectId: topSeen.id }, 'danh-sach-tuyet-mat');
    expect(topList.text).toContain('Tuyệt mật');
    expect(topList.text).not.toContain('TUYỆT MẬT'); // a line without trích yếu weighs as Mật
    expect(await codeOf(await vault.as('lanhdao'), list)).toBe('not-found');

    head = await vault.as('bithu');
    const members: Input<'destruction.setCouncil'>['members'] = [
      { fullName: 'Bùi Quang Thắng', post: 'Bí thư Đảng ủy', role: 'chair', personId: null },
      { fullName: 'Đặng Thị Thu Thủy', post: 'Chuyên viên', role: 'secretary', personId: null },
      { fullName: 'Hà Văn Ẩm', post: 'Cơ yếu', role: 'member', personId: null },
    ];
    const council = { code: '40-QĐ/ĐU', decidedOn: TEST_TODAY, members };
    seen = await head.ok('destruction.setCouncil', { ...seen, ...council });
    topSeen = await head.ok('destruction.setCouncil', { ...topSeen, ...council });
    expect(await papers(head)).toEqual(['destruction-list', 'destruction-council', 'destruction-meeting']);
    clerk = await vault.as('vanthu');
    const meeting = {
      code: '42-BB/HĐ',
      metOn: TEST_TODAY,
      conclusion: 'Nhất trí tiêu hủy',
      listCode: 'DM-01',
    };
    const check = { position: 1, note: '' };
    seen = await clerk.ok('destruction.checkItem', { ...seen, ...check });
    seen = await clerk.ok('destruction.recordMeeting', { ...seen, ...meeting });
    topSeen = await clerk.ok('destruction.checkItem', { ...topSeen, ...check });
    topSeen = await clerk.ok('destruction.recordMeeting', { ...topSeen, ...meeting });
    head = await vault.as('bithu');
    const decided = { code: '41-QĐ/ĐU', decidedOn: TEST_TODAY, superior: '' };
    seen = await head.ok('destruction.decide', { ...seen, ...decided });
    topSeen = await head.ok('destruction.decide', { ...topSeen, ...decided, superior: 'Tỉnh ủy Sơn Hà' });
    // what a superior body decided is that body's own document
    expect(await namesOf(head, 'destruction', topSeen.id)).not.toContain('destruction-decision');
    clerk = await vault.as('vanthu');
    const names = ['Bùi Quang Thắng', 'Đặng Thị Thu Thủy', 'Hà Văn Ẩm', 'Người xã bên'];
    await clerk.ok('destruction.execute', {
      ...seen,
      code: '43-BB',
      destroyedOn: TEST_TODAY,
      place: 'Phòng văn thư',
      method: 'Nghiền bản giấy, xóa khóa',
      witnesses: names,
    });
    const five = await papers(clerk);
    expect(five).toHaveLength(5);
    remember('vanthu', 'destruction', seen.id, ...(five as PaperName[]));
    const about = { subjectKind: 'destruction', subjectId: seen.id } as const;
    const minutes = await pdfOf(clerk, { ...about, paper: 'destruction-minutes' }, 'bien-ban-tieu-huy');
    for (const words of ['43-BB', 'Nghiền bản giấy', 'Phòng văn thư', '01 văn bản', '21-BC/TU'])
      expect(minutes.text).toContain(words);
    expect(minutes.text).toContain('41-QĐ/ĐU ngày 24/11/2026 của Bùi Quang Thắng');
    // every witness signs, besides who destroyed and who chaired; each stands in the council's list as well
    const signing = minutes.text.slice(minutes.text.lastIndexOf('Người chứng kiến'));
    for (const name of ['Đặng Thị Thu Thủy', 'Hà Văn Ẩm', 'Người xã bên']) expect(signing).toContain(name);
    const above = await pdfOf(
      clerk,
      { ...about, subjectId: topSeen.id, paper: 'destruction-minutes' },
      'bien-ban-cap-tren',
    );
    expect(above.text).toContain('của Tỉnh ủy Sơn Hà');
    const decision = await pdfOf(clerk, { ...about, paper: 'destruction-decision' }, 'quyet-dinh-tieu-huy');
    expect(decision.text).toContain('41-QĐ/ĐU');
    expect(decision.text).toContain('BÍ THƯ ĐẢNG ỦY');
    const file = path.join(KEPT, 'hoi-dong.docx');
    const word = { ...about, paper: 'destruction-council', recipient: null, format: 'docx' } as const;
    await savePaper(clerk, word, file);
    expect(textOfWord(file)).toContain('40-QĐ/ĐU');
  });

  it('the minutes and the report of an urgent destruction, without council and decision', async () => {
    const clerk = await vault.as('vanthu');
    const { id: documentId } = await clerk.ok(
      'documents.registerIncoming',
      incoming({ book: 'classified-incoming', level: 'mat', presentTo: id('bithu'), code: '23-BC/TU' }),
    );
    const { id: subjectId } = await clerk.ok('destruction.urgent', {
      id: documentId,
      revision: 1,
      reason: 'Nước lũ vào phòng',
      destroyedOn: TEST_TODAY,
      place: 'Phòng văn thư',
      method: 'Đốt',
      witnesses: ['Bùi Quang Thắng'],
    });
    const two: PaperName[] = ['urgent-destruction-minutes', 'urgent-destruction-report'];
    expect(await namesOf(clerk, 'destruction', subjectId)).toEqual(two);
    remember('vanthu', 'destruction', subjectId, ...two);
    const about = { subjectKind: 'destruction', subjectId } as const;
    const minutes = await pdfOf(clerk, { ...about, paper: 'urgent-destruction-minutes' }, 'tieu-huy-ngay');
    for (const words of ['Nước lũ vào phòng', 'Phòng văn thư', '23-BC/TU', 'Bùi Quang Thắng', 'MẬT'])
      expect(minutes.text).toContain(words);
    const report = await pdfOf(clerk, { ...about, paper: 'urgent-destruction-report' }, 'bao-cao');
    expect(report.text).toContain('Nguyễn Thị Hường báo cáo');
    expect(await codeOf(await vault.as('lanhdao'), { ...about, paper: 'urgent-destruction-minutes' })).toBe(
      'not-found',
    );
  });

  it('fills every place that the forms name', async () => {
    await vault.close();
    const made = new Set<PaperName>();
    for (const person of new Set(records.map((record) => record.by))) {
      const { ports, close } = await openPorts(vault.dir, person);
      try {
        for (const { subjectKind, subjectId, paper } of records.filter((record) => record.by === person)) {
          for (const sheet of PAPER_SOURCES[subjectKind].data(ports, subjectId, paper, null))
            expect([paper, gapsOf(form(paper), sheet)]).toEqual([paper, []]);
          made.add(paper);
        }
      } finally {
        close();
      }
    }
    // all but the statistics and the minutes of the ledger, which tell of a period and not of a record, and the papers of a submission,
    // whose samples goldenPapers.test.ts holds against their forms
    const wanted = PAPERS.filter((paper) => !OF_NO_RECORD.has(paper) && !OF_A_CASE.has(paper));
    expect([...made].sort()).toEqual([...wanted].sort());
  });
});
