import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { OpName } from '../../shared/ipc/contract.ts';
import { menu } from '../flows/byKeyboard.ts';
import { detail, toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import {
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

/** Two people and the books: 47a and an earlier day by approval, correction, reserved number, closing. */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openStation();
  await setUp(station, STATION_A);
});
test.afterAll(async () => station.run.app.close());

const ask = (page: Page, op: OpName, input: unknown): Promise<unknown> =>
  page.evaluate(
    async ([name, value]) => {
      const reply = await window.anThu?.call(name as never, value as never);
      return reply?.ok ? reply.value : Promise.reject(new Error(JSON.stringify(reply)));
    },
    [op, input] as const,
  );

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const typed = `${today.slice(8)}/${today.slice(5, 7)}/${today.slice(0, 4)}`;
const outgoing = (subject: string) => ({
  book: 'outgoing',
  typeId: 'bao-cao',
  documentDate: today,
  subject,
  level: 'none',
  urgency: 'thuong',
  signer: 'Bùi Quang Thắng',
  recipients: ['Tỉnh ủy Đông Mẫu'],
  copies: 3,
  pages: 2,
  note: '',
  answersId: null,
  files: [],
});

async function chooseBook(page: Page, name: RegExp): Promise<void> {
  await nav(page, 'books');
  await page.getByRole('option', { name }).first().click();
}

async function bookAct(page: Page, act: RegExp): Promise<void> {
  await expect(page.getByRole('main').getByRole('button', { name: 'Việc của sổ' })).toBeVisible();
  await page.keyboard.press('Shift+F10'); // the key of every record's further acts
  await page.getByRole('menuitem', { name: act }).click();
}

test('the clerk opens a book, reserves a number and asks for 01a', async () => {
  await signIn(station, CLERK);
  const { page } = station;
  await chooseBook(page, /Văn bản đi/);
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  await expect(page.getByRole('heading', { name: /Sổ văn bản đi năm/ })).toBeVisible();
  // the button is gone; the keys are at the line of the book that it opened
  const books = page.getByRole('listbox', { name: 'Sổ đăng ký' });
  await expect(books).toBeFocused();
  await expect(books.locator('[aria-selected=true]')).toContainText('Văn bản đi');
  await ask(page, 'documents.registerOutgoing', outgoing('kết quả chuyển đổi số tháng 11'));
  await ask(page, 'documents.registerOutgoing', outgoing('kết quả rà soát nền tảng số dùng chung ở cấp xã'));
  await bookAct(page, /Dự trữ số/);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Loại/ }).click();
  await page.getByRole('option', { name: /^Báo cáo/ }).click();
  await dialog.getByLabel('Dùng vào việc gì').fill('Báo cáo tháng 12, chờ Bí thư ký');
  await picture(page, 'books-reserve');
  await dialog.getByRole('button', { name: 'Dự trữ', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(toast(page, /Đã dự trữ số 3, 03-BC\/ĐU/)).toBeVisible(); // to be written on the paper
  await page.getByRole('tab', { name: /Dự trữ, chèn, lùi ngày/ }).click();
  await expect(page.getByText('Không có đề nghị nào. Xin chèn số, lùi ngày: chọn')).toBeVisible();
  await bookAct(page, /Chèn số/);
  await dialog.getByLabel('Chèn sau số').fill('1');
  await dialog.getByLabel('Ngày vào sổ').fill(typed);
  await dialog.getByLabel('Lý do').fill('Báo cáo đã ký buổi sáng, quên lấy số');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('tab', { name: /Dự trữ, chèn, lùi ngày/ }).click();
  await expect(page.getByText('03-BC/ĐU')).toBeVisible();
  await expect(page.getByText('Chờ duyệt')).toBeVisible();
  await picture(page, 'books-numbers');
});

test('the leader approves; the clerk enters 01a, and an earlier day is refused without approval', async () => {
  await changeTo(station, LEADER);
  let { page } = station;
  await nav(page, 'books');
  await page.getByRole('button', { name: 'Đề nghị (1)' }).click();
  await picture(page, 'books-requests-leader');
  await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await expect(page.getByText('Đã duyệt, chưa vào sổ')).toBeVisible();
  await changeTo(station, CLERK);
  ({ page } = station);
  await nav(page, 'books');
  await page.getByRole('button', { name: 'Đề nghị (1)' }).click();
  await page.getByRole('button', { name: 'Vào sổ theo đề nghị' }).click();
  const form = page.getByRole('main');
  await expect(form.getByRole('button', { name: /Lấy số/ })).toContainText('Chèn sau số 1');
  // not the next one
  await expect(form.getByText('cấp số chọn ở ô Lấy số')).toBeVisible();
  await form.getByRole('button', { name: /Loại/ }).click();
  await page.getByRole('option', { name: /^Báo cáo/ }).click();
  await form.getByLabel('Trích yếu').fill('tình hình thu thập phiếu đảng viên điện tử');
  await form.getByLabel('Người ký').fill('Bùi Quang Thắng');
  await form.getByLabel('Nơi nhận').fill('Tỉnh ủy Đông Mẫu');
  await picture(page, 'books-enter-inserted');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('01a-BC/ĐU').first()).toBeVisible();
  // chosen in the list like any other, and counted
  await expect(page.locator('.rowsArea [aria-selected=true]')).toContainText('01a-BC/ĐU');
  await expect(page.getByText('4 mục, đang mở')).toBeVisible();
  await picture(page, 'books-entered-inserted');
  const late = {
    book: 'incoming',
    arrivedOn: '2026-01-05',
    issuer: 'Tỉnh ủy Đông Mẫu',
    code: '12-CV/TU',
    documentDate: '2026-01-04',
    typeId: 'cong-van',
    level: 'none',
    pages: 1,
    subject: 'thử',
    note: 'thất lạc',
    notADuplicate: true,
  };
  await expect(ask(page, 'documents.registerIncoming', late)).rejects.toThrow(
    /back-date-needs-approval|year/,
  );
});

test('a correction strikes the old text through, readable in the detail', async () => {
  const { page } = station;
  await nav(page, 'outgoing');
  await page.getByText('02-BC/ĐU').first().click();
  // the further acts are those of the line that was clicked, not of the one before it
  await expect(page.getByRole('group', { name: 'Xử lý văn bản' })).toContainText('02-BC/ĐU');
  await page.getByRole('button', { name: 'Thêm việc' }).click();
  await page.getByRole('menuitem', { name: 'Đính chính' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Cột đính chính/ }).click();
  await page.getByRole('option', { name: /ký/ }).first().click();
  await dialog.getByLabel('Ghi lại là').fill('Lê Đức Toản');
  await dialog.getByLabel('Lý do').fill('Ghi nhầm người ký');
  await picture(page, 'books-correct');
  await dialog.getByRole('button', { name: 'Đính chính', exact: true }).click();
  await expect(page.locator('s', { hasText: 'Bùi Quang Thắng' })).toBeVisible();
  await picture(page, 'books-corrected');
});

test('a number out of order that was refused stands on the desk of who asked, with the reason, and opens in its book', async () => {
  const { books } = (await ask(station.page, 'registers.books', {})) as {
    books: { id: string; kind: string }[];
  };
  const bookId = books.find(({ kind }) => kind === 'outgoing')?.id ?? '';
  const { id } = (await ask(station.page, 'registers.ask', {
    bookId,
    number: 2,
    onDate: today,
    reason: 'Quên lấy số buổi sáng',
  })) as { id: string };
  await changeTo(station, LEADER);
  const note = 'Văn bản này lấy số kế tiếp';
  const { requests } = (await ask(station.page, 'registers.requests', { bookId, open: true })) as {
    requests: { id: string; shown: string }[];
  };
  const shown = requests.find((one) => one.id === id)?.shown;
  await ask(station.page, 'registers.decide', { id, shown, approve: false, note });
  await changeTo(station, CLERK);
  const { page } = station;
  const line = page.getByRole('main').getByRole('row').filter({ hasText: note });
  await expect(line).toContainText('Không được chèn số');
  await picture(page, 'desk-number-refused');
  await line.dblclick();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'books');
  await expect(page.getByRole('tab', { name: /Dự trữ, chèn, lùi ngày/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByText(`Ý kiến: ${note}`)).toBeVisible();
  await picture(page, 'books-number-refused');
});

test('a record of an earlier year that was found stands in the list of its own year', async () => {
  const { page } = station;
  const year = Number(today.slice(0, 4));
  // the window's own day: the new year has come
  await page.clock.install();
  await page.clock.setSystemTime(Date.UTC(year + 1, 0, 5, 3));
  await nav(page, 'incoming');
  await expect(page.getByRole('heading', { name: 'Văn bản đến' })).toBeVisible();
  await nav(page, 'outgoing');
  await expect(page.getByRole('button', { name: `Sổ ${String(year + 1)}` })).toBeVisible();
  await expect(page.locator('.rowsArea [role=option]')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('02-BC/ĐU');
  await page.getByRole('option').filter({ hasText: '02-BC/ĐU' }).first().click();
  await expect(page.getByRole('button', { name: `Sổ ${String(year)}` })).toBeVisible();
  await expect(page.locator('.rowsArea [aria-selected=true]')).toContainText('02-BC/ĐU');
  await expect(page.locator('.rowsArea [data-keys="list"]')).toBeFocused();
  await picture(page, 'found-in-an-earlier-year');
  await page.clock.setSystemTime(Date.now());
});

test('closing waits for what is unfinished, then is for ever, with its hash', async () => {
  const { page } = station;
  await chooseBook(page, /Văn bản đi/);
  await bookAct(page, /Khóa sổ/);
  const sure = page.getByRole('alertdialog');
  // the year runs on: what that means stands before the act
  await expect(sure.getByText(/tới hết năm không ghi được/)).toBeVisible();
  await sure.getByRole('button', { name: 'Khóa sổ' }).click();
  await expect(sure.getByText('Chưa khóa được')).toBeVisible();
  await expect(sure.getByText(/SO-11/)).toBeVisible();
  await picture(page, 'books-close-refused');
  await sure.getByRole('button', { name: 'Thôi', exact: true }).click();
  await page.getByRole('tab', { name: /Dự trữ, chèn, lùi ngày/ }).click();
  await page.getByLabel('Lý do bỏ').fill('Không ban hành nữa');
  await page.getByRole('button', { name: 'Bỏ số' }).click();
  await expect(page.getByText('Không dùng', { exact: true })).toBeVisible();
  await bookAct(page, /Khóa sổ/);
  await sure.getByRole('button', { name: 'Khóa sổ' }).click();
  await expect(page.getByText(/nội dung còn nguyên/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Việc của sổ' })).toHaveCount(0);
  await page.getByRole('tab', { name: /In sổ/ }).click();
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await expect(page.locator('canvas').first()).toBeVisible();
  await picture(page, 'books-closed');
  await expect(ask(page, 'documents.registerOutgoing', outgoing('thêm'))).rejects.toThrow('book-closed');
  await page.getByRole('button', { name: 'Bàn giao sổ' }).click();
  await picture(page, 'books-handover');
  await page.getByRole('button', { name: 'Thống kê BMNN' }).focus();
  await page.keyboard.press('Enter');
  // the keys are in what was opened: on to the dates and the button, and the books beside it leave it alone
  const count = page.getByRole('button', { name: 'Đếm' });
  await expect(count).toBeVisible();
  await expect(page.locator('[data-pane=book]:focus-within')).toHaveCount(1);
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await expect(count).toBeVisible();
  await count.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('khớp nhau')).toBeVisible();
  await picture(page, 'books-statistics');
});

/** Lưu hồ sơ without the mouse: the dossier used last is proposed, another is new, one is found by words of its title. */
async function fileByKeyboard(page: Page, code: string): Promise<void> {
  await nav(page, 'outgoing');
  await page.getByRole('main').locator('[data-keys="list"]').first().focus();
  await page.keyboard.press('End');
  await expect(detail(page)).toContainText(code);
  await menu(page, detail(page).getByRole('button', { name: 'Thêm việc' }), /^Lưu hồ sơ/);
  const dialog = page.getByRole('dialog', { name: 'Lưu vào hồ sơ nào?' });
  const dossier = dialog.getByRole('combobox', { name: 'Số và ký hiệu hồ sơ' });
  const title = dialog.getByRole('textbox', { name: 'Tiêu đề hồ sơ' });
  await expect(dossier).toBeFocused();
  await expect(dossier).toHaveValue('05.01');
  await expect(title).toHaveValue(/^Chuyển đổi số/);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('05.09');
  await expect(dialog.getByText('Hồ sơ mới: ghi tiêu đề ở dưới.')).toBeVisible();
  await expect(title).toHaveValue('');
  await page.keyboard.press('Control+Enter'); // a new one needs its title: it says so and goes there
  await expect(title).toBeFocused();
  await expect(dialog.getByRole('alert')).toHaveText(/\S/);
  await dossier.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('chuyen doi');
  await expect(page.getByRole('option', { name: /05\.01/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dossier).toHaveValue('05.01');
  // another size of the window leaves what is being written where it is
  await resize(page, 'scaled');
  await expect(title).toHaveValue(/^Chuyển đổi số/);
  await expect(page.locator('.popover')).toHaveCount(0); // nor has what was found for the text taken opened a list
  await page.keyboard.press('Tab');
  await picture(page, 'file-in-dossier-125');
  await resize(page, 'laptop');
  await expect(dossier).toHaveValue('05.01');
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /Đã lưu hồ sơ/)).toContainText('05.01');
  await expect(dialog).toHaveCount(0);
}

test('nộp lưu: a finished dossier and the closed book go in a package that plain Node checks; the same file is refused back', async () => {
  const { page, run } = station;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-archive-e2e-'));
  const file = path.join(folder, 'nop-luu.zip');
  const { rows } = (await ask(page, 'documents.list', {
    book: 'outgoing',
    year: null,
    from: null,
    to: null,
    issuer: null,
    typeId: null,
    level: null,
    state: null,
    personId: null,
    overdue: false,
    words: null,
    after: null,
    limit: 50,
  })) as { rows: { id: string; code: string; revision: number }[] };
  const oldest = rows.at(-1);
  for (const [index, { id }] of rows.entries()) {
    const { revision } = (await ask(page, 'documents.get', { id })) as { revision: number };
    const seen =
      index === 0
        ? { id, revision }
        : ((await ask(page, 'documents.issue', { id, revision })) as { id: string });
    const dossier =
      index === 0
        ? { dossierCode: '05.02', dossierTitle: 'Báo cáo chờ phát hành' }
        : { dossierCode: '05.01', dossierTitle: 'Chuyển đổi số trong các cơ quan đảng năm nay' };
    if (id === oldest?.id) continue;
    await ask(page, 'documents.file', { ...seen, ...dossier }).catch((error: unknown) => {
      if (index > 0) throw error;
    });
  }
  await fileByKeyboard(page, oldest?.code ?? '');
  await nav(page, 'books');
  await page.getByRole('button', { name: 'Hồ sơ', exact: true }).click();
  await page.getByRole('searchbox').fill('chuyen doi');
  await page.getByRole('row', { name: /05\.01/ }).click();
  await page.getByRole('button', { name: 'Kết thúc hồ sơ…' }).click();
  const close = page.getByRole('dialog', { name: 'Kết thúc hồ sơ 05.01' });
  await close.getByRole('combobox', { name: 'Thời hạn bảo quản' }).fill('20 năm');
  await page.keyboard.press('Tab'); // puts the list of suggestions away
  await resize(page, 'scaled');
  await picture(page, 'dossier-close-125');
  await close.getByRole('button', { name: 'Kết thúc hồ sơ', exact: true }).click();
  await expect(page.getByText('Đã kết thúc hồ sơ').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /05\.01/ })).toContainText('Kết thúc');
  await page.getByRole('searchbox').fill('');
  await picture(page, 'dossiers-125');
  await page.getByRole('row', { name: /05\.01/ }).dblclick();
  await expect(page.getByRole('region', { name: 'Các lần kết thúc' })).toContainText('20 năm');
  await picture(page, 'dossier-inside-125');
  await resize(page, 'laptop');
  await page.getByRole('button', { name: 'Mục lục văn bản' }).click();
  await expect(page.getByRole('dialog', { name: /Giấy tờ của hồ sơ 05\.01/ })).toBeVisible();
  await picture(page, 'dossier-contents');
  await page.keyboard.press('Escape');
  await picture(page, 'dossier-inside');
  await page.getByRole('button', { name: 'Nộp lưu' }).click();
  await page
    .getByRole('row', { name: /05\.01/ })
    .getByRole('checkbox')
    .click();
  await page
    .getByRole('row', { name: /Sổ văn bản đi/ })
    .getByRole('checkbox')
    .click();
  await expect(page.getByText(/Đã chọn 1 hồ sơ/)).toBeVisible();
  await resize(page, 'scaled');
  await picture(page, 'archive-give-125');
  await resize(page, 'laptop');
  await picture(page, 'archive-give');
  await answerDialogs(run.app, [file]);
  await page.getByRole('button', { name: 'Ghi gói nộp lưu…' }).click();
  await expect(page.getByText('Đã ghi gói nộp lưu')).toBeVisible();
  const script = path.resolve('build/tools/verifyArchive.mjs');
  const checked = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, dossiers: 1, registers: 1 });
  await page.getByRole('tab', { name: /Gói đã nộp/ }).click();
  await page.getByRole('button', { name: 'Xem mục lục' }).click();
  await expect(page.getByRole('cell', { name: /Chuyển đổi số/ })).toBeVisible();
  await picture(page, 'archive-packages');
  await page.getByRole('button', { name: 'Nhận gói nộp lưu…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Gói còn nguyên/)).toBeVisible();
  await picture(page, 'archive-take');
  await dialog.getByRole('button', { name: 'Nhận vào kho' }).click();
  await expect(dialog.getByText('Gói này do chính cơ quan này lập')).toBeVisible();
  await dialog.getByRole('button', { name: 'Thôi', exact: true }).click();
  fs.rmSync(folder, { recursive: true });
});
