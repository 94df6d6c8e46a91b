import { copyFileSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Dialog, expect, type Page, type Request, test } from '@playwright/test';
import { BROKEN_PDF, HUGE_PNG, SCRIPTED_PDF } from '../support/hostileFiles.ts';
import { paper, readPage, toast } from '../flows/mainJob.ts';
import { grown, pdfSigners, plainPdf, signed, stream } from '../support/signedPdf.ts';
import { nav } from '../flows/navigation.ts';
import { sayLookedAt, uncheckedQuestion } from '../flows/secrecyGate.ts';
import { changeTo, CLERK, openStation, setUp, signIn, STATION_A, type Station } from '../flows/station.ts';
import { pressWhenSeen } from '../flows/pressWhenSeen.ts';
import { answerQuestions } from '../flows/stepUp.ts';
import { picture } from '../flows/window.ts';
import { answerDialogs, ROOT } from '../flows/support/launch.ts';

/** The ways in which a file comes to the form other than the button: scanner, drop, clipboard. */
let station: Station;
const scanner = mkdtempSync(path.join(os.tmpdir(), 'an-thu-scan-'));
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openStation();
  await setUp(station, STATION_A);
  await signIn(station, CLERK);
});
test.afterAll(async () => station.run.app.close());

async function freshForm(page: Page): Promise<void> {
  await nav(page, 'incoming');
  await page.keyboard.press('F2');
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'registerIncoming');
}

/** A file held over the form by the hand of the system, and let go. */
async function dropOnForm(page: Page, file: string): Promise<void> {
  const box = await page.locator('.regRoot').boundingBox();
  if (!box) throw new Error('no form to drop on');
  const hand = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await hand.send('Input.dispatchDragEvent', { type, ...at, data });
  await hand.detach();
}

test('the clerk sets the scanner’s folder and picks the page that lies in it', async () => {
  const { page, run } = station;
  await nav(page, 'settings');
  await answerDialogs(run.app, [scanner]);
  await page.getByRole('button', { name: /Chọn thư mục/ }).click();
  await expect(page.getByRole('main')).toContainText(scanner);
  copyFileSync(paper('d01-scan.pdf'), path.join(scanner, 'quet-0001.pdf'));
  await freshForm(page);
  await expect(page.getByRole('button', { name: /quet-0001\.pdf/ })).toBeVisible();
  copyFileSync(paper('d03-scan-p1.png'), path.join(scanner, 'quet-0002.png'));
  await expect(page.getByRole('button', { name: /quet-0002\.png/ })).toBeVisible(); // it is watched
  await picture(page, 'hand-scan-folder');
  await page.getByRole('button', { name: /quet-0001\.pdf/ }).click();
  await readPage(page, 'quet-0001.pdf');
  await picture(page, 'hand-scan-picked');
});

test('a dropped file stands beside the form and is kept with the entry', async () => {
  const { page, run } = station;
  // nobody chose a file of that folder yet: the system asks, and names file and folder
  const asked = await answerQuestions(run.app, true);
  await dropOnForm(page, paper('d02.pdf'));
  await expect.poll(asked).toHaveLength(1);
  expect((await asked())[0]).toMatchObject({ said: expect.stringContaining('d02.pdf'), byEnter: 'Không' });
  await readPage(page, 'd02.pdf');
  await picture(page, 'hand-dropped');
});

test('a picture of the clipboard becomes a file of the entry', async () => {
  const { page, run } = station;
  await run.app.evaluate(({ clipboard, nativeImage }, file) => {
    // the types are those of a later Electron than the one the tests run on
    const old = clipboard as unknown as { writeImage(image: Electron.NativeImage): void };
    old.writeImage(nativeImage.createFromPath(file));
  }, paper('d03-scan-p1.png'));
  await page.getByRole('textbox', { name: 'Số, ký hiệu' }).focus();
  await page.keyboard.press('Control+v');
  const files = page.getByRole('toolbar', { name: 'Tệp' });
  await expect(files.getByRole('button')).toHaveCount(3);
  await picture(page, 'hand-pasted');
});

test('words of the clipboard still go into the field', async () => {
  const { page, run } = station;
  await run.app.evaluate(({ clipboard }) => clipboard.writeText('215-CV/TU'));
  const code = page.getByRole('textbox', { name: 'Số, ký hiệu' });
  await code.fill(''); // the dropped file was read
  await page.keyboard.press('Control+v');
  await expect(code).toHaveValue('215-CV/TU');
  await expect(page.getByRole('toolbar', { name: 'Tệp' }).getByRole('button')).toHaveCount(3);
});

test('all three are kept with the entry, and the draft goes', async () => {
  const { page } = station;
  const form = page.getByRole('main');
  await form.getByRole('combobox', { name: /Tác giả/ }).fill('Tỉnh ủy Đông Mẫu');
  await page.keyboard.press('Tab');
  await form.getByRole('textbox', { name: 'Trích yếu nội dung' }).fill('V/v thử ba đường vào của tệp');
  await form.getByRole('button', { name: /Loại/ }).click();
  await page.getByRole('option', { name: /^Công văn( CV)?$/ }).click();
  // the scan was read as well: what was dropped has a number of its own, and belongs here all the same
  await expect(page.getByText(/d02\.pdf.*số, ký hiệu khác/)).toBeVisible();
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+s');
  await sayLookedAt(page); // the scan and the picture
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'incoming');
  await expect(page.getByRole('toolbar', { name: 'Tệp' }).getByRole('button')).toHaveCount(3);
  await picture(page, 'hand-three-files');
});

test('the same file twice and an empty one are not taken; the pages are those of all files, and follow them', async () => {
  const { page, run } = station;
  await freshForm(page);
  const form = page.getByRole('main');
  const empty = path.join(scanner, '..', `${path.basename(scanner)}-trong.pdf`);
  writeFileSync(empty, '');
  await answerDialogs(run.app, [paper('d02.pdf'), paper('d02.pdf'), empty]);
  await page.keyboard.press('Control+o');
  await expect(form.getByText('Tệp này đã có trong văn bản, không nhận lần nữa: d02.pdf')).toBeVisible();
  await expect(form.getByText(/^Tệp trống \(0 byte\), không nhận: /)).toBeVisible();
  await expect(form.getByRole('button', { name: 'Số trang, số tệp: 3 trang, từ tệp' })).toBeVisible();
  await picture(page, 'hand-left-out');
  await form.getByRole('button', { name: 'Bỏ tệp này' }).click();
  await expect(form.getByRole('button', { name: 'Số trang, số tệp: chưa có' })).toBeVisible();
});

test('what goes out, and what is attached later, takes a file once too', async () => {
  const { page, run } = station;
  const form = page.getByRole('main');
  await nav(page, 'outgoing');
  await page.keyboard.press('F2');
  await expect(form).toHaveAttribute('data-page', 'registerOutgoing');
  await expect(form.getByRole('button', { name: /Chọn loại/ })).toBeFocused();
  await answerDialogs(run.app, [paper('d02.pdf'), paper('d02.pdf')]);
  await page.keyboard.press('Control+o');
  await expect(form.getByText('Tệp này đã có trong văn bản, không nhận lần nữa: d02.pdf')).toBeVisible();
  await form.getByRole('button', { name: 'Bỏ nháp' }).click();
  await page.keyboard.press('Escape');
  await nav(page, 'incoming');
  await form.locator('[data-keys="list"]').getByRole('option').first().click();
  const tabs = page.getByRole('toolbar', { name: 'Tệp' }).getByRole('button');
  await expect(tabs).toHaveCount(3);
  await answerDialogs(run.app, [paper('d02.pdf')]);
  await page.getByRole('button', { name: /Thêm việc/ }).click();
  await page.getByRole('menuitem', { name: /Đính thêm tệp/ }).click();
  await expect(toast(page, /Tệp này đã có trong văn bản/)).toBeVisible();
  await expect(tabs).toHaveCount(3);
  await freshForm(page);
});

test('a second document among the files is asked about, and opens as an entry of its own', async () => {
  const { page, run } = station;
  const form = page.getByRole('main');
  const code = form.getByRole('textbox', { name: 'Số, ký hiệu' });
  await answerDialogs(run.app, [paper('d03.pdf'), paper('d04.pdf')]);
  // in the moment in which the question is seen its key answers it, and does not fall to the page behind
  await pressWhenSeen(page, 'có số, ký hiệu khác: 318/QĐ-UBND', '1');
  await page.keyboard.press('Control+o');
  await expect(form).toContainText('Sau đó mở “d04.pdf” để vào sổ riêng.');
  await form.getByRole('button', { name: 'Bỏ nháp' }).click();
  await page.keyboard.press('Control+o');
  await expect(code).toHaveValue('105-TB/VPTU');
  await expect(form.getByText('Tệp “d04.pdf” có số, ký hiệu khác: 318/QĐ-UBND')).toBeVisible();
  await expect(form.getByRole('button', { name: 'Số trang, số tệp: 5 trang, từ tệp' })).toBeVisible();
  await picture(page, 'hand-second-document');
  await page.keyboard.press('Control+Enter'); // not before it is answered
  await expect(form.getByText('Chọn một câu trả lời rồi mới lưu được.')).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(form.getByRole('button', { name: 'Số trang, số tệp: 2 trang, từ tệp' })).toBeVisible();
  await expect(form).toContainText('Sau đó mở “d04.pdf” để vào sổ riêng.');
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
  await expect(code).toHaveValue('318/QĐ-UBND');
  await form.getByRole('button', { name: 'Bỏ nháp' }).click();
});

test('a paper that was put aside has its pages too, and an issuer that was entered is no new one', async () => {
  const { page, run } = station;
  const form = page.getByRole('main');
  const code = form.getByRole('textbox', { name: 'Số, ký hiệu' });
  const isNew = form.getByText('Tác giả mới: chưa có trong sổ');
  await answerDialogs(run.app, [paper('d04.pdf'), paper('d02.pdf')]); // three pages each
  await page.keyboard.press('Control+o');
  await expect(isNew).toBeVisible();
  await expect(form.getByText(/Tệp “d02.pdf” có số, ký hiệu khác/)).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(form.getByRole('button', { name: 'Số trang, số tệp: 3 trang, từ tệp' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
  await expect(page.getByRole('region', { name: /d02\.pdf/ })).toBeVisible();
  await expect(form.getByRole('button', { name: 'Số trang, số tệp: 3 trang, từ tệp' })).toBeVisible();
  await form.getByRole('button', { name: 'Bỏ tệp này' }).click();
  await answerDialogs(run.app, [paper('d04.pdf')]);
  await page.keyboard.press('Control+o');
  await expect(code).toHaveValue('318/QĐ-UBND');
  await expect(isNew).toHaveCount(0);
  // whoever jumps to a field writes it anew
  await page.keyboard.press('Control+g');
  await page.keyboard.type('3Thay');
  await expect(form.getByRole('textbox', { name: 'Trích yếu nội dung' })).toHaveValue('Thay');
  await form.getByRole('button', { name: 'Bỏ nháp' }).click();
});

test('the scanner’s folder is a pile: one key for a paper, and the next comes by itself', async () => {
  const { page } = station;
  const papers = ['d05.pdf', 'd06.pdf', 'd07.pdf', 'd08.pdf'].map(
    (name, at) => [name, `xap-${at + 1}.pdf`] as const,
  );
  rmSync(path.join(scanner, 'quet-0002.png')); // it would be the next of the pile
  const soon = Date.now() / 1000 - 100;
  for (const [at, [from, to]] of papers.entries()) {
    copyFileSync(paper(from), path.join(scanner, to));
    utimesSync(path.join(scanner, to), soon + at, soon + at);
  }
  await freshForm(page);
  const form = page.getByRole('main');
  const code = form.getByRole('textbox', { name: 'Số, ký hiệu' });
  const scans = page.locator('.scan');
  await expect(scans.filter({ hasText: 'xap-3.pdf' })).toBeVisible();
  await expect(scans.filter({ hasText: 'quet-0001.pdf' })).toHaveCount(0); // it is registered
  await scans.filter({ hasText: 'xap-3.pdf' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(scans.filter({ hasText: 'xap-2.pdf' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  for (const number of ['1204/UBND-KGVX', '09-BC/ĐU', '88/GM-SKHCN', '03-TTr/BXDĐ']) {
    await expect(code).toHaveValue(number);
    await expect(form.getByRole('button', { name: 'Số trang, số tệp: chưa có' })).toHaveCount(0);
    await picture(page, `hand-pile-${number.slice(0, 2)}`);
    await page.keyboard.press('Control+Enter');
    await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
  }
  await expect(code).toHaveValue('');
  await expect(form.getByText(/tệp đã vào sổ không hiện ở đây/)).toBeVisible();
});

/** The question about the number has the keys; the letter that its answer wears gives it. */
async function answerByLetter(page: Page): Promise<void> {
  const question = page.getByRole('group', { name: 'Chưa ghi số, ký hiệu và ngày văn bản' });
  await expect(question).toBeFocused();
  const letter = await question.locator('[data-answer]').last().getAttribute('data-answer');
  await page.keyboard.press((letter ?? '').toLowerCase());
}

test('a paper without number and date is asked about before it takes a number', async () => {
  const { page } = station;
  const form = page.getByRole('main');
  await form.getByRole('combobox', { name: /Tác giả/ }).fill('Tỉnh ủy Đông Mẫu');
  await page.keyboard.press('Enter');
  await form.getByRole('textbox', { name: 'Trích yếu nội dung' }).fill('V/v không số, không ngày');
  await form.getByRole('button', { name: /Loại/ }).click();
  await page.getByRole('option', { name: /^Công văn( CV)?$/ }).click();
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText('Chưa ghi số, ký hiệu và ngày văn bản')).toBeVisible();
  await picture(page, 'hand-without-number');
  await page.keyboard.press('Enter'); // answers nothing
  await answerByLetter(page);
  await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
  // the toast may be the one before: the form is empty once it was saved
  await expect(form.getByRole('textbox', { name: 'Trích yếu nội dung' })).toHaveValue('');
  // what comes while it asks does not take its keys
  await form.getByRole('textbox', { name: 'Trích yếu nội dung' }).fill('V/v không số, không ngày');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText('Chưa ghi số, ký hiệu và ngày văn bản')).toBeVisible();
  await expect(form.locator('[data-duplicates]')).toBeVisible();
  await answerByLetter(page);
  await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
});

test('a question left by Esc gives the focus back to the field, also behind another that was answered', async () => {
  const { page, run } = station;
  const form = page.getByRole('main');
  const subject = form.getByRole('textbox', { name: 'Trích yếu nội dung' });
  const dot = path.join(scanner, '..', `${path.basename(scanner)}-mot-diem.png`);
  const DOT =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
  writeFileSync(dot, Buffer.from(DOT, 'base64'));
  await answerDialogs(run.app, [dot]);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('region', { name: /mot-diem/ })).toBeVisible();
  await subject.fill('V/v một điểm');
  await page.keyboard.press('Control+Enter');
  await answerByLetter(page);
  await expect(uncheckedQuestion(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(subject).toBeFocused();
  await expect(page.getByText('Mục 3 trên 14')).toBeVisible();
  await form.getByRole('button', { name: 'Bỏ nháp' }).click();
  await expect(subject).toHaveValue('');
});

test('a package of the exchange axis fills the form; its sender is told that it was received', async () => {
  const { page, run } = station;
  await freshForm(page);
  await dropOnForm(page, path.join(ROOT, 'test/fixtures/edxml/01-good.edxml'));
  const form = page.getByRole('main');
  await expect(form.getByText('Đã đọc gói edXML của Đảng ủy xã An Mẫu')).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'Số, ký hiệu' })).toHaveValue('47-CV/ĐU');
  await readPage(page, '47-CV-DU.pdf');
  await picture(page, 'edxml-read');
  await page.keyboard.press('Control+s');
  await expect(form).toHaveAttribute('data-page', 'incoming');
  await page.getByRole('button', { name: 'Báo trạng thái' }).click();
  const file = path.join(scanner, 'trang-thai.edxml');
  await answerDialogs(run.app, [file]);
  const dialog = page.getByRole('dialog');
  await picture(page, 'edxml-status');
  await dialog.getByRole('button', { name: /Chọn nơi lưu/ }).click();
  await expect(form.getByText(/Đã báo Đảng ủy xã An Mẫu: Đã tiếp nhận/)).toBeVisible();
  await picture(page, 'edxml-told');
  expect(readFileSync(file, 'utf8')).toContain('<edXML:StatusCode>03</edXML:StatusCode>');
});

test('what the office issues leaves as a package for offices that have no station, and reads back', async () => {
  const { page, run } = station;
  await page.evaluate(
    async (today) => {
      const made = await window.anThu?.call('documents.registerOutgoing', {
        book: 'outgoing',
        typeId: 'cong-van',
        documentDate: today,
        level: 'none',
        urgency: 'thuong',
        subject: 'V/v gửi qua trục liên thông',
        signer: 'Lê Đức Toản',
        recipients: ['Đảng ủy xã An Mẫu'],
        copies: 1,
        pages: 1,
        note: '',
        answersId: null,
        files: [],
      });
      if (!made?.ok) throw new Error(made?.error.code ?? 'no bridge');
    },
    new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10),
  );
  await nav(page, 'outgoing');
  await expect(page.getByRole('heading', { name: 'V/v gửi qua trục liên thông' })).toBeVisible();
  await page.getByRole('button', { name: 'Thêm việc' }).click();
  await page.getByRole('menuitem', { name: /edXML/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Mã định danh cơ quan' }).fill('000.01.09.H99');
  await dialog.getByRole('textbox', { name: 'Tên cơ quan nhận' }).fill('Đảng ủy xã An Mẫu');
  await picture(page, 'edxml-write');
  const file = path.join(scanner, 'di.edxml');
  await answerDialogs(run.app, [file]);
  await dialog.getByRole('button', { name: /Chọn nơi lưu/ }).click();
  await expect(page.getByRole('main')).toContainText('Đã xuất gói edXML gửi Đảng ủy xã An Mẫu');
  await picture(page, 'edxml-written');
  expect(readFileSync(file, 'utf8')).toContain('trục liên thông');
});

test('a package that could harm is refused in words, and nothing of it stays on the form', async () => {
  const { page } = station;
  await freshForm(page);
  await dropOnForm(page, path.join(ROOT, 'test/fixtures/edxml/05-bad-path.edxml'));
  await expect(page.getByText('Không nhận gói edXML này')).toBeVisible();
  await expect(page.getByText(/dẫn ra ngoài thư mục/)).toBeVisible();
  await picture(page, 'edxml-refused');
  await changeTo(station, CLERK);
  expect(station.complaints).toEqual([]);
});

test('a hostile file is shown or refused in words; it starts nothing and asks for nothing', async () => {
  const { page, run, complaints } = station;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'an-thu-hostile-'));
  const asked: string[] = [];
  const onRequest = (request: Request): unknown => asked.push(request.url());
  const onDialog = (dialog: Dialog): unknown => asked.push(dialog.message());
  page.on('request', onRequest);
  page.on('dialog', onDialog);
  await freshForm(page);
  await expect(page.getByRole('combobox', { name: /Tác giả/ })).toBeFocused();
  const complained = complaints.length;
  for (const [name, bytes, shown] of [
    ['kich-ban.pdf', SCRIPTED_PDF, page.locator('canvas').first()],
    ['hong.pdf', BROKEN_PDF, page.getByText(/không đọc được|hỏng/).first()],
    ['khong-lo.png', HUGE_PNG, page.getByText(/không đọc được|hỏng|quá lớn/).first()],
  ] as const) {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    await answerDialogs(run.app, [file]);
    await page.keyboard.press('Control+o');
    await expect(shown, name).toBeVisible();
    await picture(page, `hand-hostile-${name.slice(0, 4)}`);
    expect(await page.locator('main a[href], main iframe, main embed, main object').count(), name).toBe(0);
    expect(run.app.windows(), name).toHaveLength(1);
  }
  page.off('request', onRequest);
  page.off('dialog', onDialog);
  expect(asked.filter((url) => !/^(app:\/\/bundle|blob:app:\/\/bundle)\//.test(url))).toEqual([]);
  expect(complaints.slice(complained)).toEqual([]);
});

test('the signatures in a dropped PDF are told beside it, each with its report', async () => {
  const { page } = station;
  const by = pdfSigners();
  const one = signed(plainPdf(), { message: (covered) => by.cms(covered, '-cades') });
  const two = signed(one, { message: (covered) => by.cms(covered) });
  const changed = grown(two, { 4: stream('BT /F1 14 Tf 70 700 Td (Cong van so 99) Tj ET') });
  by.remove();
  for (const [name, bytes, words] of [
    ['ky-so.pdf', two.bytes, '2 × Chưa đủ chứng thư để kết luận'],
    ['bi-sua.pdf', changed.bytes, '2 × Bị sửa sau khi ký'],
  ] as const) {
    const file = path.join(scanner, name);
    writeFileSync(file, bytes);
    await freshForm(page);
    await dropOnForm(page, file);
    const signatures = page.locator('.fileSignatures');
    await expect(signatures.locator('summary')).toContainText(words);
    await signatures.locator('summary').click();
    await expect(signatures.locator('li.signature')).toHaveCount(2);
    await expect(signatures).toContainText('Nguyễn Văn Thử, UBND tỉnh thử');
    await expect(signatures).toContainText('Nội dung đã ký còn nguyên vẹn.');
    await picture(page, `hand-signatures-${name}`);
  }
  await expect(page.locator('.fileSignatures')).toContainText('nội dung trang bị thay');
});
