import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { go, step } from '../flows/caseActs.ts';
import { faultsOf } from '../flows/inspect.ts';
import { paper, setLetterAside, toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/** One case of each kind from the door to the rating: clerk, head of the office, specialist, leader, clerk. */
const KINDS = ['Phản ánh', 'Kiến nghị', 'Sáng kiến', 'Giải pháp'] as const;
/** What goes with an answer. */
const LETTER = paper('d02.pdf');
const codes = new Map<string, string>();
let station: Station;
test.describe.configure({ mode: 'serial', timeout: 90_000 });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });

/** Opens a case of this run by its receipt code. */
async function openCase(page: Page, kind: string): Promise<void> {
  await nav(page, 'submissions');
  const code = codes.get(kind) ?? '';
  await page.getByRole('searchbox').fill(code);
  const rows = page.getByRole('grid', { name: 'Danh sách hồ sơ' }).getByRole('row');
  await expect(rows.filter({ hasText: /[A-Z]{2}-\d/ }).filter({ hasNotText: code })).toHaveCount(0); // it is narrowed
  await rows.filter({ hasText: code }).first().dblclick();
  await expect(page.getByRole('heading', { name: codes.get(kind) ?? '' })).toBeVisible();
}

test('the counter takes in one of each kind and accepts them', async () => {
  const page = await sitDown(station, 'clerk');
  await nav(page, 'submissions');
  for (const kind of KINDS) {
    await page.keyboard.press('F3');
    await page.getByRole('button', { name: /\d Loại$/ }).click();
    await page.getByRole('option', { name: kind }).click();
    await box(page, 'Họ tên').fill('Lò Văn Mẫu');
    await box(page, /Địa chỉ/).fill('Thôn Pá Cha, xã Đồng Vàng');
    await box(page, /Điện thoại/).fill('0912 000 222');
    await box(page, /Tóm tắt/).fill(`${kind} về cảm biến mực nước suối Nậm Mu`);
    await box(page, /Nội dung/).fill(
      `${kind}: đặt cảm biến đo mực nước suối Nậm Mu, báo về điện thoại khi lũ lên.`,
    );
    await page.keyboard.press('Control+Enter');
    await setLetterAside(page);
    const told = page.getByRole('status', { name: /Mã biên nhận/ });
    await expect(told).toBeVisible();
    codes.set(kind, /[A-Z]{2}-[\w-]+/.exec((await told.getAttribute('aria-label')) ?? '')?.[0] ?? '');
    await button(page, 'Mở hồ sơ').click();
    await step(page, 'Phân loại');
    if (kind === 'Phản ánh') await nothingChosen(page);
    await page.keyboard.press('Alt+1');
    await go(page, 'Đã thụ lý');
  }
  await picture(page, 'case-life-accepted');
});

/** No answer is given before the person gives one: Ctrl Enter does nothing but say so. */
async function nothingChosen(page: Page): Promise<void> {
  const form = page.getByRole('region', { name: 'Phân loại' });
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toHaveText('Chọn một quyết định');
  await expect(form.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(form.getByRole('radio', { name: /^Thụ lý/ })).toBeFocused();
}

/** Where the answer is written: there at once when nothing else is to be done, else behind its button. */
async function answerBox(page: Page) {
  const open = button(page, /^Soạn trả lời/);
  const typed = box(page, 'Dự thảo trả lời');
  await expect(open.or(typed).first()).toBeVisible();
  if ((await open.count()) > 0) await open.first().click();
  return typed;
}

test('the head of the office assigns them', async () => {
  const page = await sitDown(station, 'office');
  for (const kind of KINDS) {
    await openCase(page, kind);
    await step(page, 'Phân công');
    // a person is found by any words of the name; the space picks nobody, nor does a slip move the place
    const lead = page.getByRole('button', { name: /Chủ trì/ });
    await lead.press('ArrowDown'); // Enter goes along the fields, here as in the forms of the books
    const wanted = page.getByRole('option', { name: /Đặng Thị Thu Thủy/ });
    await expect(wanted).toBeVisible(); // the list opens while its people are still being read
    await page.keyboard.type('thu thuyx ');
    await expect(wanted).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(lead).toContainText('Đặng Thị Thu Thủy');
    await go(page, 'Đã giao việc');
  }
  // back in the narrowed list the keys are on the line that was open
  await expect(page.locator('.actFoot')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Danh sách hồ sơ' })).toBeFocused();
  const search = page.getByRole('searchbox');
  await expect(search).toHaveValue(codes.get('Giải pháp') ?? '');
  // the key of the search leads there from the filter too, and where it is narrowed to nothing
  await page
    .getByRole('radio', { name: /^Tất cả/ })
    .first()
    .click();
  await expect(page.getByRole('row').first()).toBeVisible();
  await expect(search).not.toBeFocused();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.getByRole('radio', { name: /^Quá hạn/ }).click();
  await expect(page.getByText('Không có hồ sơ nào khớp')).toBeVisible();
  await expect(search).not.toBeFocused();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
});

test('the specialist takes them up, asks another office, links a document and submits an answer', async () => {
  const page = await sitDown(station, 'specialist');
  for (const kind of KINDS) {
    await openCase(page, kind);
    await step(page, 'Nhận việc');
    await expect(toast(page, /Đã bắt đầu xử lý/)).toBeVisible();
    if (kind === 'Phản ánh') await consult(page);
    await (
      await answerBox(page)
    ).fill(`Kính gửi ông/bà, ${kind.toLowerCase()} được ghi nhận, lắp trước 15/12.`);
    await go(page, 'Đã trình duyệt');
  }
});

async function consult(page: Page): Promise<void> {
  // the key opens the list with its first act under the keys; Ctrl K has them all the same
  const acts = page.getByRole('menuitem');
  await expect(button(page, 'Việc khác')).toBeVisible();
  await page.keyboard.press('Shift+F10');
  await expect(acts.first()).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await expect(acts).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(acts).toHaveCount(0);
  await button(page, 'Việc khác').click();
  await page.getByRole('menuitem', { name: 'Hỏi ý kiến' }).click();
  await page.getByText('Cơ quan khác', { exact: true }).click();
  await box(page, 'Tên cơ quan được hỏi').fill('Đài Khí tượng thủy văn tỉnh');
  await box(page, 'Câu hỏi').fill('Mực nước báo động cấp I là bao nhiêu?');
  await picture(page, 'case-life-ask');
  expect(await faultsOf(page)).toEqual([]);
  await go(page, 'Đã ghi câu hỏi');
  const asked = page.getByRole('region', { name: 'Ý kiến phối hợp' });
  await expect(asked).toContainText('Đài Khí tượng');
  await asked.getByRole('button', { name: 'Ghi ý kiến của cơ quan này' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('152,5 m.');
  await page.getByRole('dialog').getByRole('button', { name: 'Cho ý kiến' }).click();
  await expect(asked).toContainText('152,5 m.');
  // a colleague too; it is theirs to answer with the main button of the case
  await button(page, 'Việc khác').click();
  await page.getByRole('menuitem', { name: 'Hỏi ý kiến' }).click();
  await page.getByRole('button', { name: /Người được hỏi/ }).click();
  await page.getByRole('option', { name: /Vũ Hoài Nam/ }).click();
  await box(page, 'Câu hỏi').fill('Đã có trạm đo nào gần đây chưa?');
  await go(page, 'Đã ghi câu hỏi');
  await expect(asked).toContainText('Đã có trạm đo nào');
  await page.getByRole('region', { name: 'Liên quan' }).getByRole('button', { name: 'Nối thêm' }).click();
  await page.getByRole('dialog').getByRole('searchbox').fill('chuyển đổi số');
  await page.getByRole('dialog').locator('.radio').first().click();
  await picture(page, 'case-life-link');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Nối', exact: true }).click();
  await expect(toast(page, /Đã nối/)).toBeVisible();
  // what is said to be done stands in the case already: the next act must not find an older one
  expect(await page.getByRole('region', { name: 'Liên quan' }).getByRole('listitem').count()).toBe(1);
}

test('whoever was asked for an opinion gives it with the main key of the case', async () => {
  const page = await sitDown(station, 'officer');
  await openCase(page, 'Phản ánh');
  await expect(button(page, /^Cho ý kiến/)).toContainText('Ctrl Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.actFoot .proposed')).toContainText('Đã có trạm đo nào');
  await expect(box(page, 'Ý kiến')).toBeFocused();
  await box(page, 'Ý kiến').fill('Trạm Pá Cha, cách 7 km.');
  await picture(page, 'case-life-opinion');
  await go(page, 'Đã ghi ý kiến');
  await expect(page.getByRole('region', { name: 'Ý kiến phối hợp' })).toContainText('Trạm Pá Cha');
  await expect(button(page, /^Cho ý kiến/)).toHaveCount(0);
});

test('a round is sent back, compared, approved and signed by another person', async () => {
  let page = await sitDown(station, 'leader');
  await openCase(page, 'Phản ánh');
  await step(page, 'Duyệt trả lời');
  await page.getByText('Trả lại để sửa', { exact: false }).first().click();
  await box(page, /Vì sao/).fill('Ghi rõ nơi lắp');
  await go(page, 'Đã trả lại');
  page = await sitDown(station, 'specialist');
  await openCase(page, 'Phản ánh');
  // its form is simply there: R leads to it, and what came back is not handed in again as it was
  await expect(page.getByText('Đang xử lý').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(button(page, /^Trình duyệt/)).toBeDisabled();
  await page.locator('[data-pane="case"] [data-pane-focus]').focus();
  await page.keyboard.press('r');
  await expect(await answerBox(page)).toBeFocused();
  await (await answerBox(page)).fill('Kính gửi ông/bà, cảm biến lắp tại cầu treo Nậm Mu trước 15/12.');
  await button(page, /So với lượt 1/).click();
  await picture(page, 'case-life-rounds');
  await page.keyboard.press('Escape');
  // what goes with it is picked by Ctrl O, and taken out again by its own button
  await answerDialogs(station.run.app, [LETTER]);
  await (await answerBox(page)).focus();
  await page.keyboard.press('Control+O');
  const enclosed = page.locator('.actFoot').getByText(path.basename(LETTER));
  await expect(enclosed).toBeVisible();
  await page.getByRole('button', { name: `Bỏ tệp ${path.basename(LETTER)}` }).click();
  await expect(enclosed).toHaveCount(0);
  await page.keyboard.press('Control+O');
  await expect(enclosed).toBeVisible();
  await picture(page, 'case-life-enclosed');
  await resize(page, 'scaled');
  await picture(page, 'case-life-enclosed-1093');
  await resize(page, 'laptop');
  await go(page, 'Đã trình duyệt');
  page = await sitDown(station, 'leader');
  for (const kind of KINDS) {
    await openCase(page, kind);
    await step(page, 'Duyệt trả lời');
    if (kind === 'Phản ánh') {
      // who decides sees what changed since the round that went back
      await button(page, /So với lượt 1/).click();
      await expect(page.getByRole('dialog')).toContainText('Nậm');
      await page.keyboard.press('Escape');
      // and what goes with the answer, before it is approved
      await page
        .locator('.actFoot')
        .getByRole('button', { name: path.basename(LETTER) })
        .click();
      await expect(page.getByRole('dialog', { name: path.basename(LETTER) })).toBeVisible();
      await picture(page, 'case-life-enclosed-seen');
      await page.keyboard.press('Escape');
    }
    await page.getByText(/^Duyệt trả lời \(/).click();
    const passphrase = page.getByLabel('Cụm mật khẩu của người ký');
    if (kind === 'Phản ánh') {
      await go(page, 'Đã duyệt trả lời'); // left empty, it is signed later
      await step(page, 'Ký trả lời');
      await passphrase.fill('tập huấn an thư');
      await go(page, 'Đã ký trả lời');
      // nobody told the sender yet: the case may be closed with a reason, but the keys don't lead there
      await expect(page.getByRole('button', { name: /^Đóng hồ sơ/ })).not.toContainText('Ctrl Enter');
    } else {
      await expect(button(page, /^Chỉ duyệt, chưa ký/)).toBeVisible();
      await passphrase.fill('tập huấn an thư');
      await expect(button(page, /^Duyệt và ký/)).toBeVisible();
      await picture(page, 'case-life-approve-sign');
      await go(page, 'Đã duyệt và ký trả lời');
      // what waits for such a word next is opened by itself
      await expect(page.getByRole('heading', { name: codes.get(kind) ?? '' })).toHaveCount(0);
    }
  }
  await openCase(page, 'Giải pháp');
  await expect(page.getByText('Chữ ký hợp lệ')).toBeVisible();
  // approved and signed is not answered
  await expect(page.getByText('Đã duyệt, chờ gửi').first()).toBeVisible();
  await expect(page.getByText('Đã trả lời', { exact: true })).toHaveCount(0);
  await picture(page, 'case-life-approved');
});

test('the clerk numbers, delivers, prints, rates and closes', async () => {
  const page = await sitDown(station, 'clerk');
  for (const kind of KINDS) {
    await openCase(page, kind);
    await step(page, 'Cấp số');
    await go(page, 'Đã cấp số');
    await expect(page.getByRole('button', { name: /^Số \d+-CV/ })).toBeVisible();
    await step(page, 'Gửi trả lời');
    await expect(box(page, /Số, ký hiệu văn bản trả lời/)).toHaveValue(/\d+-CV/);
    await go(page, 'Đã ghi việc gửi');
    await expect(page.getByText(/^Đã gửi trả lời/)).toBeVisible(); // the case as it stands now
    await expect(page.getByText('Đã trả lời', { exact: true }).first()).toBeVisible();
    await step(page, 'Ghi đánh giá');
    // by keys alone: the form has them when it opens
    await page.keyboard.press('Alt+5');
    await expect(page.getByRole('radio', { name: /^5 \/ 5 \(hài lòng nhất\)/ })).toBeChecked();
    await box(page, /Lời người gửi/).fill('Rõ ràng');
    await go(page, 'Đã ghi đánh giá');
    await expect(button(page, /^Ghi đánh giá/)).toHaveCount(0);
    if (kind === 'Phản ánh') await proposeCopy(page);
    else {
      await step(page, 'Đóng hồ sơ');
      const form = page.getByRole('region', { name: 'Đóng hồ sơ' });
      await expect(form).toBeVisible();
      await expect(form.getByRole('radio')).toHaveCount(0); // the rating is written already
      await go(page, 'Đã đóng hồ sơ');
    }
  }
  await picture(page, 'case-life-closed');
  expect(await faultsOf(page)).toEqual([]);
});

async function proposeCopy(page: Page): Promise<void> {
  await step(page, 'Lập bản công khai');
  // a key that answers in other forms takes nobody away from what is typed here
  const title = box(page, 'Tiêu đề công khai');
  await title.press('End');
  await page.keyboard.insertText(' (đã che)');
  await page.keyboard.press('Alt+1');
  await expect(title).toHaveValue(/\(đã che\)$/);
  const body = box(page, 'Nội dung công khai');
  await body.fill(
    `${await body.inputValue()}\n${'Mưa to, nước lên nhanh, dân không kịp tránh.\n'.repeat(20)}`,
  );
  await picture(page, 'case-life-public');
  await go(page, 'Đã trình bản công khai');
}

test('the public copy is released by another person and leaves in a signed bundle', async () => {
  let page = await sitDown(station, 'deputy');
  await openCase(page, 'Phản ánh');
  await step(page, 'Duyệt bản công khai');
  // Alt 1 answers here, and leads to no other page
  await expect(page.getByRole('radio', { name: /^Duyệt công khai/ })).not.toBeChecked();
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('radio', { name: /^Duyệt công khai/ })).toBeChecked();
  // what is decided about is read above the answers, also on a scaled screen: all of them are in sight
  await picture(page, 'case-life-decide-public');
  await resize(page, 'scaled');
  await picture(page, 'case-life-decide-public-1093');
  const copy = await page.locator('.actFoot .proposed').boundingBox();
  expect(copy?.height).toBeGreaterThan(140);
  const rest = await page.locator('.actBody').evaluate((node) => node.scrollHeight - node.clientHeight);
  expect(rest).toBe(0);
  const beyond = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(beyond).toBeLessThanOrEqual(0);
  await resize(page, 'laptop');
  await go(page, 'Đã duyệt bản công khai');
  page = await sitDown(station, 'clerk'); // who holds the key of the office
  await nav(page, 'submissions');
  await page.getByRole('button', { name: /Phải báo/ }).click();
  const file = path.join(station.run.userData, 'cong-khai.p7m');
  const publications = page.getByRole('region', { name: 'Bản công khai' });
  // put off at the file's name, it stays to be written, and is not lost as given out
  await answerDialogs(station.run.app, []);
  await publications.getByRole('button', { name: 'Xuất gói ký số' }).click();
  await expect(publications.getByText('Gói 1 bản đã ký nhưng chưa ghi ra tệp')).toBeVisible();
  await answerDialogs(station.run.app, [file]);
  await publications.getByRole('button', { name: 'Ghi ra tệp…' }).press('Enter');
  await expect(toast(page, /Đã lưu gói/)).toBeVisible();
  await expect(publications).toBeFocused();
  expect(fs.readFileSync(file).includes('an-thu/cong-khai/1')).toBe(true);
  await picture(page, 'case-life-bundle');
  expect(await faultsOf(page)).toEqual([]);
});
