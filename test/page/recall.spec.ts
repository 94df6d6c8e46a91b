import fs from 'node:fs';
import path from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { chooseFurtherAct, detail, toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { choose, openNewest, registerSecret } from '../flows/secretJob.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown, TRAINEES } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs, newUserData } from '../flows/support/launch.ts';

/**
 * The life of a recall with two people. What others issued: ordered, frozen, erased on this station, closed. What the
 * office issued: ordered, frozen, a proof from each office that holds it, closed.
 */
let station: Station;
const outside = newUserData();
const CODE = '58-CV/TU';
const OWN = /nhân sự đại hội/;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => {
  await station.run.app.close();
  fs.rmSync(outside, { recursive: true, force: true });
});

const main = (page: Page): Locator => page.getByRole('main');
const dialog = (page: Page): Locator => page.getByRole('dialog');
const copies = (page: Page): Locator => detail(page).getByRole('region', { name: 'Bản số' });
const recall = (page: Page): Locator => main(page).getByRole('region', { name: 'Thu hồi', exact: true });
const refusal = (place: Locator): Locator =>
  place.getByRole('alert').filter({ hasText: 'Văn bản đang bị giữ nguyên trạng' });

/** From the document to the page about its protection. */
async function openProtection(page: Page): Promise<void> {
  // of a frozen document little else is offered: then it stands beside the list of further acts
  await expect(detail(page).getByRole('button', { name: 'Thêm việc' })).toBeVisible();
  const beside = detail(page).getByRole('button', { name: 'Bảo vệ bí mật' });
  if (await beside.isVisible()) await beside.click();
  else await chooseFurtherAct(page, /^Bảo vệ bí mật/);
  await expect(main(page)).toHaveAttribute('data-page', 'protection');
}

/** At 125 %: what is missing is said in a line that made the form longer, and stands whole in the pane. */
async function missingIsSeen(page: Page, form: Locator): Promise<void> {
  await resize(page, 'scaled');
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1093);
  await page.keyboard.press('Control+Enter');
  await expect(form.locator('.buttonTold')).not.toBeEmpty();
  await expect(form.locator('.buttonTold')).toBeInViewport({ ratio: 1 });
  await expect(form.locator(':focus')).toBeInViewport({ ratio: 1 });
  await picture(page, `recall-missing-1093-${(await main(page).getAttribute('data-page')) ?? ''}`);
  // that a field may stay empty is read whole
  expect(await cutWords(form.locator('.fieldOptional'))).toEqual([]);
  await resize(page, 'laptop');
}

const cutWords = (place: Locator): Promise<(string | null)[]> =>
  place.evaluateAll((all) =>
    all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
  );

async function order(page: Page, code: string, ground: string): Promise<void> {
  await main(page).getByRole('button', { name: 'Thêm việc' }).click();
  await page.getByRole('menuitem', { name: /^Thu hồi/ }).click();
  const form = main(page).getByRole('region', { name: 'Thu hồi', exact: true });
  await missingIsSeen(page, form);
  await form.getByRole('textbox', { name: /Số văn bản/ }).fill(code);
  await form.getByRole('textbox', { name: /Căn cứ, lý do/ }).fill(ground);
  await picture(page, `recall-order-${code.startsWith('60') ? 'own' : 'issuer'}`);
  await page.keyboard.press('Control+Enter'); // an order that goes out is given by its button alone
  await form.getByRole('button', { name: 'Ra lệnh thu hồi' }).click();
  await expect(toast(page, /Đã ra lệnh thu hồi/)).toBeVisible();
  await expect(main(page)).toContainText('Đang thu hồi: giữ nguyên trạng');
}

async function openOwn(page: Page): Promise<void> {
  await nav(page, 'classifiedOut');
  await main(page).getByRole('row').filter({ hasText: OWN }).first().click();
  await expect(detail(page)).toContainText(OWN);
}

/** Puts the refused form away. */
async function leave(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: /^Thôi/ }).click();
  await expect(dialog(page)).toHaveCount(0);
}

/** Each refusal names the rule behind it. */
async function refusedIn(place: Locator): Promise<void> {
  await expect(refusal(place)).toContainText('Nghị định 63/2026/NĐ-CP');
}

test('a paper of others, with a copy that was permitted', async () => {
  let page = await sitDown(station, 'clerk');
  await registerSecret(station, CODE, TRAINEES.leader);
  await openNewest(page, 'classifiedIn', CODE);
  await copies(page).getByRole('button', { name: 'Xin phép sao' }).click();
  await choose(page, dialog(page), /Hình thức/, /Bản điện tử/);
  await dialog(page).getByRole('textbox', { name: 'Mục đích' }).fill('Gửi đại biểu họp Ban Thường vụ');
  await dialog(page).getByRole('textbox', { name: 'Nơi nhận bản sao' }).fill('Thường trực Đảng ủy');
  await dialog(page).getByRole('button', { name: 'Gửi xin phép' }).click();
  await expect(dialog(page)).toHaveCount(0);

  page = await sitDown(station, 'leader');
  await openNewest(page, 'classifiedIn', CODE);
  await copies(page).getByRole('button', { name: 'Quyết định' }).click();
  await page.keyboard.press('Alt+1');
  await dialog(page).getByRole('button', { name: 'Cho phép' }).click();
  await expect(dialog(page)).toHaveCount(0);
});

test('the leader orders its recall: from now on it is not opened', async () => {
  const { page } = station;
  await openProtection(page);
  await order(page, '59-CV/TU', 'Tỉnh ủy Sơn Hà yêu cầu thu hồi vì gửi nhầm nơi nhận');
  await picture(page, 'recall-frozen');
  await resize(page, 'scaled');
  await picture(page, 'recall-frozen-1093');
  await resize(page, 'laptop');
  // this station proves by erasing, which is the clerk's act
  await expect(recall(page).getByRole('button', { name: 'Xóa trên máy này' })).toHaveCount(0);
  await openNewest(page, 'classifiedIn', CODE);
  await page.getByRole('tab', { name: /^Văn bản/ }).click();
  const opens = page.getByRole('button', { name: /^Mở tệp/ });
  await expect(opens).toHaveAttribute('aria-disabled', 'true');
  await expect(main(page)).toContainText('Văn bản đang thu hồi, mọi việc với nội dung đều dừng');
  await picture(page, 'recall-not-opened');
});

test('nor printed, copied out, saved or sent by the clerk; nothing is written', async () => {
  const page = await sitDown(station, 'clerk');
  await openNewest(page, 'classifiedIn', CODE);
  await expect(detail(page)).toContainText('Nơi gửi đang thu hồi văn bản này');
  const target = path.join(outside, 'ban-sao.pdf');
  await answerDialogs(station.run.app, [target]);
  await copies(page).getByRole('button', { name: 'Xuất bản sao' }).click();
  await dialog(page).getByRole('button', { name: 'Xuất bản sao' }).click();
  await refusedIn(dialog(page));
  await picture(page, 'recall-not-copied');
  await leave(page);
  // a print is a permitted copy: the permit itself is refused, and the button says so before anything is written
  const asks = copies(page).getByRole('button', { name: /^Xin phép sao/ });
  await expect(asks).toBeDisabled();
  await expect(asks).toContainText('Chờ thu hồi xong');
  await picture(page, 'recall-not-printed');
  const tried = await page.evaluate(async (code) => {
    const bridge = window.anThu;
    if (!bridge) throw new Error('no bridge');
    const condition = { year: null, from: null, to: null, issuer: null, typeId: null, level: null };
    const list = await bridge.call('documents.list', {
      book: 'classified-incoming',
      ...condition,
      state: null,
      personId: null,
      overdue: false,
      words: null,
      after: null,
      limit: 50,
    });
    const id = (list.ok ? list.value.rows.find((row) => row.code === code)?.id : null) ?? '';
    const document = await bridge.call('documents.get', { id });
    const file = document.ok ? document.value.attachments[0] : undefined;
    const replies = [
      await bridge.host.saveAttachment(file?.id ?? '', 'thu-hoi.pdf'),
      await bridge.call('exchange.send', { documentId: id, to: [{ stationId: 'bat-ky' }] }),
    ];
    return replies.map((reply) => (reply.ok ? 'done' : [reply.error.code, reply.error.params['rule']]));
  }, CODE);
  expect(tried).toEqual([
    ['document-frozen', 'BM-20'],
    ['document-frozen', 'BM-20'],
  ]);
  expect(fs.existsSync(target)).toBe(false);
});

test('the clerk erases it here; that is the proof, and the recall is closed', async () => {
  const { page } = station;
  await nav(page, 'protection');
  await page.getByRole('tab', { name: /Đang thu hồi/ }).click();
  await expect(main(page).getByRole('row').filter({ hasText: CODE })).toContainText('0/1');
  await picture(page, 'recall-list');
  await openNewest(page, 'classifiedIn', CODE);
  await openProtection(page);
  await recall(page).getByRole('button', { name: 'Xóa trên máy này' }).click();
  await expect(recall(page)).toContainText('không ai khôi phục được'); // nothing is erased by one press
  await picture(page, 'recall-erase');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Enter'); // the button in focus is the one that leaves
  await expect(recall(page)).not.toContainText('không ai khôi phục được');
  await expect(recall(page)).not.toContainText('Đã xóa khóa');
  const erase = recall(page).getByRole('button', { name: 'Xóa trên máy này' });
  await erase.click();
  await erase.click();
  await expect(recall(page)).toContainText('Đã xóa khóa, tệp trên máy này');
  await expect(recall(page)).toContainText('Đã xong');
  await expect(recall(page)).not.toContainText('lệnh tự đi');
  await expect(main(page)).not.toContainText('Đang thu hồi: giữ nguyên trạng');
  await picture(page, 'recall-erased');
  await openNewest(page, 'classifiedIn', CODE);
  await expect(page.getByRole('button', { name: 'Mở tệp' })).toHaveCount(0);
  // no envelope brought the order: the book says so all the same
  await expect(detail(page)).toContainText('Nơi gửi đã thu hồi văn bản này');
  // the line of the book and the head of the pane say it in the place of the state, each with its mark
  await expect(page.locator('.rowsArea [aria-selected=true]')).toContainText('Đã bị thu hồi');
  await expect(detail(page).locator('.detailHead .state-returned')).toHaveText('Đã bị thu hồi');
  await picture(page, 'recall-taken-back');
  await page.keyboard.press('Control+Enter');
  await missingIsSeen(page, main(page).getByRole('region', { name: /^Kết thúc/ }));
  await page.keyboard.press('Escape');
  await detail(page).getByRole('button', { name: 'Xem lệnh ở Bảo vệ bí mật' }).click();
  await expect(recall(page)).toContainText('Đã xong');
});

test('what the office issued is recalled from each office that holds it', async () => {
  let page = await sitDown(station, 'leader');
  await openOwn(page);
  await openProtection(page);
  await order(page, '60-CV/ĐU', 'Có sai sót về thành phần nhân sự');
  await expect(recall(page)).toContainText('Tỉnh ủy Sơn Hà');
  await expect(recall(page)).toContainText('Ban Tổ chức Tỉnh ủy');
  // nobody has to ask how the order comes to them
  await expect(recall(page)).toContainText('lệnh tự đi ở lần trao đổi kế tiếp');

  page = await sitDown(station, 'clerk');
  await openOwn(page);
  await expect(detail(page).getByText('Đang thu hồi', { exact: true })).toBeVisible();
  await expect(main(page)).not.toContainText('Đã thu hồi'); // every proof is still owed
  await openProtection(page);
  const prove = async (office: string, code: string): Promise<void> => {
    const line = recall(page).getByRole('listitem').filter({ hasText: office });
    await resize(page, 'scaled');
    await line.getByRole('button', { name: 'Ghi chứng cứ' }).press('Enter');
    await expect(line.getByRole('region', { name: 'Ghi chứng cứ' })).toBeInViewport({ ratio: 0.95 }); // it comes into view
    await resize(page, 'laptop');
    await choose(page, line, /Loại chứng cứ/, /^Biên bản xóa, hủy/);
    await line.getByRole('textbox', { name: /Số văn bản/ }).fill(code);
    await picture(page, `recall-prove-${code.slice(0, 2)}`);
    await page.keyboard.press('Control+Enter');
    await expect(line).toContainText(`Biên bản xóa, hủy · ${code}`);
  };
  await prove('Tỉnh ủy Sơn Hà', '07-BB/TU');
  await expect(main(page)).toContainText('Đang thu hồi: giữ nguyên trạng'); // one office is still silent
  await prove('Ban Tổ chức Tỉnh ủy', '12-BB/BTCTU');
  await expect(recall(page)).toContainText('Đã xong');
  await expect(main(page)).not.toContainText('Đang thu hồi: giữ nguyên trạng');
  await picture(page, 'recall-closed');
  await page.getByRole('tab', { name: /Đang thu hồi/ }).click();
  await expect(main(page)).toContainText('Không có lệnh thu hồi nào đang mở');
  await nav(page, 'classifiedOut');
  await expect(main(page)).toContainText('Đã thu hồi');
  await expect(main(page)).not.toContainText('Đang thu hồi');
  expect(station.complaints).toEqual([]);
});
