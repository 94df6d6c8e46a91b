import { expect, test } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { setLetterAside } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown, type Trainee } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';

const TITLE = 'Bảng chữ nổi ở bộ phận một cửa cho người khiếm thị';
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

const page = () => station.page;
const button = (name: string | RegExp) => page().getByRole('main').getByRole('button', { name });

async function opened(who: Trainee): Promise<void> {
  await sitDown(station, who);
  await nav(page(), 'initiatives');
  await page().getByRole('row').filter({ hasText: TITLE }).dblclick();
  await expect(page().getByRole('heading', { name: TITLE })).toBeVisible();
}

/** By its words, as a hand does; the round mark itself is only drawn. */
async function choose(words: string): Promise<void> {
  await page()
    .getByRole('complementary')
    .getByText(new RegExp(`^${words}(?: \\(Alt \\d\\))?$`))
    .click();
}

/** A member says that there is no interest, then gives scores and a vote. */
async function scores(vote: string): Promise<void> {
  await button('Khai lợi ích liên quan').click();
  await choose('Không có lợi ích liên quan');
  await button(/^Khai( |$)/).click();
  await button('Chấm điểm').click();
  // each score by itself: Enter leads to the next
  for (const field of await page()
    .getByRole('textbox', { name: /\(\d+ %\)/ })
    .all()) {
    await expect(field).toBeFocused();
    await page().keyboard.type('8');
    await page().keyboard.press('Enter');
  }
  await choose(vote);
  // the form is longer than its pane: only the pane scrolls to the vote, not the window
  expect(await page().evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
  await button(/^Niêm phong phiếu/).click();
  await expect(button('Chấm điểm')).toHaveCount(0);
}

test('an initiative from the door to its adoption: clerk, head of the office, specialist', async () => {
  await sitDown(station, 'clerk');
  await nav(page(), 'submissions');
  await page().keyboard.press('F3');
  await page().locator('[data-field="kind"]').click();
  await page().getByRole('option', { name: 'Sáng kiến' }).click();
  await page().getByRole('textbox', { name: 'Họ tên' }).fill('Lò Văn Mẫu');
  await page()
    .getByRole('textbox', { name: /Địa chỉ/ })
    .fill('Thôn Nà Lạn, xã Đồng Vàng');
  await page()
    .getByRole('textbox', { name: /Điện thoại/ })
    .fill('0912 000 111');
  await page()
    .getByRole('textbox', { name: /Tóm tắt/ })
    .fill(TITLE);
  await page()
    .getByRole('textbox', { name: /Nội dung/ })
    .fill('Làm bảng chữ nổi chỉ dẫn thủ tục bằng máy in sẵn có, đặt ở cửa bộ phận một cửa.');
  await page().keyboard.press('Control+Enter');
  await setLetterAside(page());
  await page().getByRole('button', { name: 'Mở hồ sơ' }).click();
  await button('Phân loại').click();
  await page().keyboard.press('Alt+1');
  await page()
    .getByRole('button', { name: /^Thụ lý/ })
    .click();
  await expect(page().getByText('Đã thụ lý hồ sơ')).toBeVisible();

  await nav(page(), 'initiatives');
  await page().getByRole('row').filter({ hasText: TITLE }).dblclick();
  await expect(button('Sàng lọc')).toBeVisible();
  await page().keyboard.press('Control+Enter');
  await expect(page().getByRole('radio').first()).toBeFocused(); // the form has the keys that opened it
  // the keys of a case: Alt and its digit answers and leads to no other page, Enter goes on
  await page().keyboard.press('Alt+1');
  await expect(page().getByRole('radio', { name: /^Đưa ra hội đồng thẩm định/ })).toBeChecked();
  await page().keyboard.press('Enter');
  const why = page().getByRole('textbox', { name: 'Nhận xét, lý do' });
  await expect(why).toBeFocused();
  await page().keyboard.press('Alt+1');
  await why.fill('Mới, làm được ngay.');
  await page().keyboard.press('Control+Enter');
  await expect(page().getByText('Chờ lập hội đồng')).toBeVisible();

  await opened('office');
  await button('Lập hội đồng').click();
  for (const [seat, name] of ['Lê Đức Toản', 'Nguyễn Thị Hường', 'Đặng Thị Thu Thủy'].entries()) {
    await page()
      .getByRole('button', { name: new RegExp(`Thành viên ${seat + 1}`) })
      .click();
    await page()
      .getByRole('option', { name: new RegExp(name) })
      .click();
  }
  await picture(page(), 'initiative-council');
  // whom one chose is read whole on a scaled screen too
  await resize(page(), 'scaled');
  await picture(page(), 'initiative-council-1093');
  const cut = await page()
    .locator('.initiativeSeat button *')
    .evaluateAll((parts) =>
      parts
        .filter((part) => part.scrollWidth > part.clientWidth && part.clientWidth > 0)
        .map((part) => part.textContent),
    );
  expect(cut).toEqual([]);
  await resize(page(), 'laptop');
  await page().keyboard.press('Control+Enter');
  await expect(page().getByRole('region', { name: 'Hội đồng thẩm định' })).toBeVisible();
  await scores('Áp dụng');
  await expect(page().getByRole('region', { name: 'Hội đồng thẩm định' })).toContainText('1 trên 3 phiếu');

  await opened('specialist');
  // what the head of the office gave is sealed
  await expect(page().getByRole('row').filter({ hasText: 'Lê Đức Toản' })).toContainText('Đã niêm phong');
  await scores('Thí điểm');
  expect(await faultsOf(page())).toEqual([]);

  await opened('clerk');
  await scores('Áp dụng');
  await expect(page().getByText(/Điểm hội đồng 80 trên 100/)).toBeVisible();
  await button('Ghi biên bản').click();
  await page().getByRole('textbox', { name: 'Địa điểm' }).fill('Phòng họp Đảng ủy xã');
  await page().getByRole('textbox', { name: 'Kết luận' }).fill('Đề nghị áp dụng.');
  await expect(
    page()
      .getByRole('complementary')
      .getByRole('button', { name: /^Ghi biên bản/ }),
  ).toBeEnabled();
  await page().keyboard.press('Control+Enter');
  await expect(page().getByText('Chờ quyết định')).toBeVisible();
  // in the list of cases it says more than one line holds, and says it whole
  await nav(page(), 'submissions');
  await resize(page(), 'scaled');
  await page().getByRole('searchbox').fill(TITLE);
  const word = page().getByRole('grid').getByText('Chờ quyết định, chưa trả lời người gửi');
  await expect(word).toBeVisible();
  await picture(page(), 'initiative-in-cases-1093');
  const room = await word.evaluate((element) => {
    const cell = element.closest('[role="gridcell"]') ?? element;
    return [element.scrollWidth - element.clientWidth, cell.scrollHeight - cell.clientHeight];
  });
  expect(room).toEqual([0, 0]);
  await resize(page(), 'laptop');

  await opened('office');
  await button('Quyết định').click();
  await choose('Áp dụng');
  await page().getByRole('textbox', { name: 'Đơn vị áp dụng' }).fill('Bộ phận một cửa xã');
  await page().keyboard.press('Control+Enter');
  await expect(page().getByText('Quyết định áp dụng', { exact: false }).first()).toBeVisible();
  await picture(page(), 'initiative-adopted');
  expect(await faultsOf(page())).toEqual([]);
  await resize(page(), 'scaled');
  await picture(page(), 'initiative-adopted-1093');
  await resize(page(), 'laptop');
});

test('the figures count it, and each figure opens its list', async () => {
  await nav(page(), 'figures');
  await expect(page().getByLabel('Sáng kiến, giải pháp được quyết định')).toContainText('Được áp dụng1');
  // the number opens what it counts, and Esc leads back to it
  await page().getByRole('button', { name: 'Mở danh sách: Được áp dụng, 1 hồ sơ' }).click();
  await expect(page().getByRole('heading', { name: 'Được áp dụng' })).toBeVisible();
  await expect(page().getByRole('row').filter({ hasText: TITLE })).toBeVisible();
  await expect(page().getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
  await picture(page(), 'initiatives-decided');
  await page().keyboard.press('Enter');
  await expect(page().getByRole('heading', { name: TITLE })).toBeVisible();
  await page().keyboard.press('Escape'); // out of the one, then out of the list
  await expect(page().getByRole('row').filter({ hasText: TITLE })).toBeVisible();
  await page().keyboard.press('Escape');
  await expect(page().getByLabel('Sáng kiến, giải pháp được quyết định')).toBeVisible();
  // whoever just chose a period goes on with the letters that the status line names
  await page().getByRole('radio', { name: 'Tháng', exact: true }).click();
  await page().keyboard.press('t');
  await expect(page().getByRole('region', { name: 'Hồ sơ đã trả lời' }).getByRole('table')).toBeVisible();
  await page().keyboard.press('t');
  const main = page().getByRole('region', { name: 'Số liệu chính của kỳ' });
  const received = Number(
    await main
      .getByRole('button', { name: /^Tiếp nhận/ })
      .locator('.fig')
      .textContent(),
  );
  await main.getByRole('button', { name: /^Tiếp nhận/ }).click();
  await expect(page().getByRole('grid')).toHaveAttribute('aria-rowcount', String(received + 1));
  expect(station.complaints).toEqual([]);
});
