import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { go, openCase, step } from '../flows/caseActs.ts';
import { faultsOf } from '../flows/inspect.ts';
import { goToField, paper, setLetterAside, toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { whileVaultIsSlow } from '../flows/support/slowVault.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown } from '../flows/training.ts';
import { holdFrames, releaseFrames } from '../flows/support/frames.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/** A case from the door to the rating: clerk, head of the office, specialist, leader, clerk. */
let station: Station;
test.describe.configure({ mode: 'serial', timeout: 90_000 });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

test('what must be told stands in a list, and the counter looks a code up', async () => {
  const page = await sitDown(station, 'clerk');
  await expect(page.getByText(/người gửi chưa được báo nhận/)).toBeVisible(); // on the desk, before all else
  await picture(page, 'desk-clerk-duties');
  await nav(page, 'submissions');
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await picture(page, 'case-list');
  // a code as a scanner gives it, with Enter at its end; the sheet for the sender opens itself
  const code = /[PS][AK]-\d{4}-\w+/.exec(await page.getByRole('row').nth(2).innerText())?.[0] ?? '';
  await page.getByRole('button', { name: 'Tra mã' }).click();
  const counter = page.getByRole('dialog', { name: 'Tra trạng thái theo mã biên nhận' });
  await counter.getByRole('textbox', { name: 'Mã biên nhận' }).fill(code.replaceAll('-', ''));
  await page.keyboard.press('Enter');
  await expect(counter.getByRole('status')).toContainText(code);
  await picture(page, 'case-code');
  await counter.getByRole('button', { name: 'Phiếu trạng thái' }).click();
  const sheet = page.getByRole('dialog', { name: /Giấy tờ của hồ sơ/ });
  await expect(sheet.getByRole('button', { name: 'Phiếu trạng thái' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(sheet.locator('canvas').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Tra mã' })).toBeFocused(); // for the next sender
  // by name from anywhere; and the code alone calls the case itself
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('tra ma');
  await page.keyboard.press('Enter');
  await expect(counter.getByRole('textbox', { name: 'Mã biên nhận' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(counter).toHaveCount(0);
  // while the vault is busy nobody is told that there is no such case
  const palette = page.getByRole('dialog');
  await whileVaultIsSlow(station.run.app, async () => {
    await page.keyboard.press('Control+k');
    await palette.getByRole('combobox').fill(code);
    await expect(palette.getByText(/^Đang tìm/)).toBeVisible();
    await expect(palette.getByText(/Không thấy/)).toHaveCount(0);
  });
  await expect(palette.getByRole('option', { name: new RegExp(code) }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  // Enter in the filter opens the first that it leaves
  await page.getByRole('main').getByRole('searchbox').fill(code.slice(0, 7));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 }).or(page.getByText(code)).first()).toBeVisible();
  await expect(page.getByRole('main').getByText(code).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Phải báo \(/ }).click();
  await expect(page.getByRole('heading', { name: 'Báo nhận đã quá hạn' })).toBeVisible();
  await picture(page, 'case-duties');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'case-duties-1093');
  await resize(page, 'laptop');
});

test('a case like another one is shown while typing, compared and merged', async () => {
  const { page } = station;
  await page.keyboard.press('F3');
  await expect(page.locator('[data-field="kind"]')).toBeFocused();
  await goToField(page, 15, 'note');
  await goToField(page, 4, 'fullName');
  await page.getByRole('textbox', { name: 'Họ tên' }).fill('Lò Văn Mẫu');
  await page.getByRole('textbox', { name: /Địa chỉ/ }).fill('Thôn Nà Lạn, xã Đồng Vàng');
  await page.getByRole('textbox', { name: /Điện thoại/ }).fill('0912 000 111');
  await page
    .getByRole('textbox', { name: /Tóm tắt/ })
    .fill('Mạng ở điểm phục vụ hành chính công hay mất kết nối');
  await page
    .getByRole('textbox', { name: /Nội dung/ })
    .fill(
      'Điểm phục vụ hành chính công thôn Nà Lạn hay mất mạng vào đầu giờ sáng, hồ sơ trực tuyến phải làm lại.',
    );
  await expect(page.getByRole('region', { name: 'Có thể trùng' })).toBeVisible();
  await picture(page, 'case-similar-typing');
  expect(await faultsOf(page)).toEqual([]);
  await holdFrames(page); // what opens by a chord has the keys at once, not when the screen is next drawn
  await page.keyboard.press('Control+Enter');
  const paper = page.getByRole('dialog', { name: /Giấy tờ của hồ sơ/ });
  await expect(paper.getByRole('button', { name: 'In', exact: true })).toBeFocused();
  await releaseFrames(page);
  await expect(paper.locator('canvas').first()).toBeVisible(); // the letter, ready to be printed
  await expect(paper.getByRole('button', { name: 'Thư báo nhận' })).toHaveAttribute('aria-pressed', 'true');
  await expect(paper.getByRole('button', { name: 'In', exact: true })).toBeFocused();
  await picture(page, 'case-acknowledge');
  expect(await faultsOf(page)).toEqual([]);
  await paper.getByRole('button', { name: 'Phiếu biên nhận' }).click();
  await expect(paper.locator('canvas').first()).toBeVisible();
  await picture(page, 'case-receipt');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status', { name: /Mã biên nhận/ })).toBeVisible();
  const told = page.getByRole('region', { name: 'Báo nhận cho người gửi' });
  await expect(told).toContainText('Chưa báo'); // looked at, not printed
  await told.getByRole('button', { name: 'In thư báo nhận' }).click();
  await expect(paper.locator('canvas').first()).toBeVisible();
  const file = path.join(station.run.userData, 'bao-nhan.pdf');
  await answerDialogs(station.run.app, [file]);
  await paper.getByRole('button', { name: 'Lưu PDF' }).click();
  await expect(toast(page, /Đã ghi việc báo nhận: Bưu điện/)).toBeVisible();
  expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  await page.keyboard.press('Escape');
  await expect(told).toContainText('Đã báo');
  await picture(page, 'case-acknowledged');
  await page.getByRole('button', { name: 'Mở hồ sơ' }).click();
  await picture(page, 'case-fresh');
  await expect(page.getByRole('button', { name: /So hai bên/ }).first()).toBeVisible();
  const open = await page.getByRole('heading', { level: 1 }).innerText();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Alt+2');
  const wanted = page.getByRole('textbox', { name: /Cần người gửi bổ sung gì/ });
  await wanted.fill('Cho biết rõ thôn nào');
  await wanted.press('ArrowDown'); // belongs to the text: no other case comes in its place
  await expect(wanted).toHaveValue('Cho biết rõ thôn nào');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(open);
  await page.keyboard.press('Escape');
  await expect(wanted).toHaveCount(0);
  await page.getByRole('group', { name: 'Đồng hồ, hồ sơ trùng, người gửi' }).focus();
  await page.keyboard.press('d'); // its letter works where the suggestion stands, not only in the middle
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture(page, 'case-compare');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: /Gộp hồ sơ/ }).click();
  await expect(page.getByRole('heading', { name: 'Hồ sơ chính' })).toBeVisible();
  await picture(page, 'case-merged');
  // taking it out again wants a reason: the key says so and goes where it is written
  await step(page, 'Tách khỏi hồ sơ chính');
  const form = page.getByRole('region', { name: 'Tách khỏi hồ sơ chính' });
  await form.getByRole('button', { name: 'Thôi' }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toHaveText('Ghi lý do');
  await expect(form.getByRole('textbox', { name: 'Vì sao tách ra' })).toBeFocused();
  await picture(page, 'case-missing');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
});

const box = (name: string | RegExp) => station.page.getByRole('textbox', { name });

test('a letter handed in at the counter: the slip first, and handing it over counts as told', async () => {
  const { page } = station;
  await nav(page, 'settings');
  const asked = page.getByRole('region', { name: 'Nơi người gửi hỏi' });
  await asked.getByRole('textbox', { name: 'Điện thoại của cơ quan' }).fill('0212 3 000 111');
  await asked.getByRole('textbox', { name: 'Địa chỉ của cơ quan' }).fill('Thôn Trung tâm, xã Đồng Vàng');
  await asked.getByRole('button', { name: 'Lưu điện thoại, địa chỉ' }).click();
  await expect(toast(page, /Đã lưu điện thoại, địa chỉ/)).toBeVisible();
  await picture(page, 'settings-contact');
  await page.keyboard.press('F3');
  await page.getByRole('textbox', { name: 'Họ tên' }).fill('Lò Văn Nộp');
  await page.getByRole('textbox', { name: /Địa chỉ/ }).fill('Thôn Nà Lạn, xã Đồng Vàng');
  await page.getByRole('textbox', { name: /Điện thoại/ }).fill('0912 000 119');
  await page.getByRole('textbox', { name: /Tóm tắt/ }).fill('Đèn đường trước trường học không sáng');
  await page.getByRole('textbox', { name: /Nội dung/ }).fill('Đèn đường trước trường học tắt ba tuần nay.');
  // what was typed is thrown away by one press, and comes back by one key
  await page.getByRole('button', { name: 'Bỏ nháp' }).click();
  await expect(page.getByRole('textbox', { name: 'Họ tên' })).toHaveValue('');
  await page.keyboard.press('F9');
  await expect(page.getByRole('textbox', { name: 'Họ tên' })).toHaveValue('Lò Văn Nộp');
  await page.getByText('Nộp tại quầy', { exact: true }).click();
  await expect(page.getByText('In phiếu biên nhận ngay khi lưu')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const paper = page.getByRole('dialog', { name: /Giấy tờ của hồ sơ/ });
  await expect(paper.getByRole('button', { name: 'Phiếu biên nhận' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(paper.locator('canvas').first()).toBeVisible();
  await picture(page, 'case-slip-counter');
  expect(await faultsOf(page)).toEqual([]);
  await answerDialogs(station.run.app, [path.join(station.run.userData, 'bien-nhan.pdf')]);
  await paper.getByRole('button', { name: 'Lưu PDF' }).click();
  await expect(toast(page, /Đã ghi việc báo nhận: Trao tay tại quầy/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Báo nhận cho người gửi' })).toContainText('Đã báo');
});

test('a letter of which the scan has the words, and no telephone: saved, and what it lacks is said', async () => {
  const { page } = station;
  await page.keyboard.press('F3');
  await page.getByRole('textbox', { name: 'Họ tên' }).fill('Lò Văn Quét');
  await page.getByRole('textbox', { name: /Địa chỉ/ }).fill('Thôn Nà Lạn, xã Đồng Vàng');
  await page.getByRole('textbox', { name: /Tóm tắt/ }).fill('Đề nghị sửa đường vào thôn Nà Lạn');
  await answerDialogs(station.run.app, [paper('d01-scan.pdf')]);
  await page.keyboard.press('Control+o');
  await expect(page.getByText('Có tệp kèm: để trống thì ghi “Theo thư kèm”')).toBeVisible();
  await picture(page, 'case-scan-entry');
  await page.keyboard.press('Control+Enter');
  const asked = page.getByRole('alertdialog', { name: 'Chưa kiểm tra được dấu mật của tệp này' });
  await asked.getByRole('button', { name: /^Không có dấu mật/ }).click();
  await setLetterAside(page);
  const done = page.getByRole('region', { name: 'Đã tiếp nhận' });
  const [open, lacks] = [
    await done.getByRole('button', { name: 'Mở hồ sơ' }).boundingBox(),
    await done.locator('.note').filter({ hasText: 'Hồ sơ thiếu: điện thoại' }).boundingBox(),
  ];
  // the note does not lean on the buttons above it
  expect(lacks?.y).toBeGreaterThan((open?.y ?? 0) + (open?.height ?? 0) + 8);
  await picture(page, 'case-scan-registered');
  await page.keyboard.press('Alt+m');
  await expect(page.getByText('Theo thư kèm', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /d01-scan\.pdf/ })).toBeVisible();
});

test('the clock stands still while the sender is asked, and the case ends when the sender takes it back', async () => {
  const { page } = station;
  await openCase(page, 'Thu phí trực tuyến');
  await expect(page.getByText('Chờ bổ sung').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Đồng hồ', exact: true })).toContainText(/Đang dừng từ/);
  await picture(page, 'case-paused');
  await step(page, 'Ghi phần bổ sung');
  await box(/Nội dung người gửi bổ sung/).fill('Mã hồ sơ H20.118, nộp phí ngày 14/11.');
  await picture(page, 'case-supplement');
  expect(await faultsOf(page)).toEqual([]);
  await go(page, 'Đã ghi phần bổ sung');
  await expect(page.getByText('Đang phân loại').first()).toBeVisible();
  await step(page, 'Kết thúc: người gửi rút');
  await box(/Người gửi nói gì/).fill('Người gửi đã được ngân hàng hoàn tiền, xin rút.');
  await picture(page, 'case-withdraw');
  await go(page, 'Đã kết thúc hồ sơ');
  await picture(page, 'case-withdrawn');
});

test('whoever sent what is refused is told so, by letter or in words, by whoever keeps the counter', async () => {
  let page = await sitDown(station, 'leader');
  await openCase(page, 'Sửa camera an ninh');
  await expect(page.getByText('Chờ duyệt từ chối').first()).toBeVisible();
  await step(page, 'Quyết định việc từ chối');
  await page.getByText('Đồng ý từ chối').first().click();
  await go(page, 'Đã duyệt từ chối');
  page = await sitDown(station, 'clerk');
  await nav(page, 'submissions');
  await page.getByRole('button', { name: /Phải báo \(/ }).click();
  const owed = page.getByRole('region', { name: 'Đã từ chối, chưa báo người gửi' });
  await expect(owed.getByRole('listitem')).toHaveCount(1);
  await owed.getByRole('listitem').getByRole('button').first().click();
  await step(page, 'Báo từ chối cho người gửi');
  const form = page.getByRole('region', { name: 'Báo từ chối cho người gửi' });
  await expect(form).toContainText('Lý do: Không thuộc phạm vi khoa học, công nghệ');
  await picture(page, 'case-tell-refusal');
  expect(await faultsOf(page)).toEqual([]);
  await form.getByRole('button', { name: 'In thư báo từ chối' }).click();
  const letter = page.getByRole('dialog', { name: /Giấy tờ của hồ sơ/ });
  await expect(letter.getByRole('button', { name: 'Thư báo từ chối' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(letter.locator('canvas').first()).toBeVisible();
  await picture(page, 'case-refusal-letter');
  await page.keyboard.press('Escape');
  await expect(letter).toHaveCount(0);
  await resize(page, 'scaled');
  await picture(page, 'case-tell-refusal-1093');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  await go(page, 'Đã ghi việc báo từ chối');
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Báo từ chối cho người gửi' })).toHaveCount(0);
  await picture(page, 'case-refusal-told');
});

test('past its date the sender gets a word, and more time is asked for and given within the cap', async () => {
  let page = await sitDown(station, 'specialist');
  await openCase(page, 'Mạng tại điểm phục vụ');
  await step(page, 'Báo tiến độ');
  // what was typed stays; the template is chosen by the keys alone
  await box(/Nội dung báo người gửi/).fill('Cơ quan đã đi kiểm tra.');
  await page.keyboard.press('Control+;');
  await expect(page.getByRole('menuitem', { name: 'Báo tiến độ' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box(/Nội dung báo người gửi/)).toHaveValue(/^Cơ quan đã đi kiểm tra\.\n\n[^]*PA-\d{4}/);
  await picture(page, 'case-progress');
  expect(await faultsOf(page)).toEqual([]);
  // the template's own blanks can't be sent: the verb says so until each is filled
  const send = page
    .getByRole('main')
    .getByRole('button', { name: /^Ghi đã báo|^Báo/ })
    .first();
  await expect(send).toBeDisabled();
  const filled = (await box(/Nội dung báo người gửi/).inputValue()).replace(/ngày …/g, 'ngày 15/12/2026');
  await box(/Nội dung báo người gửi/).fill(filled.replace(/…/g, 'kiểm tra đường truyền'));
  await go(page, 'Đã ghi việc báo tiến độ');
  // something is missing in the midst of the work: the sender is asked, the clock stands, the case stays in these hands
  await step(page, 'Đề nghị bổ sung');
  await page.getByRole('button', { name: /Lý do/ }).click();
  await page.getByRole('option').first().click();
  await box(/Cần người gửi bổ sung gì/).fill('Mạng mất vào giờ nào, ở phòng nào?');
  await picture(page, 'case-ask-sender');
  expect(await faultsOf(page)).toEqual([]);
  await go(page, 'Đã ghi đề nghị bổ sung');
  await expect(page.getByRole('region', { name: 'Đồng hồ', exact: true })).toContainText(/Đang dừng từ/);
  await step(page, 'Ghi phần bổ sung');
  await box(/Nội dung người gửi bổ sung/).fill('Từ 7 giờ 30 tới 9 giờ, ở phòng tiếp dân.');
  await go(page, 'Đã ghi phần bổ sung');
  await expect(page.getByText('Đang xử lý').first()).toBeVisible();
  await openCase(page, 'Máy lấy số thứ tự');
  await step(page, 'Xin gia hạn');
  const form = page.getByRole('main');
  const now = /Hạn hiện tại (\d\d)\/(\d\d)\/(\d{4})/.exec(await form.innerText());
  await expect(form).toContainText(/Gia hạn muộn nhất đến \d\d\/\d\d/); // before anything is asked
  const due = new Date(Date.UTC(Number(now?.[3]), Number(now?.[2]) - 1, Number(now?.[1]) + 3));
  await box(/Hạn mới/).fill(`31/12/${String(Number(now?.[3]) + 2)}`);
  await box(/Lý do xin gia hạn/).fill('Chờ hãng gửi linh kiện');
  await page.keyboard.press('Control+Enter');
  const tooFar = form.getByText('Không gia hạn được đến ngày này');
  await expect(tooFar).toBeVisible();
  await page.keyboard.press('Escape'); // puts the refusal away, not what was typed
  await expect(tooFar).toHaveCount(0);
  await expect(box(/Lý do xin gia hạn/)).toBeFocused();
  await expect(box(/Lý do xin gia hạn/)).toHaveValue('Chờ hãng gửi linh kiện');
  await expect(form).toContainText(/Gia hạn muộn nhất đến \d\d\/\d\d/);
  await box(/Hạn mới/).fill(due.toISOString().slice(0, 10).split('-').reverse().join('/'));
  await picture(page, 'case-extension');
  expect(await faultsOf(page)).toEqual([]);
  await go(page, 'Đã gửi xin gia hạn');
  page = await sitDown(station, 'leader');
  await picture(page, 'desk-leader-duties');
  // a desk begins with what only a leader can do; what is late of others stands below it, and alone at its number
  await page
    .getByRole('button', { name: /Quá hạn/ })
    .first()
    .click();
  await expect(
    page.getByText(/người gửi chờ quá hạn, chưa được báo tiến độ|không có người giữ/).first(),
  ).toBeVisible();
  await openCase(page, 'Máy lấy số thứ tự');
  await step(page, 'Quyết định gia hạn');
  await page.getByText('Cho gia hạn', { exact: false }).first().click();
  await picture(page, 'case-extension-decide');
  await go(page, 'Đã cho gia hạn');
});

test('on a low screen what an act left is in sight; the arrows scroll the text, J and K go to other cases', async () => {
  const page = await sitDown(station, 'specialist');
  await resize(page, 'scaled');
  await openCase(page, 'Mạng tại điểm phục vụ');
  await step(page, 'Báo tiến độ');
  await box(/Nội dung báo người gửi/).fill('Đường truyền mới kéo tới trụ sở trong tuần này.');
  await go(page, 'Đã ghi việc báo tiến độ');
  const text = page.getByRole('group', { name: 'Nội dung và diễn biến' });
  await expect(text.getByText('Đường truyền mới kéo tới trụ sở')).toBeInViewport({ ratio: 1 });
  await picture(page, 'case-newest-1093');
  // who asked to see the sender reads the number at once, though its panel stood below the edge
  const sender = page.getByRole('region', { name: 'Người gửi', exact: true });
  await expect(sender).not.toBeInViewport();
  await page.keyboard.press('Alt+v');
  await page.getByRole('dialog').getByRole('textbox').fill('Gọi lại hỏi giờ mất mạng');
  await page.keyboard.press('Control+Enter');
  await expect(sender.getByText('Điện thoại')).toBeInViewport();
  await picture(page, 'case-revealed-1093');
  // a code typed whole names the case that is meant
  await page.getByRole('button', { name: 'Nối thêm' }).click();
  await page.getByRole('dialog').getByRole('searchbox').fill('pa-0122-62');
  await expect(page.getByRole('dialog').getByRole('radio')).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /Đã nối/)).toBeVisible();
  const code = await page.getByRole('heading', { level: 1 }).innerText();
  await text.focus();
  await text.evaluate((element) => element.scrollTo({ top: 0, behavior: 'instant' }));
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => text.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(code);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('');
  const rows = page.getByRole('row').filter({ hasText: /[PS][AK]-\d{4}/ });
  await expect(rows.nth(2)).toBeVisible();
  await rows.first().dblclick();
  await expect(text).toBeVisible();
  const first = await page.getByRole('heading', { level: 1 }).innerText();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(first);
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first);
  await resize(page, 'laptop');
  await sitDown(station, 'leader');
});

/** A case that waits to be assigned, beside the one that the training vault has. */
async function acceptOneMore(): Promise<void> {
  const page = await sitDown(station, 'intake');
  const made = await page.evaluate(async () => {
    const bridge = window.anThu;
    const sender = {
      fullName: 'Lò Thị Ban',
      address: 'Bản Sậy',
      phone: '0912000222',
      email: '',
      idNumber: '',
    };
    const taken = await bridge?.call('submissions.register', {
      kind: 'phan-anh',
      source: 'letter',
      receivedOn: new Date().toISOString().slice(0, 10),
      sender,
      onBehalf: true,
      field: '',
      title: 'Trang tra cứu hồ sơ một cửa hay báo lỗi',
      body: 'Trang tra cứu hồ sơ một cửa báo lỗi cả buổi chiều.',
      note: '',
      files: [],
      phraseConfirmed: false,
    });
    if (taken?.ok !== true) return taken?.error.code;
    const { id } = taken.value;
    const seen = await bridge?.call('submissions.get', { id });
    if (seen?.ok !== true) return seen?.error.code;
    const { revision } = seen.value;
    const accepted = {
      id,
      revision,
      decision: 'accept',
      reasonCode: null,
      note: '',
      transferTo: null,
    } as const;
    const reply = await bridge?.call('submissions.classify', accepted);
    return reply?.ok === true ? 'ok' : reply?.error.code;
  });
  expect(made).toBe('ok');
}

test('a leader gives several cases to one person: Space and G, one act', async () => {
  await acceptOneMore();
  const page = await sitDown(station, 'leader');
  await nav(page, 'submissions');
  await page.getByRole('button', { name: /Mọi trạng thái/ }).click();
  await page.getByRole('option', { name: 'Chờ phân công' }).click();
  const rows = page.getByRole('row').filter({ hasText: /[PS][AK]-\d{4}/ });
  await expect(rows.nth(1)).toContainText('Chờ phân công');
  const codes = [];
  for (const at of [0, 1]) codes.push(/[PS][AK]-\d{4}-\w+/.exec(await rows.nth(at).innerText())?.[0] ?? '');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await expect(page.getByText('2 hồ sơ đã chọn')).toBeVisible();
  await picture(page, 'case-list-marked');
  await page.keyboard.press('g');
  const form = page.getByRole('dialog', { name: 'Phân công 2 hồ sơ' });
  await expect(form).toContainText(`${codes[0]}, ${codes[1]}`);
  await form.getByRole('button', { name: /Chủ trì/ }).click();
  await page.getByRole('option', { name: /Trịnh Quốc Ưng/ }).click();
  await form.getByRole('textbox', { name: /Hạn/ }).fill('6/2');
  await form.getByRole('textbox', { name: /Hạn/ }).press('Tab');
  // a day that is over this year is meant for the next
  const read = await form.getByRole('textbox', { name: /Hạn/ }).inputValue();
  expect(Date.parse(read.split('/').reverse().join('-'))).toBeGreaterThan(Date.now() - 86_400_000);
  await form.getByRole('textbox', { name: /Hạn/ }).fill('');
  await form.getByRole('textbox', { name: /Hạn/ }).press('Tab');
  await picture(page, 'case-assign-several');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /Đã giao 2 hồ sơ/)).toBeVisible();
  await expect(form).toHaveCount(0);
  for (const code of codes) await expect(rows.filter({ hasText: code })).toHaveCount(0);
  await page.getByRole('button', { name: /Chờ phân công/ }).click();
  await page.getByRole('option', { name: 'Mọi trạng thái' }).click();
});

test('a double click opens what it was made on, and does nothing in the page that it opened', async () => {
  const { page } = station;
  await nav(page, 'desk');
  await nav(page, 'submissions');
  const rows = page.getByRole('row').filter({ hasText: /[PS][AK]-\d{4}/ });
  await expect(rows.nth(2)).toBeVisible();
  // the list is read again between the two presses, and another case comes under the hand
  const code = /[PS][AK]-\d{4}-[\w-]+/.exec(await rows.nth(1).innerText())?.[0] ?? '';
  const at = await rows.nth(1).getByRole('gridcell').nth(3).boundingBox();
  const [x, y] = [(at?.x ?? 0) + 10, (at?.y ?? 0) + 10];
  await page.mouse.click(x, y);
  await page.getByRole('searchbox').fill('mạng');
  await expect(rows.filter({ hasText: code })).toHaveCount(0);
  await expect(rows.nth(1)).toBeVisible();
  await page.mouse.move(x, y);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await expect(page.getByRole('heading', { name: code })).toBeVisible();
  // the subject opens at one press: the second press of the hand reaches nothing of the case
  await page.keyboard.press('Escape');
  await expect(rows.nth(1)).toBeVisible();
  await page.evaluate(() => {
    document.body.dataset['presses'] = '0';
    const count = (): void => {
      document.body.dataset['presses'] = String(Number(document.body.dataset['presses']) + 1);
    };
    for (const kind of ['pointerdown', 'mousedown', 'click'])
      document.body.addEventListener(kind, count, { capture: true });
  });
  await rows.nth(1).getByRole('gridcell').nth(2).dblclick();
  await expect(page.getByRole('region', { name: 'Người gửi' }).first()).toBeVisible();
  expect(await page.evaluate(() => document.body.dataset['presses'])).toBe('3');
});

test('a case that was closed is opened once more, and its clock begins today', async () => {
  const { page } = station;
  await openCase(page, 'Đã đóng');
  const clocks = page.getByRole('region', { name: 'Đồng hồ', exact: true });
  await step(page, 'Mở lại hồ sơ');
  await box(/Vì sao mở lại/).fill('Người gửi báo mạng vẫn mất vào đầu giờ sáng.');
  await picture(page, 'case-reopen');
  expect(await faultsOf(page)).toEqual([]);
  await go(page, 'Đã mở lại hồ sơ');
  await expect(page.getByText('Đã phân công').first()).toBeVisible();
  await expect(clocks).toContainText('Trả lời');
  await expect(page.getByRole('button', { name: /^Mở lại/ })).toHaveCount(0);
  await picture(page, 'case-reopened');
  // a secret found in it later: where it may lie, made as a list that the ledger knows of
  await page.getByRole('button', { name: 'Có bí mật trong hồ sơ này?' }).click();
  const spilled = page.getByRole('dialog', { name: /Nội dung có thể đã đến những đâu/ });
  await expect(spilled).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(spilled.getByRole('row').nth(1)).toBeVisible();
  await picture(page, 'case-spill');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape'); // the button that was pressed is gone; the keys are not
  await expect(spilled).toHaveCount(0);
});

test('units are data: people belong to them from a day, and figures are told apart by them', async () => {
  let page = await sitDown(station, 'admin');
  await nav(page, 'administration');
  const panel = page.getByRole('region', { name: 'Đơn vị của cơ quan' });
  // the keys are in the date as soon as it stands: its proposal is chosen whole, and what is typed takes its place
  await page.evaluate(() => {
    const seen = new MutationObserver(() => {
      const date = document.querySelector<HTMLInputElement>('.dialogBody input[inputmode="numeric"]');
      if (date === null) return;
      seen.disconnect();
      date.focus();
    });
    seen.observe(document.body, { childList: true, subtree: true });
  });
  await panel.getByRole('button', { name: 'Thêm đơn vị' }).click();
  const from = box(/Hoạt động từ/);
  await expect(from).toHaveValue(/\d{4}$/);
  await expect(from).toBeFocused();
  await page.keyboard.insertText('01/01/2026');
  await expect(from).toHaveValue('01/01/2026');
  await box('Tên đơn vị').fill('Văn phòng Đảng ủy');
  await picture(page, 'units-add');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lưu đơn vị' }).click();
  await expect(panel.getByText('Văn phòng Đảng ủy')).toBeVisible();
  await panel.getByRole('button', { name: /Chuyển Đặng Thị Thu Thủy/ }).click();
  await box(/Từ ngày/).fill('01/01/2026');
  await picture(page, 'units-move');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ghi đơn vị' }).click();
  await expect(toast(page, /Đặng Thị Thu Thủy: Văn phòng Đảng ủy/)).toBeVisible();
  await picture(page, 'units');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'units-1093');
  await resize(page, 'laptop');
  page = await sitDown(station, 'leader');
  await nav(page, 'figures');
  const held = page.getByRole('region', { name: 'Việc đang giữ' });
  await held.getByRole('button', { name: /Tách theo/ }).click();
  await page.getByRole('option', { name: 'Đơn vị' }).click();
  await expect(held.getByText('Văn phòng Đảng ủy')).toBeVisible();
  await picture(page, 'figures-units');
  const balance = page.getByRole('region', { name: 'Cân đối theo đơn vị' });
  await balance.scrollIntoViewIfNeeded();
  await picture(page, 'figures-unit-balance');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'figures-units-1093');
  // no chip lies over another: what stands behind each begins where it ends
  const squeezed = page
    .locator('.filterBar .filterChips')
    .evaluateAll((rows) => rows.filter((row) => row.scrollWidth > row.clientWidth).length);
  expect(await squeezed).toBe(0);
  await balance.scrollIntoViewIfNeeded();
  await picture(page, 'figures-unit-balance-1093');
  await resize(page, 'laptop');
  await balance
    .getByRole('button', { name: /Mở danh sách: Nhận, / })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: /^Nhận · / })).toBeVisible();
  // Esc leads back, and the keys stand in the page; the numbers of the period before open lists too
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Số liệu' })).toBeFocused();
  const lines = page
    .getByRole('region', { name: 'Cân đối của kỳ' })
    .getByRole('button', { name: / · Tháng / });
  const count = /: .*, (\d+)/.exec((await lines.first().getAttribute('aria-label')) ?? '')?.[1] ?? '?';
  await lines.first().click();
  await expect(page.getByRole('main').getByText(new RegExp(`· ${count} dòng`))).toBeVisible();
});

test('words that may be a secret are sealed where the machine may hold them: the question says so', async () => {
  const page = await sitDown(station, 'clerk');
  await page.keyboard.press('F3');
  await box('Họ tên').fill('Quàng Thị Mẫu');
  await box(/Địa chỉ/).fill('Bản Pá Hạ');
  await box(/Điện thoại/).fill('0912 111 222');
  await box(/Tóm tắt/).fill('Gửi kèm công văn của tỉnh');
  await box(/Nội dung, đúng lời/).fill('Kèm công văn đóng dấu TỐI MẬT số 07-CV/TU về biên giới.');
  const seal = page.getByRole('region', { name: 'Niêm phong và vào sổ' });
  await expect(seal).toContainText('Nếu là bí mật nhà nước');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alertdialog')).toContainText('chọn “Niêm phong và vào sổ”');
  await page.keyboard.press('Escape');
  const doIt = seal.getByRole('button', { name: 'Niêm phong và vào sổ' });
  await expect(doIt).toBeDisabled(); // the level is the person's word: nothing of the text says it for sure
  await seal.getByRole('button', { name: /Độ mật/ }).click();
  await page.getByRole('option', { name: 'Tối mật', exact: true }).click();
  await picture(page, 'entry-secret-phrase');
  await doIt.click();
  await expect(page.getByText(/^Nội dung đã niêm phong, số \d+/)).toBeVisible();
});
