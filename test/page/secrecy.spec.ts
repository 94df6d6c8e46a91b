import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { writtenPdf } from '../support/writtenPdf.ts';
import { faultsOf } from '../flows/inspect.ts';
import { detail, goToField, paper, setLetterAside, SUBMISSION, toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { destroyMarked, sayLookedAt, sayNoMark, uncheckedQuestion } from '../flows/secrecyGate.ts';
import { choose } from '../flows/secretJob.ts';
import {
  ARCHIVIST,
  changeTo,
  CLERK,
  LEADER,
  openStation,
  setUp,
  signIn,
  STATION_A,
  type Station,
} from '../flows/station.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/**
 * A mark of secrecy is a gate. Where the machine may hold no secret, a marked paper goes again at once, with the words
 * of its draft; where it may, the level follows the mark. What no program could read is looked at by a person.
 */
const folder = mkdtempSync(path.join(os.tmpdir(), 'an-thu-mat-'));
const LONG_NAME =
  'Công văn số 05-CV-ĐU ngày 02-11-2026 của Ban Thường vụ Đảng ủy về việc chuẩn bị hội nghị tổng kết công tác năm.pdf';
const SECRET = path.join(folder, LONG_NAME);
const REASON = 'Chữ MẬT là tên riêng của dòng suối trong phụ lục, không phải dấu độ mật';
const main = (page: Page): Locator => page.getByRole('main');
const stopDialog = (page: Page): Locator => page.getByRole('alertdialog', { name: /^Dừng lại/ });
const raiseDialog = (page: Page): Locator =>
  page.getByRole('alertdialog', { name: /cao hơn độ mật đã chọn/ });
const field = (page: Page, name: string): Locator => page.locator(`[name="${name}"]`);
const level = (page: Page): Locator => page.locator('[data-field="level"], [data-opens="level"]');

test.beforeAll(async () => {
  const head = ['ĐẢNG BỘ TỈNH ĐÔNG MẪU', 'ĐẢNG ỦY XÃ AN MẪU', 'Số 05-CV/ĐU'];
  writeFileSync(SECRET, await writtenPdf([['Phụ lục'], [...head, 'MẬT', 'Kế hoạch (dữ liệu giả)']]));
  for (const name of ['mot.pdf', 'hai.pdf'])
    writeFileSync(path.join(folder, name), await writtenPdf([[...head, 'Công văn thường, dữ liệu giả']]));
  copyFileSync(paper('d01-scan.pdf'), path.join(folder, 'quet.pdf'));
});

async function freshForm(page: Page): Promise<void> {
  await nav(page, 'incoming');
  await page.keyboard.press('F2');
  await expect(main(page)).toHaveAttribute('data-page', 'registerIncoming');
  await expect(field(page, 'issuer')).toBeFocused();
}

async function attach(station: Station, ...names: readonly string[]): Promise<void> {
  await answerDialogs(
    station.run.app,
    names.map((name) => path.join(folder, name)),
  );
  await expect(
    main(station.page)
      .getByRole('button', { name: /^(Đính kèm|Chọn tệp)/ })
      .first(),
  ).toBeVisible();
  await station.page.keyboard.press('Control+o');
}

async function fill(page: Page, code: string, subject: string): Promise<void> {
  await field(page, 'issuer').fill('Đảng ủy xã An Mẫu');
  await page.keyboard.press('Tab');
  await field(page, 'code').fill(code);
  await choose(page, main(page), /Loại/, /^Công văn/);
  await field(page, 'subject').fill(subject);
  await goToField(page, 4, 'documentDate');
  await page.keyboard.type('hn');
  await field(page, 'subject').focus();
}

/** What the vault still keeps of the form for incoming documents. */
const draftOf = (page: Page): Promise<string | null> =>
  page.evaluate(async () => {
    const reply = await window.anThu?.call('drafts.get', { form: 'registerIncoming', key: 'incoming' });
    return reply?.ok ? reply.value.body : 'no reply';
  });

/** Both sizes, with what a person would mend in them. */
async function bothSizes(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, `${name}-1093`);
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
}

test.describe('a machine with a network', () => {
  let station: Station;
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(async () => {
    station = await openStation();
    await setUp(station, { ...STATION_A, people: [...STATION_A.people, ARCHIVIST] });
    await signIn(station, CLERK);
  });
  test.afterAll(async () => station.run.app.close());

  test('a marked file is stopped at once; read, and it goes with the draft', async () => {
    const { page } = station;
    await freshForm(page);
    await fill(page, '05-CV/ĐU', 'V/v chuẩn bị hội nghị');
    await attach(station, LONG_NAME);
    const dialog = stopDialog(page);
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('img', { name: 'Độ mật: Mật' }).first()).toBeVisible();
    await expect(dialog).toContainText(LONG_NAME);
    await expect(dialog).toContainText('Căn cứ');
    await expect(dialog).toContainText('Tệp gốc vẫn còn ở nơi lấy vào');
    await expect(dialog).toContainText(LEADER.fullName); // there is no cipher officer here
    await expect(dialog).toBeFocused(); // none of its answers
    await page.keyboard.type('hội nghị'); // what was on its way to the field answers nothing
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Delete');
    await expect(dialog).toBeVisible();
    await expect(field(page, 'subject')).toHaveValue('V/v chuẩn bị hội nghị');
    await bothSizes(page, 'secrecy-stop');
    await destroyMarked(page);
    await expect(toast(page, /Đã hủy 1 tệp và nháp/)).toBeVisible();
    await expect(field(page, 'subject')).toHaveValue('');
    await expect(page.getByRole('region', { name: /Công văn số 05/ })).toHaveCount(0);
    expect(await draftOf(page)).toBeNull();
    await nav(page, 'incoming');
    await page.keyboard.press('F2');
    await expect(field(page, 'code')).toHaveValue('');
  });

  test('left by Esc it stays blocked, and nothing of it is registered', async () => {
    const { page } = station;
    await freshForm(page);
    await fill(page, '06-CV/ĐU', 'V/v chuẩn bị hội nghị');
    await attach(station, 'mot.pdf', 'hai.pdf', LONG_NAME);
    const dialog = stopDialog(page);
    await expect(dialog.locator('.secrecyFiles li')).toHaveCount(1); // the third of the three
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(field(page, 'subject')).toHaveValue('V/v chuẩn bị hội nghị');
    await expect.poll(() => draftOf(page)).toBeNull(); // what is stopped is kept by no draft
    await bothSizes(page, 'secrecy-blocked');
    await page.keyboard.press('Control+s');
    await expect(dialog).toBeVisible();
    await expect(main(page)).toHaveAttribute('data-page', 'registerIncoming');
  });

  test('no mark after all: the reason is written, the entry is saved, a leader reads the reason', async () => {
    const { page } = station;
    await stopDialog(page)
      .getByRole('button', { name: /^Đây không phải dấu/ })
      .click();
    const dialog = page.getByRole('dialog', { name: /^Vì sao đây không phải dấu/ });
    await expect(dialog.getByRole('textbox', { name: 'Lý do' })).toBeFocused();
    await page.keyboard.press('Control+Enter'); // nothing is sent without a reason
    await expect(dialog).toBeVisible();
    await page.keyboard.type(REASON);
    await bothSizes(page, 'secrecy-reason');
    await page.keyboard.press('Control+Enter');
    await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
    await expect(main(page)).toHaveAttribute('data-page', 'incoming');

    await changeTo(station, LEADER);
    const desk = station.page;
    await desk.getByRole('row').filter({ hasText: REASON }).dblclick();
    const reasons = desk.getByRole('dialog', { name: 'Lý do về dấu độ mật' });
    await expect(reasons).toContainText(CLERK.fullName);
    await expect(reasons.getByRole('button', { name: 'Đã đọc' })).toBeFocused();
    await bothSizes(desk, 'secrecy-reasons');
    await desk.keyboard.press('Enter');
    await expect(reasons).toContainText('Không có lý do nào chưa đọc');
    await reasons.getByText('Cả năm qua').click();
    await expect(reasons).toContainText(`${LEADER.fullName} đã đọc`);
    await desk.keyboard.press('Escape');
    await expect(desk.getByRole('row').filter({ hasText: REASON })).toHaveCount(0);
  });

  test('the ledger keeps that it was destroyed, and nothing of it', async () => {
    await changeTo(station, ARCHIVIST); // whoever keeps the books reads all of the ledger
    const { page } = station;
    await nav(page, 'ledger');
    await expect(main(page)).toContainText('Hủy tệp và nháp mang dấu độ mật');
    await expect(main(page)).not.toContainText('Công văn số 05');
    await changeTo(station, CLERK);
  });

  test('a scan says beside itself that it was not checked, and takes one key when it is saved', async () => {
    const { page } = station;
    await freshForm(page);
    await fill(page, '07-CV/ĐU', 'V/v thử bản quét');
    await attach(station, 'quet.pdf');
    await expect(main(page).getByText(/chưa kiểm tra được dấu mật \(bản quét\)/)).toBeVisible();
    await bothSizes(page, 'secrecy-scan');
    await page.keyboard.press('Control+s');
    await expect(uncheckedQuestion(page)).toContainText('quet.pdf');
    await page.keyboard.type('xã');
    await page.keyboard.press('Enter'); // a key on its way answers nothing
    await expect(uncheckedQuestion(page)).toBeVisible();
    await bothSizes(page, 'secrecy-unchecked');
    await uncheckedQuestion(page).getByRole('button', { name: 'Mở xem quet.pdf' }).click();
    const pages = page.getByRole('dialog', { name: /^Có đóng dấu/ });
    await expect(pages.locator('canvas').first()).toBeVisible();
    await bothSizes(page, 'secrecy-look');
    await page.keyboard.press('Escape');
    await sayLookedAt(page);
    await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
    await expect(detail(page)).toContainText('V/v thử bản quét');
  });

  test('whoever sees a mark in a scan is told what to do with the paper', async () => {
    const { page } = station;
    await freshForm(page);
    await fill(page, '08-CV/ĐU', 'V/v thử bản quét có dấu');
    await attach(station, 'quet.pdf');
    await expect(main(page).getByText(/chưa kiểm tra được dấu mật/)).toBeVisible();
    await page.keyboard.press('Control+s');
    await uncheckedQuestion(page).getByRole('button', { name: 'Có dấu mật', exact: true }).click();
    await expect(stopDialog(page)).toContainText('Vào sổ giấy');
    await expect(stopDialog(page).getByRole('button', { name: /^Đây không phải/ })).toHaveCount(0);
    await destroyMarked(page);
    await expect(field(page, 'subject')).toHaveValue('');
    expect(await draftOf(page)).toBeNull();
  });

  test('typed words with a mark are kept by no draft', async () => {
    const { page } = station;
    await freshForm(page);
    await fill(page, '09-BC/ĐU', 'Số 09-BC/ĐU\nTỐI MẬT');
    const dialog = stopDialog(page);
    await expect(dialog).toContainText('chữ đã gõ');
    await picture(page, 'secrecy-words');
    expect((await draftOf(page)) ?? '').not.toContain('MẬT'); // what was typed before may have been kept
    await page.keyboard.press('Escape');
    await field(page, 'subject').fill('Báo cáo quý');
    await expect(main(page).getByText(/Đã giữ nháp/)).toBeVisible();
    await field(page, 'subject').fill('Số 09-BC/ĐU\nTỐI MẬT');
    await expect(dialog).toBeVisible();
    await destroyMarked(page);
    await expect(field(page, 'subject')).toHaveValue('');
    expect(await draftOf(page)).toBeNull();
  });

  test('a submission: the same gate beside its files, and the same key for a scan', async () => {
    const { page } = station;
    await page.keyboard.press('F3');
    const form = main(page);
    await expect(form).toHaveAttribute('data-page', 'registerSubmission');
    await form.getByRole('textbox', { name: 'Họ tên' }).fill(SUBMISSION.fullName);
    await form.getByRole('textbox', { name: 'Địa chỉ liên hệ' }).fill(SUBMISSION.address);
    await form.getByRole('textbox', { name: 'Điện thoại' }).fill(SUBMISSION.phone);
    await form.getByRole('textbox', { name: 'Tóm tắt một dòng' }).fill(SUBMISSION.title);
    await form.getByRole('textbox', { name: 'Nội dung, đúng lời người gửi' }).fill(SUBMISSION.body);
    await attach(station, LONG_NAME, 'quet.pdf');
    await expect(stopDialog(page).locator('.secrecyFiles li')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(form.getByRole('button', { name: /^Lưu và cấp mã/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await bothSizes(page, 'secrecy-submission');
    await form.getByRole('button', { name: /^Không lưu được/ }).click();
    await sayNoMark(page, REASON);
    await expect(form.getByText('đã ghi lý do')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await sayLookedAt(page);
    await setLetterAside(page);
    await expect(page.getByRole('status', { name: /Mã biên nhận/ })).toBeVisible();
  });

  test('a mark typed into a submission: the card of before, and the way out with a reason', async () => {
    const { page } = station;
    await nav(page, 'submissions');
    await expect(main(page).getByRole('grid')).toBeVisible(); // the page itself, not the one before it
    await page.keyboard.press('F3');
    const form = main(page);
    await form.getByRole('textbox', { name: 'Họ tên' }).fill(SUBMISSION.fullName);
    await form.getByRole('textbox', { name: 'Địa chỉ liên hệ' }).fill(SUBMISSION.address);
    await form.getByRole('textbox', { name: 'Điện thoại' }).fill(SUBMISSION.phone);
    await form.getByRole('textbox', { name: 'Tóm tắt một dòng' }).fill('Hỏi về biển báo ở bến');
    const body = form.getByRole('textbox', { name: 'Nội dung, đúng lời người gửi' });
    await body.fill('Biển ở bến ghi:\nMẬT\nnghĩa là gì, xin xã cho biết.');
    await expect(form.getByRole('heading', { name: 'Dừng lại: nội dung mang dấu chỉ độ mật' })).toBeVisible();
    await bothSizes(page, 'secrecy-submission-words');
    await form.getByRole('button', { name: /^Đây không phải dấu/ }).click();
    await expect(page.getByRole('textbox', { name: 'Lý do' })).toBeFocused();
    await page.keyboard.type('Người dân chép lại biển hiệu bán mật ong');
    await page.keyboard.press('Control+Enter');
    await expect(form.getByRole('heading', { name: 'Dừng lại: nội dung mang dấu chỉ độ mật' })).toHaveCount(
      0,
    );
    await page.keyboard.press('Control+Enter');
    await setLetterAside(page);
    await expect(page.getByRole('status', { name: /Mã biên nhận/ })).toBeVisible();
    expect(station.complaints).toEqual([]);
  });
});

test.describe('a machine that may hold secrets', () => {
  let station: Station;
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(async () => {
    station = await openStation();
    await setUp(station, { ...STATION_A, classified: true });
    await signIn(station, CLERK);
  });
  test.afterAll(async () => station.run.app.close());

  test('the level moves to the mark, and the next entry begins at none', async () => {
    const { page } = station;
    await freshForm(page);
    await fill(page, '05-CV/ĐU', 'V/v chuẩn bị hội nghị (dữ liệu giả)');
    await expect(level(page)).toContainText('Không mật');
    await attach(station, LONG_NAME);
    await expect(level(page)).toContainText('Mật');
    await expect(level(page)).not.toContainText('Không mật');
    await expect(main(page).getByText(/^Theo dấu trong/)).toBeVisible();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await bothSizes(page, 'secrecy-level');
    await page.keyboard.press('Control+Enter');
    await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
    await expect(level(page)).toContainText('Không mật');
    await expect(field(page, 'issuer')).toHaveValue('Đảng ủy xã An Mẫu');
  });

  test('a lower level is refused: by the mark with one key, or with a written reason', async () => {
    const { page } = station;
    await freshForm(page);
    await fill(page, '10-CV/ĐU', 'V/v chuẩn bị hội nghị lần hai (dữ liệu giả)');
    await attach(station, LONG_NAME);
    await expect(level(page)).not.toContainText('Không mật');
    await choose(page, main(page), /Độ mật/, /Không mật/);
    await expect(main(page).getByText(/^Thấp hơn dấu/)).toBeVisible();
    await page.keyboard.press('Control+s');
    const dialog = raiseDialog(page);
    await expect(dialog).toBeFocused(); // none of its answers
    await bothSizes(page, 'secrecy-raise');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('d');
    await expect(dialog).toHaveCount(0);
    await expect(level(page)).not.toContainText('Không mật');
    await choose(page, main(page), /Độ mật/, /Không mật/);
    await page.keyboard.press('Control+s');
    await dialog.getByRole('button', { name: /^Giữ mức thấp hơn/ }).click();
    await page.keyboard.type(REASON);
    await page.keyboard.press('Control+Enter');
    await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
    await expect(main(page)).toHaveAttribute('data-page', 'incoming');
  });

  test('the form of what leaves, and that of a draft, follow the mark as well', async () => {
    const { page } = station;
    await nav(page, 'outgoing');
    await page.getByRole('button', { name: /Lấy số, đăng ký/ }).click();
    await expect(main(page)).toHaveAttribute('data-page', 'registerOutgoing');
    await attach(station, LONG_NAME);
    await expect(main(page).getByText(/^Theo dấu trong/)).toBeVisible();
    await expect(level(page)).not.toContainText('Không mật');
    await picture(page, 'secrecy-outgoing');
    await nav(page, 'proposals');
    await page
      .getByRole('button', { name: /^Lập phiếu trình/ })
      .first()
      .click();
    await expect(main(page)).toHaveAttribute('data-page', 'editProposal');
    await attach(station, LONG_NAME);
    await expect(main(page).getByText(/^Theo dấu trong/)).toBeVisible();
    await expect(level(page)).not.toContainText('Không mật');
    await bothSizes(page, 'secrecy-proposal');
    expect(station.complaints).toEqual([]);
  });
});
