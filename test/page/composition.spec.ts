import { expect, test, type CDPSession } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { nav } from '../flows/navigation.ts';
import { CLERK, openStation, setUp, signIn, STATION_A, type Station } from '../flows/station.ts';
import { picture } from '../flows/window.ts';

let station: Station;
let ime: CDPSession;
test.beforeAll(async () => {
  station = await openStation();
  await setUp(station, STATION_A);
  await signIn(station, CLERK);
  ime = await station.page.context().newCDPSession(station.page);
});
test.afterAll(async () => station.run.app.close());

/** A key while the input method still holds letters: that is how UniKey and the systems' own keyboards send it. */
async function press(key: string, code: string, keyCode: number, modifiers = 0): Promise<void> {
  const event = { key, code, windowsVirtualKeyCode: keyCode, nativeVirtualKeyCode: keyCode, modifiers };
  await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  await ime.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}
const CTRL = 2;

test('no shortcut fires while a Vietnamese letter is being composed', async () => {
  const { page } = station;
  const main = page.getByRole('main');
  await page.keyboard.press('F2');
  await expect(main).toHaveAttribute('data-page', 'registerIncoming');
  const subject = main.getByRole('textbox', { name: 'Trích yếu nội dung' });
  await subject.click();
  await ime.send('Input.imeSetComposition', { text: 'trươ', selectionStart: 4, selectionEnd: 4 });
  await expect(page.getByText('Đang gõ dấu tiếng Việt', { exact: true })).toBeVisible();

  await press('Enter', 'Enter', 13); // next field
  await press('Enter', 'Enter', 13, CTRL); // save and next
  await press('s', 'KeyS', 83, CTRL); // save
  await press('k', 'KeyK', 75, CTRL); // palette
  await press('F2', 'F2', 113);
  await press('F1', 'F1', 112);
  await press('Escape', 'Escape', 27); // close the form
  await expect(subject).toBeFocused();
  await expect(main).toHaveAttribute('data-page', 'registerIncoming');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(main.getByText(/chỗ cần sửa/)).toHaveCount(0); // saving would have said what is missing

  await ime.send('Input.imeSetComposition', { text: 'trường', selectionStart: 6, selectionEnd: 6 });
  await ime.send('Input.insertText', { text: 'trường' });
  await expect(subject).toHaveValue('trường');
  await expect(page.getByText('Đang gõ dấu tiếng Việt', { exact: true })).toHaveCount(0);

  // and the same keys act again when the letter stands
  await page.keyboard.press('Enter');
  await expect(subject).not.toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  expect(station.complaints).toEqual([]);
});

test('F1 explains the screen: pages with or without marks, grounds, keys, the first week', async () => {
  const { page } = station;
  await page.keyboard.press('Escape'); // the palette
  await nav(page, 'incoming');
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: 'Hướng dẫn' });
  await expect(help.getByRole('heading', { name: 'Văn bản đến', level: 2 })).toBeVisible();
  await expect(help.getByRole('heading', { name: 'Dùng được lúc này' })).toBeVisible();
  await expect(help.getByText(/SO-01/)).toBeVisible();
  await picture(page, 'help-incoming');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.type('khoa so');
  await help.getByRole('button', { name: /^Sổ đã khóa/ }).click();
  await expect(help.getByText('Ghi vào sổ của năm đang mở.')).toBeVisible();
  await picture(page, 'help-refusal');
  // by the keys alone: the page follows the list, Enter goes to it, F6 back to the search
  const [search, article] = [
    help.getByRole('searchbox'),
    help.getByRole('region', { name: 'Trang hướng dẫn' }),
  ];
  await search.fill('muon giao ban mat');
  await search.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = help.locator('.helpItem').nth(1);
  await expect(second).toBeFocused();
  await expect(article.getByRole('heading', { level: 2 })).toHaveText(
    (await second.innerText()).split('\n')[0] ?? '',
  );
  await page.keyboard.press('Enter');
  await expect(article).toBeFocused();
  await page.keyboard.press('F6');
  await expect(search).toBeFocused();
  await search.fill('so da khoa');
  await expect(article.getByRole('heading', { level: 2 })).toHaveText(
    (await help.locator('.helpItem').first().innerText()).split('\n')[0] ?? '',
  );
  await help.getByRole('button', { name: /^Sổ đã khóa/ }).click();
  await help.getByRole('button', { name: 'Sổ đăng ký', exact: true }).last().click();
  await expect(help.getByRole('heading', { name: 'Sổ đăng ký', level: 2 })).toBeVisible();
  await help.getByRole('searchbox').fill('');
  await help.getByRole('button', { name: 'Tuần đầu của văn thư' }).click();
  await help.getByRole('checkbox').first().press('Space');
  await expect(help.getByText('Đã làm 1 trên 8 việc.')).toBeVisible();
  await picture(page, 'help-week');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  expect(station.complaints).toEqual([]);
});
