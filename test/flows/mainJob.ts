import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { answerDialogs, ROOT } from './support/launch.ts';
import { drawn } from './inspect.ts';
import { nav } from './navigation.ts';
import { LEADER, SPECIALIST, type Station } from './station.ts';
import { picture } from './window.ts';

export const paper = (name: string): string => path.join(ROOT, 'test/fixtures/dispatches', name);

/** A dispatch as it lies on the clerk's table (test/fixtures/dispatches/dispatches.json, D01). */
export const DISPATCH = {
  file: 'd01.pdf',
  issuer: 'Đảng ủy xã An Mẫu',
  code: '47-CV/ĐU',
  date: '05032026',
  type: 'Công văn',
  subject: 'đôn đốc cập nhật kết quả xử lý phản ánh, kiến nghị, sáng kiến, giải pháp tháng 02/2026',
} as const;

export const toast = (page: Page, text: RegExp) =>
  page.getByRole('status', { name: 'Thông báo' }).filter({ hasText: text });

const focused = (page: Page) => page.locator(':focus');

/** What the focused choice shows now; the arrows change it without opening the list. */
async function chooseByArrows(page: Page, wanted: string): Promise<void> {
  await page.keyboard.press('ArrowDown');
  const list = page.getByRole('listbox');
  await expect(list).toBeVisible();
  const options = await list.getByRole('option').allInnerTexts();
  const target = options.findIndex((option) => option.trim().startsWith(wanted));
  if (target < 0) throw new Error(`“${wanted}” is not offered: ${options.join(', ')}`);
  const option = list.getByRole('option').nth(target);
  for (let step = 0; step <= options.length; step += 1) {
    if (await option.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(list).toHaveCount(0);
}

/** Counts what the hand enters: a field whose value came by itself is no entry. */
export interface Entries {
  count: number;
}

/**
 * The clerk's form from F2 on, with keys alone. Walks on with Enter; leaves everything that the form proposes (type,
 * level, urgency, pages of the file, due date).
 */
export async function logByKeyboard(station: Station): Promise<Entries> {
  const { page, run } = station;
  const entries: Entries = { count: 0 };
  const enter = async (field: string, text: string): Promise<void> => {
    await expect(focused(page)).toHaveAttribute('name', field);
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    entries.count += 1;
  };
  await page.keyboard.press('F2');
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'registerIncoming');
  await enter('issuer', DISPATCH.issuer);
  await enter('code', DISPATCH.code);
  // the type follows the notation as it is typed
  await expect(page.getByRole('button', { name: `Loại: ${DISPATCH.type}, theo ký hiệu` })).toBeVisible();
  await enter('subject', DISPATCH.subject);
  await enter('documentDate', DISPATCH.date);
  await expect(focused(page)).toHaveText(/Lưu, sang văn bản kế/); // nothing else is still to be said
  await answerDialogs(run.app, [paper(DISPATCH.file)]);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('region', { name: new RegExp(DISPATCH.file) })).toBeVisible();
  entries.count += 1;
  await goToField(page, 9, 'presentTo'); // the printed number, though a field that is not shown now stands before it
  await expect(focused(page)).toHaveAttribute('data-field', 'presentTo');
  await chooseByArrows(page, LEADER.fullName);
  entries.count += 1;
  return entries;
}

/** Ctrl G and the number that stands before the field. */
export async function goToField(page: Page, number: number, name: string): Promise<void> {
  await page.keyboard.press('Control+g');
  // as a hand types them: none waits until the window has answered the one before
  await Promise.all([...String(number)].map((digit) => page.keyboard.press(digit)));
  await expect(page.locator(`[name="${name}"], [data-field="${name}"]`)).toBeFocused();
}

/** Saves and goes on to the next paper; answers with the number that was given. */
export async function saveAndNext(page: Page): Promise<number> {
  await page.keyboard.press('Control+Enter');
  const said = toast(page, /Đã đăng ký, số đến/);
  await expect(said).toBeVisible();
  return Number(/số đến\s*(\d+)/.exec(await said.innerText())?.[1]);
}

export const SUBMISSION = {
  fullName: 'Hoàng Thị Nhạn',
  address: 'Thôn Bãi Sậy, xã Đồng Vàng',
  phone: '0912 000 321',
  title: 'Đèn đường thôn Bãi Sậy hỏng đã ba tuần',
  body: 'Từ đầu tháng mười một, bốn bóng đèn ở ngõ ba không sáng, trẻ em đi học về tối rất nguy hiểm.',
} as const;

/** The letter of acknowledgement opened with the save; it is not printed now. */
export async function setLetterAside(page: Page): Promise<void> {
  const paper = page.getByRole('dialog', { name: /Giấy tờ của hồ sơ/ });
  await expect(paper.locator('canvas').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(paper).toHaveCount(0);
}

/** Takes in what a citizen says at the counter; answers with the receipt code. */
export async function takeIn(page: Page): Promise<string> {
  await page.keyboard.press('F3');
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'registerSubmission');
  const form = page.getByRole('main');
  await form.getByRole('textbox', { name: 'Họ tên' }).fill(SUBMISSION.fullName);
  await form.getByRole('textbox', { name: 'Địa chỉ liên hệ' }).fill(SUBMISSION.address);
  await form.getByRole('textbox', { name: 'Điện thoại' }).fill(SUBMISSION.phone);
  await form.getByText('Nhập thay: người gửi không tự viết').click();
  await form.getByRole('textbox', { name: 'Tóm tắt một dòng' }).fill(SUBMISSION.title);
  await form.getByRole('textbox', { name: 'Nội dung, đúng lời người gửi' }).fill(SUBMISSION.body);
  await page.keyboard.press('Control+Enter');
  await setLetterAside(page);
  const code = page.getByRole('status', { name: /Mã biên nhận/ });
  await expect(code).toBeVisible();
  return (await code.innerText()).replace(/\s/g, '');
}

/** Finds a record by words without marks, and opens it. */
export async function findAndOpen(page: Page, words: string, text: RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: /Tìm văn bản/ });
  await field.fill(words);
  await expect(page.getByRole('option', { name: text }).first()).toBeVisible();
  await field.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(detail(page)).toContainText(text);
}

export const detail = (page: Page) => page.getByRole('region', { name: 'Xử lý văn bản' });

/** The page itself is on the screen, with ink on it. */
export async function readPage(page: Page, file: string): Promise<void> {
  const desk = page.getByRole('region', { name: new RegExp(file.replace('.', '\\.')) });
  await expect(desk).toBeVisible();
  await expect.poll(() => drawn(desk.locator('canvas').first())).toBe(true);
}

/** Bút phê, lead and deadline in one act. */
export async function direct(page: Page, words: string, due: string): Promise<void> {
  await detail(page)
    .getByRole('button', { name: /^Bút phê/ })
    .click();
  await page.getByLabel('Ý kiến chỉ đạo').fill(words);
  await page.getByRole('button', { name: /Chủ trì/ }).click();
  await page.getByRole('option', { name: new RegExp(SPECIALIST.fullName) }).click();
  await detail(page).getByLabel('Hạn nội bộ').fill(due);
  await page.getByRole('button', { name: /Ký, giao việc/ }).click();
  await expect(toast(page, /Đã ký bút phê/)).toBeVisible();
  // the next that waits comes by itself, or the list where none does
  await expect(page.getByRole('main')).toContainText('Đã giao');
}

export async function startWork(page: Page): Promise<void> {
  const pane = detail(page);
  await pane.getByRole('button', { name: /^Ký nhận/ }).click();
  await expect(pane.getByRole('list', { name: 'Nhật ký của văn bản' })).toContainText('Ký nhận văn bản');
  await pane.getByRole('button', { name: /^Bắt đầu xử lý/ }).click();
  await expect(pane).toContainText('Đang xử lý');
}

export const ANSWER = {
  file: 'tra-loi-47.pdf',
  subject: 'báo cáo kết quả xử lý phản ánh, kiến nghị, sáng kiến, giải pháp tháng 02/2026',
} as const;

/** Registers the signed answer with its file, linked to the incoming entry; answers with its number. */
export async function registerAnswer(station: Station, answersNumber: number): Promise<string> {
  const { page, run } = station;
  await nav(page, 'outgoing');
  await page.getByRole('button', { name: /Lấy số, đăng ký/ }).click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'registerOutgoing');
  const form = page.getByRole('main');
  await form.getByRole('button', { name: /Loại/ }).click();
  await page.getByRole('option', { name: /^Công văn( CV)?$/ }).click();
  await form.getByRole('textbox', { name: 'Trích yếu nội dung' }).fill(ANSWER.subject);
  await form.getByRole('textbox', { name: 'Người ký' }).fill('Bùi Quang Thắng');
  await form.getByRole('textbox', { name: 'Nơi nhận' }).fill('Văn phòng Tỉnh ủy Đông Mẫu');
  await answerDialogs(run.app, [paper(ANSWER.file)]);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('region', { name: new RegExp(ANSWER.file) })).toBeVisible();
  const answers = form.getByRole('combobox', { name: 'Trả lời văn bản đến' });
  await answers.pressSequentially('don doc cap nhat');
  const found = page.getByRole('option', { name: /47-CV/ });
  await expect(async () => {
    // the arrow opens what was found for the words typed so far
    if (!(await found.isVisible())) await answers.press('ArrowDown');
    await found.click({ timeout: 5000 });
  }).toPass();
  await expect(form).toContainText(`ghi trả lời cho số đến ${answersNumber}`);
  await page.keyboard.press('Control+s');
  const said = toast(page, /Đã cấp số/);
  await expect(said).toBeVisible();
  return /Đã cấp số\s*(\S+)/.exec(await said.innerText())?.[1] ?? '';
}

/**
 * An act under "Thêm việc"; opened again where the record was read anew beneath the list. A click that was given up on
 * a busy machine may still arrive: the record is then behind what the act opened, and the act is not chosen again.
 */
export async function chooseFurtherAct(page: Page, act: RegExp): Promise<void> {
  const item = page.getByRole('menuitem', { name: act });
  const more = detail(page).getByRole('button', { name: /Thêm việc/ });
  let tried = false;
  await expect(async () => {
    if (tried && !(await item.isVisible()) && !(await detail(page).isVisible())) return;
    if (!(await item.isVisible())) await more.click({ timeout: 5000 });
    tried = true;
    await item.click({ timeout: 5000 });
  }).toPass();
}

/** The offices that the document names are ticked already; another one by hand. */
export async function tickOffice(dialog: Locator, office: string): Promise<void> {
  const line = dialog.locator('.stations li').filter({ hasText: office });
  await expect(async () => {
    if (!(await line.getByRole('checkbox').isChecked())) await line.getByText(office).click();
    expect(await line.getByRole('checkbox').isChecked()).toBe(true);
  }).toPass();
}

/** A received document to another office, as an envelope of its own. */
export async function passOnTo(page: Page, office: string): Promise<void> {
  await chooseFurtherAct(page, /^Chuyển tiếp/);
  const dialog = page.getByRole('dialog');
  await tickOffice(dialog, office);
  await picture(page, 'pass-on');
  await dialog.getByRole('button', { name: /Niêm phong, xếp hàng gửi/ }).click();
  await expect(toast(page, /Đã niêm phong 1 gói/)).toBeVisible();
}

export async function sealFor(page: Page, office: string, namedOnly?: string): Promise<void> {
  // a registered document is issued first; sending it sealed is one of the other acts
  await chooseFurtherAct(page, /^Gửi điện tử/);
  const dialog = page.getByRole('dialog');
  await tickOffice(dialog, office);
  if (namedOnly !== undefined) {
    await dialog.getByText('Chỉ người có tên mới được bóc bì').click();
    await dialog.getByRole('textbox', { name: 'Người được mở ở nơi nhận' }).fill(namedOnly);
    await picture(page, 'named-send');
  }
  await dialog.getByRole('button', { name: /Niêm phong, xếp hàng gửi/ }).click();
  await expect(toast(page, /Đã niêm phong 1 gói/)).toBeVisible();
}
