import { expect, test, type CDPSession } from '@playwright/test';
import { CLERK, openStation, setUp, signIn, STATION_A, type Station } from './flows/station.ts';

let station: Station;
let ime: CDPSession;
test.beforeAll(async () => {
  test.setTimeout(90_000);
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
