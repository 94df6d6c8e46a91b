import { expect, test } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { detail, goToField, paper, toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import type { Station } from '../flows/station.ts';
import { NEWEST_INCOMING, openTraining, sitDown } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/** What makes the day lighter: numbers typed in a list, columns, templates, suggestions, words off the page. */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

test('digits typed in a list go to that số đến; Home goes back', async () => {
  const page = await sitDown(station, 'clerk');
  await nav(page, 'incoming');
  const list = page.getByRole('main').locator('[data-keys="list"]').first();
  await list.focus();
  await expect(page.locator('[data-list-focused]')).toBeVisible();
  await page.keyboard.type('12'); // shown while it is typed: TypedNumber
  await expect(list.locator('[aria-selected="true"]')).toContainText('12');
  await expect(detail(page)).toContainText('Số đến 12');
  await picture(page, 'hand-number');
  await page.keyboard.type('999');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Không có số 999 trong danh sách này')).toBeVisible();
  await list.focus();
  await page.keyboard.press('Home');
  await expect(list.locator('[aria-selected="true"]')).toContainText(NEWEST_INCOMING);
});

test('where nothing is found, / leads back to the words from the button that takes them away', async () => {
  const { page } = station;
  const words = 'không văn bản nào có những chữ này';
  const search = page.getByRole('main').getByRole('searchbox').first();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type(words);
  // the answer for all of the words; the one for a part of them is taken away again
  const none = page.getByRole('main').locator('.emptyState').filter({ hasText: words });
  await expect(none).toBeVisible();
  const all = none.getByRole('button', { name: 'Bỏ lọc' });
  await all.focus();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await all.focus();
  await expect(all).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('option').first()).toBeVisible();
});

test('Esc in an envelope leads back to the list of envelopes', async () => {
  const { page } = station;
  await nav(page, 'exchange');
  const list = page.getByRole('main').getByRole('grid');
  const envelope = page.getByRole('group', { name: 'Gói', exact: true });
  await expect(envelope).toBeVisible();
  await list.focus();
  await page.keyboard.press('Enter');
  await expect(envelope).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(list).toBeFocused();
});

test('sending figures begins with whom to, though the list of offices comes a moment later', async () => {
  const { page } = station;
  await nav(page, 'figures');
  await page.getByRole('radio', { name: 'Gửi, nhận số liệu' }).click();
  await page.getByRole('button', { name: 'Gửi cơ quan cấp trên' }).click();
  const dialog = page.getByRole('dialog', { name: /Gửi số liệu của kỳ/ });
  await expect(dialog.getByRole('checkbox').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('a column is made wider by keys, and stays so for this person', async () => {
  let page = station.page;
  await nav(page, 'classifiedIn');
  const handle = page.getByRole('separator', { name: /Độ rộng cột Cơ quan/ });
  await expect(handle).toHaveAttribute('aria-valuenow', '164');
  await page.getByRole('separator', { name: /Độ rộng cột Số đến/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(handle).toBeFocused();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  await expect(handle).toHaveAttribute('aria-valuenow', '204');
  await picture(page, 'hand-columns');
  expect(await faultsOf(page)).toEqual([]);
  await page.waitForFunction(
    async () => (await window.anThu?.call('settings.get', {}))?.ok === true, // let the vault write first
  );
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const reply = await window.anThu?.call('settings.get', {});
        return reply?.ok ? reply.value.panes['col:incoming.source'] : null;
      }),
    )
    .toBe(204);
  page = await sitDown(station, 'clerk');
  await nav(page, 'classifiedIn');
  await expect(page.getByRole('separator', { name: /Độ rộng cột Cơ quan/ })).toHaveAttribute(
    'aria-valuenow',
    '204',
  );
  await page.getByRole('separator', { name: /Độ rộng cột Cơ quan/ }).focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('separator', { name: /Độ rộng cột Cơ quan/ })).toHaveAttribute(
    'aria-valuenow',
    '164',
  );
});

test('F2 in the moment of a page change opens the form of the new page', async () => {
  const { page } = station;
  await nav(page, 'desk');
  await page.evaluate(() => {
    const press = (key: string, more: object): boolean =>
      window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    const links = [...document.querySelectorAll('nav a, nav [role="link"]')];
    const at = links.findIndex((link) => link.textContent?.startsWith('Văn bản đi')) + 1;
    if (at === 0) throw new Error('no such item');
    press(String(at), { altKey: true, code: `Digit${at}` });
    press('F2', { code: 'F2' });
  });
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'registerOutgoing');
});

test('after Ctrl G and a number that could grow, letters typed at once belong to its field', async () => {
  const { page } = station; // the outgoing form: 1 of eleven is the type
  await page.getByRole('textbox', { name: 'Trích yếu nội dung' }).focus();
  await expect(page.getByText('Mục 5 trên 11')).toBeVisible();
  await page.keyboard.press('Control+g');
  await page.keyboard.type('1q');
  await expect(page.getByRole('main').getByRole('button', { name: /Loại/ })).toContainText('Quy');
  await nav(page, 'incoming');
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Trích yếu nội dung' }).focus();
  await page.keyboard.press('Control+g');
  await page.keyboard.type('1Sở Y');
  await expect(page.getByRole('combobox', { name: /Tác giả/ })).toHaveValue('Sở Y');
  await page.getByRole('combobox', { name: /Tác giả/ }).fill('');
  await page.keyboard.press('Escape');
});

test('Ctrl G shows the numbers of the hour and of the day of arrival, and goes there', async () => {
  const { page } = station;
  await nav(page, 'incoming');
  await page.keyboard.press('F2');
  const chips = page.getByRole('group', { name: 'Các mục khác' });
  await expect(chips.getByRole('button', { name: /^Ngày đến/ })).toHaveCount(0);
  await page.keyboard.press('Control+g');
  await expect(chips.getByRole('button', { name: /^Giờ/ })).toContainText('13');
  await expect(chips.getByRole('button', { name: /^Ngày đến/ })).toContainText('14');
  await picture(page, 'hand-numbers');
  await page.keyboard.type('13');
  await expect(page.getByRole('textbox', { name: 'Giờ' })).toBeFocused();
  await expect(page.getByText('Mục 13 trên 14')).toBeVisible();
  await page.keyboard.press('Control+g');
  await page.keyboard.type('14');
  await expect(page.getByRole('textbox', { name: /Ngày đến/ })).toBeFocused();
  await page.keyboard.press('Control+g');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: /Tác giả/ })).toBeFocused();
  await expect(chips.getByRole('button', { name: /^(Giờ|Ngày đến)/ })).toHaveCount(0);
});

test('suggestions that come late open by themselves and are taken by keys', async () => {
  const { page } = station;
  await nav(page, 'incoming');
  await page.keyboard.press('F2');
  const issuer = page.getByRole('combobox', { name: /Tác giả/ });
  await issuer.pressSequentially('ban to chuc');
  await expect(page.getByRole('option', { name: /Ban Tổ chức Tỉnh ủy/ })).toBeVisible();
  await expect(page.locator('[role="option"][data-focused]')).toHaveText(/^Ban Tổ chức Tỉnh ủy/); // marked: Enter takes it
  await picture(page, 'hand-suggestions');
  await page.keyboard.press('Enter');
  await expect(issuer).toHaveValue('Ban Tổ chức Tỉnh ủy');
  // Enter quicker than the vault: letters without marks never make a new issuer of a known one
  await issuer.fill('ban to chuc tinh uy');
  await issuer.press('Enter');
  await expect(issuer).toHaveValue('Ban Tổ chức Tỉnh ủy');
  // what means just what was typed stands last, and says that it is new
  await issuer.fill('');
  await issuer.pressSequentially('Ban Tổ chức');
  await expect(page.getByRole('option', { name: /tác giả mới/ })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(issuer).toHaveValue('Ban Tổ chức');
  await expect(page.getByText('Tác giả mới: chưa có trong sổ')).toBeVisible();
  // quicker than the vault: of what was found before, only what has the words that stand there now can be taken
  await issuer.fill('');
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { name: /^Tỉnh ủy Sơn Hà/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.insertText('ban to chuc');
  await page.keyboard.press('Enter');
  await expect(issuer).toHaveValue('Ban Tổ chức Tỉnh ủy');
});

test('a paper that was read whole stands in the form; what was read is marked and can be taken out', async () => {
  const { page, run } = station;
  const form = page.getByRole('main');
  await page.getByRole('combobox', { name: /Tác giả/ }).fill('');
  await answerDialogs(run.app, [paper('d06.pdf')]);
  await page.keyboard.press('Control+o');
  const code = form.getByRole('textbox', { name: 'Số, ký hiệu' });
  await expect(code).toHaveValue('09-BC/ĐU');
  await expect(form.getByRole('button', { name: 'Loại: Báo cáo, từ văn bản' })).toBeVisible();
  await expect(form.getByRole('button', { name: /^Ngày văn bản: 02\/0?7\/2026, từ văn bản/ })).toBeVisible();
  await expect(form.getByRole('button', { name: /^Số trang, số tệp: 4 trang, từ tệp/ })).toBeVisible();
  // a report asks nothing: no date is made up for it
  await expect(form.getByRole('button', { name: 'Hạn nội bộ: chưa có' })).toBeVisible();
  await picture(page, 'hand-proposals');
  await resize(page, 'scaled');
  await picture(page, 'hand-proposals-1093');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  const subject = form.getByRole('textbox', { name: 'Trích yếu nội dung' });
  await subject.fill('lời của người gõ');
  await page.keyboard.press('Alt+Enter'); // what differs from the hand's words is offered, not put over them
  await expect(code).toHaveValue('');
  await expect(subject).toHaveValue('lời của người gõ');
  await page.keyboard.press('Alt+Enter');
  await expect(code).toHaveValue('09-BC/ĐU');
  await expect(subject).toHaveValue('lời của người gõ');
  await expect(page.getByRole('region', { name: 'Văn bản ghi' })).toContainText('Trích yếu');
  await picture(page, 'hand-proposals-taken');
  await form.getByRole('button', { name: 'Bỏ tệp này' }).click();
  await expect(code).toHaveValue(''); // it goes with its file, and the pages too
  await expect(form.getByRole('button', { name: 'Số trang, số tệp: chưa có' })).toBeVisible();
  await form.getByRole('button', { name: 'Bỏ nháp' }).click();
  await expect(subject).toHaveValue('');
  await answerDialogs(run.app, [paper('d05.pdf')]);
  await page.keyboard.press('Control+o');
  await expect(code).toHaveValue('1204/UBND-KGVX');
  await expect(form.getByRole('button', { name: /^Hạn trả lời: 15\/0?6\/2026, từ văn bản/ })).toBeVisible();
  await picture(page, 'hand-deadline');
  // one key would enter it now (filesIn.spec.ts); here the training vault keeps its last number
  await form.getByRole('button', { name: 'Bỏ nháp' }).click();
  await expect(code).toHaveValue('');
});

test('each chip opens its field by its number and by a press, and closes behind the hand', async () => {
  const { page } = station;
  const form = page.getByRole('main');
  await goToField(page, 10, 'replyDueOn');
  await page.keyboard.type('6/2');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('button', { name: /^Hạn trả lời: 06\/0?2\/2027/ })).toBeVisible(); // the next such day
  await form.getByRole('button', { name: /^Độ khẩn/ }).click();
  await page.getByRole('option', { name: /(?:^|: )Khẩn$/ }).click();
  await form.getByRole('combobox', { name: /Tác giả/ }).focus();
  await expect(form.getByRole('button', { name: 'Độ khẩn: Khẩn' })).toBeVisible();
  await page.keyboard.press('F4');
  await expect(form.getByRole('textbox', { name: 'Ghi chú' })).toBeVisible();
  await picture(page, 'hand-all-fields');
  await page.keyboard.press('F4');
  await expect(form.getByRole('textbox', { name: 'Ghi chú' })).toHaveCount(0);
  // the type follows the notation as it is typed, whatever was carried
  await goToField(page, 2, 'code');
  await page.keyboard.type('77-KL/TU');
  await expect(form.getByRole('button', { name: 'Loại: Kết luận, theo ký hiệu' })).toBeVisible();
  await form.getByRole('button', { name: /Lưu, sang văn bản kế/ }).focus();
  await page.keyboard.press('Shift+Enter'); // it goes back, and saves nothing
  await expect(form.getByRole('textbox', { name: 'Ngày văn bản' })).toBeFocused();
  await form.getByRole('button', { name: 'Bỏ nháp' }).click();
  await page.keyboard.press('Escape');
});

test('templates of bút phê: inserted by keys, kept, edited', async () => {
  const page = await sitDown(station, 'office');
  await nav(page, 'incoming');
  const list = page.getByRole('main').locator('[data-keys="list"]').first();
  await list.focus();
  await page.keyboard.press('Home');
  await expect(detail(page)).toContainText(`Số đến ${NEWEST_INCOMING}`);
  await page.keyboard.press('b');
  const words = page.getByLabel('Ý kiến chỉ đạo');
  // what does not fit is told, and what was written is thrown away by one press and comes back by one key
  await words.focus();
  await station.run.app.evaluate(({ clipboard }) => clipboard.writeText('giao việc '.repeat(401)));
  await page.keyboard.press('Control+v');
  await expect(page.getByText(/^Ô này nhận nhiều nhất 4\D?000 chữ; phần thừa không được ghi/)).toBeVisible();
  await page.getByRole('button', { name: 'Bỏ nháp' }).click();
  await expect(words).toHaveValue('');
  await page.keyboard.press('F9');
  await expect(words).toHaveValue(/^giao việc /);
  await words.fill('Giao chị Thủy.');
  await page.keyboard.press('Alt+1'); // elsewhere a page; here it would leave with what was typed
  await expect(words).toHaveValue('Giao chị Thủy.');
  await page.keyboard.press('Control+;');
  await expect(page.getByRole('menuitem').first()).toBeFocused(); // Enter takes it, the arrows go on from it
  await picture(page, 'hand-templates');
  await page.getByRole('menuitem', { name: /Để biết, lưu hồ sơ/ }).click();
  await expect(words).toHaveValue('Giao chị Thủy. Để biết, lưu hồ sơ.');
  await page.keyboard.press('Control+;');
  await page.getByRole('menuitem', { name: /Lưu ý kiến đang viết/ }).click();
  await page.keyboard.press('Control+;');
  await page.getByRole('menuitem', { name: /Sửa các mẫu/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Mỗi dòng một mẫu')).toHaveValue(/Giao chị Thủy\. Để biết, lưu hồ sơ\.$/);
  await picture(page, 'hand-templates-edit');
  await dialog.getByLabel('Mỗi dòng một mẫu').fill('Chỉ một mẫu này.\n\nChỉ một mẫu này.');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+;');
  await expect(page.getByRole('menuitem')).toHaveCount(3);
  await page.keyboard.press('Escape');
});

test('the buttons over the foot of a form hide no field that has the keys, nor when the window shrinks', async () => {
  const { page } = station;
  const form = page.locator('.actBox');
  const hidden = (): Promise<number> =>
    form.evaluate((panel) => {
      const field = document.activeElement?.getBoundingClientRect();
      const bar = panel.querySelector('.actButtons')?.getBoundingClientRect();
      return field && bar ? Math.ceil(field.bottom - bar.top) : NaN;
    });
  const fields = form.locator(
    ':scope > :not(.actButtons) :is(input:enabled, textarea:enabled, .selectButton)',
  );
  // a name of which nobody else has the letters is taken as the field is left; what names nobody is not passed over
  const help = form.getByRole('combobox', { name: 'Phối hợp' });
  await help.fill('khong ai ten the');
  await help.press('Tab');
  await expect(form).toContainText('Chưa chọn ai');
  await expect(form.getByRole('button', { name: /^Ký/ })).toBeDisabled();
  await help.fill('thu thuy');
  await help.press('Tab');
  await expect(form.locator('.chosenPeople')).toContainText('Thủy');
  await expect(help).toHaveValue('');
  const last = fields.last();
  await last.focus();
  await resize(page, 'scaled');
  await expect.poll(hidden).toBeLessThanOrEqual(0);
  await picture(page, 'hand-foot-1093');
  for (const field of await fields.all()) {
    await field.focus();
    expect(await hidden()).toBeLessThanOrEqual(0);
  }
  // in two rows the buttons cover more
  await form.locator('.actButtons').evaluate((bar) => {
    bar.style.paddingTop = '60px';
  });
  await last.blur();
  await last.focus();
  await expect.poll(hidden).toBeLessThanOrEqual(0);
  await resize(page, 'laptop');
});

test('the exchange’s tabs by number; every screen at 1093 shows whole keys', async () => {
  const page = await sitDown(station, 'clerk');
  await nav(page, 'exchange');
  await page.locator('body').press('Escape');
  await resize(page, 'scaled');
  await picture(page, 'hand-exchange-1093');
  await nav(page, 'incoming');
  await picture(page, 'hand-incoming-1093');
  const cut = await page.locator('.statusKeys > li').evaluateAll(
    (keys) =>
      keys
        .filter((key) => key.getBoundingClientRect().top < window.innerHeight - 1)
        .filter((key) => {
          const box = key.getBoundingClientRect();
          const line = key.parentElement?.getBoundingClientRect();
          return line !== undefined && box.top < line.bottom && box.right > line.right + 1;
        }).length,
  );
  expect(cut).toBe(0);
  await sitDown(station, 'admin');
  await resize(station.page, 'scaled');
  await nav(station.page, 'people');
  await picture(station.page, 'hand-people-1093');
  const wide = await station.page
    .locator('.virtualTable')
    .evaluate((table) => table.scrollWidth - table.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(station.complaints).toEqual([]);
});

test('who answers a document drafts the answer from there: what is answered, and whom, stand in the form', async () => {
  const page = await sitDown(station, 'officer');
  await resize(page, 'laptop');
  await nav(page, 'incoming');
  const list = page.getByRole('main').locator('[data-keys="list"]').first();
  await list.focus();
  await expect(page.locator('[data-list-focused]')).toBeVisible();
  await page.keyboard.type('138');
  await expect(detail(page)).toContainText('Số đến 138');
  await page.keyboard.press('r');
  await page.getByRole('button', { name: /Lập phiếu trình/ }).click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'editProposal');
  await expect(page.getByRole('combobox', { name: /Trả lời hoặc dẫn/ })).toHaveValue(/\d/);
  await expect(page.getByRole('textbox', { name: /Nơi nhận/ })).toHaveValue(/\p{L}{3}/u);
  await picture(page, 'answer-drafted');
});

test('Ctrl + draws the window larger, to twice its size, for this person; Ctrl 0 as usual', async () => {
  let page = await sitDown(station, 'office');
  const width = (): Promise<number> => page.evaluate(() => window.innerWidth);
  await nav(page, 'incoming');
  const usual = await width();
  const drawnAt = (times: number) =>
    expect.poll(async () => Math.abs((await width()) - usual / times)).toBeLessThanOrEqual(1);
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Control+=');
  await expect(toast(page, /Cỡ màn hình 125%/)).toBeVisible();
  await drawnAt(1.25);
  await picture(page, 'hand-zoom-125');
  expect(await faultsOf(page)).toEqual([]);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+=');
  await expect(toast(page, /Cỡ màn hình 200%/)).toBeVisible();
  await drawnAt(2);
  await page.getByRole('main').locator('[data-keys="list"]').first().focus();
  await page.keyboard.press('j');
  await picture(page, 'hand-zoom-200');
  await page.keyboard.press('F2');
  await picture(page, 'hand-zoom-form');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+-');
  await expect(toast(page, /Cỡ màn hình 175%/)).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const reply = await window.anThu?.call('settings.get', {});
        return reply?.ok ? reply.value.zoom : null;
      }),
    )
    .toBe(175);
  page = await sitDown(station, 'clerk');
  await drawnAt(1);
  page = await sitDown(station, 'office');
  await drawnAt(1.75);
  await page.keyboard.press('Control+0');
  await drawnAt(1);
});
