import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';
import { incoming, outgoing } from '../../support/registration.ts';

/** Kept for looking at: `out/reports/*.pdf`. */
const KEPT = path.resolve(import.meta.dirname, '../../../out/reports');

async function printed(
  caller: Caller,
  kind: string,
  name: string,
  part: { volume?: number; toNumber?: number } = {},
): Promise<{ text: string; pages: number; file: string }> {
  const { books } = await caller.ok('registers.books', {});
  const book = books.find((one) => one.kind === kind && one.volume === (part.volume ?? one.volume));
  if (book === undefined) throw new Error(`no book ${kind}`);
  const report = await caller.ok('reports.book', {
    bookId: book.id,
    fromNumber: 1,
    toNumber: part.toNumber ?? book.nextNumber - 1,
    cover: true,
  });
  const file = path.join(KEPT, name);
  const pieces: Buffer[] = [];
  for (let offset = 0; offset < report.sizeBytes;) {
    const piece = await caller.ok('reports.read', { reportId: report.reportId, offset });
    pieces.push(Buffer.from(piece.dataBase64, 'base64'));
    offset += pieces.at(-1)?.length ?? report.sizeBytes;
  }
  fs.writeFileSync(file, Buffer.concat(pieces)); // out of the vault a classified book is a numbered copy
  expect(fs.statSync(file).size).toBe(report.sizeBytes);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC');
  return { text, pages: report.pages, file };
}

describe('the printed books', () => {
  let vault: TestVault;
  beforeAll(async () => {
    fs.mkdirSync(KEPT, { recursive: true });
    vault = await createTestVault({ profile: 'standalone' });
    const clerk = await vault.as('vanthu');
    for (let number = 1; number <= 30; number += 1) {
      const subject =
        number === 7
          ? `V/v ${'rà soát tiến độ triển khai các nền tảng số dùng chung ở cấp xã; '.repeat(28)}`.slice(
              0,
              1900,
            )
          : undefined;
      const fields = incoming({
        code: `${1200 + number}-CV/TU`,
        presentTo: vault.ids['lanhdao'] ?? null,
        ...(subject ? { subject } : {}),
      });
      const { id } = await clerk.ok('documents.registerIncoming', fields);
      if (number === 5) await clerk.ok('documents.cancelEntry', { id, revision: 1, reason: 'Vào nhầm sổ' });
    }
    const secret = { book: 'classified-incoming' as const, level: 'mat' as const };
    await clerk.ok(
      'documents.registerIncoming',
      incoming({ ...secret, code: '19-TTr/BTCTU', subject: 'phương án nhân sự', typeId: 'to-trinh' }),
    );
    await clerk.ok(
      'documents.registerIncoming',
      incoming({
        ...secret,
        level: 'tuyet-mat',
        code: '03-QĐ/TU',
        subject: null,
        typeId: 'quyet-dinh',
        copyNumber: '02',
      }),
    );
    await clerk.ok(
      'documents.registerIncoming',
      incoming({
        ...secret,
        code: '18-BC/VPTU',
        subject: null,
        unopenedFor: 'Phạm Thị Ngọc Ánh',
        typeId: '',
      }),
    );
    await clerk.ok('documents.registerOutgoing', outgoing());
  });
  afterAll(() => vault.remove());

  it('prints the book of incoming documents in its ten columns, with cover and totals', async () => {
    const clerk = await vault.as('vanthu');
    const { text, pages } = await printed(clerk, 'incoming', 'van-ban-den.pdf');
    expect(pages).toBeGreaterThan(3);
    for (const words of [
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'TỈNH ỦY SƠN HÀ',
      'SỔ ĐĂNG KÝ VĂN BẢN ĐẾN',
      'Năm: 2026',
      'Từ số 01 đến số 30',
      'Quyển số: 01',
    ]) {
      expect(text).toContain(words);
    }
    for (let column = 1; column <= 10; column += 1) expect(text).toContain(`(${column})`);
    expect(text).toContain('trong đó 1 số đã hủy');
    expect(text).toContain('Hủy số');
    expect(text.match(/\(10\)/g)?.length).toBeGreaterThanOrEqual(pages - 2); // the head on every page of the table
    expect(text).not.toContain('TẬP HUẤN');
  });

  it('says by whose leave a line stands behind another, or for an earlier day', async () => {
    const office = await createTestVault({ profile: 'standalone' });
    try {
      let clerk = await office.as('vanthu');
      await clerk.ok('documents.registerIncoming', incoming({ code: '1-CV/TU' }));
      const { books } = await clerk.ok('registers.books', {});
      const bookId = books.find(({ kind }) => kind === 'incoming')?.id ?? '';
      const ask = { bookId, reason: 'Bì thất lạc' };
      const today = await clerk.ok('registers.ask', { ...ask, number: 1, onDate: '2026-11-24' });
      const before = await clerk.ok('registers.ask', { ...ask, number: null, onDate: '2026-11-20' });
      const leader = await office.as('lanhdao');
      for (const { id } of [today, before])
        await leader.ok('registers.decide', { id, approve: true, note: '' });
      clerk = await office.as('vanthu');
      const enter = (id: string, arrivedOn: string, code: string) =>
        clerk.ok(
          'documents.registerIncoming',
          incoming({ code, arrivedOn, documentDate: arrivedOn, numberFrom: { kind: 'request', id } }),
        );
      const inserted = await enter(today.id, '2026-11-24', '2-CV/TU');
      await enter(before.id, '2026-11-20', '3-CV/TU');
      const { timeline } = await clerk.ok('documents.get', { id: inserted.id });
      expect(timeline.at(-1)).toMatchObject({
        act: 'document.registered',
        facts: { number: '1a', approved: 'Lê Đức Toản' },
      });
      const { text } = await printed(clerk, 'incoming', 'van-ban-den-duyet.pdf');
      expect(text).toContain('Chèn số');
      expect(text).toContain('Ghi lùi');
    } finally {
      await office.remove();
    }
  });

  it('prints no trích yếu of a Tuyệt mật line, and shows the envelope that nobody opened', async () => {
    const clerk = await vault.as('vanthu');
    const { text } = await printed(clerk, 'classified-incoming', 'bmnn-den.pdf');
    expect(text).toContain('SỔ ĐĂNG KÝ BÍ MẬT NHÀ NƯỚC ĐẾN');
    expect(text).toMatch(/03-QĐ\/TU[^\n]*Quyết định\s+Tuyệt mật/);
    expect(text).toContain('Bì chưa bóc');
    expect(text).toContain('Phạm Thị Ngọc');
  });

  it('prints the book of outgoing documents', async () => {
    const clerk = await vault.as('vanthu');
    const { text } = await printed(clerk, 'outgoing', 'van-ban-di.pdf');
    expect(text).toContain('SỔ ĐĂNG KÝ VĂN BẢN ĐI');
    expect(text).toContain('01-BC/ĐU');
  });

  it('records what was printed, reads it in pieces, and keeps classified books from those who take no part', async () => {
    const clerk = await vault.as('vanthu');
    const { books } = await clerk.ok('registers.books', {});
    const [open, secret] = ['incoming', 'classified-incoming'].map(
      (kind) => books.find((book) => book.kind === kind)?.id ?? '',
    );
    const report = await clerk.ok('reports.book', {
      bookId: open ?? '',
      fromNumber: 1,
      toNumber: 10,
      cover: false,
    });
    const first = await clerk.ok('reports.read', { reportId: report.reportId, offset: 0 });
    expect(Buffer.from(first.dataBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(first.sizeBytes).toBe(report.sizeBytes);
    const leader = await vault.as('bithu');
    const { items } = await leader.ok('ledger.list', {
      before: null,
      limit: 20,
      actorId: null,
      act: 'book.printed',
    });
    expect(items[0]?.facts).toMatchObject({ from: 1, to: 10, pages: report.pages });
    expect(await leader.call('reports.read', { reportId: report.reportId, offset: 0 })).toMatchObject({
      error: { code: 'not-found' },
    });
    const refused = await leader.call('reports.book', {
      bookId: secret ?? '',
      fromNumber: 1,
      toNumber: 3,
      cover: false,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect((await leader.ok('registers.books', {})).books.map((book) => book.kind)).not.toContain(
      'classified-incoming',
    );
  });

  it('says at the end of a full volume, not at the end of a part of it, that the next number stands in another', async () => {
    const clerk = await vault.as('vanthu');
    const { books } = await clerk.ok('registers.books', {});
    const bookId = books.find(({ kind }) => kind === 'incoming')?.id ?? '';
    await clerk.ok('registers.newVolume', { bookId });
    const full = await printed(clerk, 'incoming', 'quyen-1.pdf', { volume: 1 });
    expect(full.text).toContain('Hết quyển');
    const half = await printed(clerk, 'incoming', 'quyen-1-mot-phan.pdf', { volume: 1, toNumber: 10 });
    expect(half.text).toContain('Quyển số: 01');
    expect(half.text).not.toContain('Hết quyển');
  });
});

describe('a training vault and a State office', () => {
  it('marks every page of a training vault', async () => {
    const vault = await createTestVault({
      training: true,
      people: ['quantri', 'vanthu'],
      office: { kind: 'state', name: 'Ủy ban nhân dân xã Đồng Vàng', superior: '', symbol: 'UBND' },
    });
    try {
      const clerk = await vault.as('vanthu');
      await clerk.ok('documents.registerIncoming', incoming({}));
      const { text, pages } = await printed(clerk, 'incoming', 'tap-huan.pdf');
      expect(pages).toBe(2);
      expect(text.match(/Kho tập huấn: dữ liệu giả/g)).toHaveLength(1);
      expect(text).toContain('Độc lập - Tự do - Hạnh phúc');
    } finally {
      await vault.remove();
    }
  });
});
