import { expect, test } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { nav } from '../flows/navigation.ts';
import {
  ADMIN,
  CIPHER,
  CLERK,
  LEADER,
  openOffice,
  sitDownAt,
  STATION_A,
  type Station,
} from '../flows/station.ts';
import { proveAgain } from '../flows/stepUp.ts';
import { picture } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';
import { makeSoftToken, type SoftToken, TOKEN_PIN } from '../support/softToken.ts';

const OFFICE = {
  ...STATION_A,
  office: { ...STATION_A.office, code: '000.01.07.H99' },
  people: [ADMIN, CLERK, LEADER, CIPHER],
};

let station: Station;
let token: SoftToken;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  token = makeSoftToken();
  station = await openOffice(OFFICE);
});
test.afterAll(async () => {
  await station.run.app.close();
  token.remove();
});

test('the cipher officer chooses the library, looks at a token and binds its certificate; its holder types the PIN', async () => {
  test.setTimeout(180_000);
  await sitDownAt(station, CIPHER.fullName, CIPHER.passphrase);
  let { page } = station;
  await nav(page, 'keys');
  await page.getByRole('tab', { name: 'Token' }).click();
  await expect(page.getByRole('button', { name: 'Xem token' })).toHaveAttribute('aria-disabled', 'true');
  await answerDialogs(station.run.app, [token.module]);
  await page.getByRole('button', { name: 'Chọn thư viện' }).click();
  await page.getByRole('menuitem', { name: 'Chọn tệp khác' }).click();
  await expect(page.getByRole('main')).toContainText(token.module);

  await page.getByRole('button', { name: 'Xem token' }).focus();
  await page.keyboard.press('Enter');
  const found = page.getByRole('region', { name: /VGCA Token/ });
  await expect(found).toContainText('Lê Đức Toản');
  await expect(found).toContainText('Còn nhiều nhất 3 lượt nhập mã PIN');
  await picture(page, 'k-token');
  await found.getByRole('button', { name: 'Gắn' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Một người trong cơ quan').click();
  await dialog.getByRole('button', { name: /Người giữ token/ }).click();
  await page.getByRole('option', { name: LEADER.fullName }).click();
  await dialog
    .getByLabel('Đã so vân tay với ai, bằng cách nào')
    .fill('với người giữ token, trên giấy của nơi cấp');
  await expect(dialog.getByRole('button', { name: 'Gắn chứng thư' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await dialog.locator('input[type="text"]').first().fill(token.fingerprint);
  await expect(dialog.getByRole('button', { name: 'Gắn chứng thư' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await picture(page, 'k-token-gan');
  await page.keyboard.press('Control+Enter');
  await proveAgain(page, CIPHER.passphrase);
  const bound = page.getByRole('region', { name: 'Chứng thư đã gắn' });
  await expect(bound).toContainText(LEADER.fullName);
  await expect(found).toContainText(`Đã gắn cho ${LEADER.fullName}`);
  expect(await faultsOf(page)).toEqual([]);

  await sitDownAt(station, LEADER.fullName, LEADER.passphrase);
  ({ page } = station);
  await nav(page, 'keys');
  await page.getByRole('tab', { name: 'Token' }).click();
  await page.getByRole('button', { name: 'Thử mã PIN' }).click();
  const ask = page.getByRole('dialog');
  const pin = ask.getByLabel('Mã PIN của token');
  await expect(pin).toBeFocused();
  await expect(ask).toContainText('Còn nhiều nhất 3 lượt');
  await pin.fill('11111111');
  await page.keyboard.press('Enter');
  await expect(ask).toContainText('Sai mã PIN');
  await expect(ask).toContainText('Còn nhiều nhất 2 lượt nhập mã PIN');
  await expect(pin).toBeFocused();
  await pin.fill('22222222');
  await page.keyboard.press('Enter');
  await expect(ask).toContainText('Đây là lượt nhập cuối');
  await picture(page, 'k-token-luot-cuoi');

  // neither Enter nor Ctrl Enter spends the last try, and the button only after it was agreed to
  const before = token.logins();
  await pin.fill(TOKEN_PIN);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  const open = ask.getByRole('button', { name: 'Mở token' });
  await expect(open).toHaveAttribute('aria-disabled', 'true');
  await ask.getByText('Tôi nhớ chắc mã PIN').click();
  await page.keyboard.press('Control+Enter');
  await expect(open).toBeEnabled();
  expect(token.logins()).toBe(before);
  expect(await faultsOf(page)).toEqual([]);
  await open.click();
  await expect(page.getByText('Đúng mã PIN. Token ký được.')).toBeVisible();
  expect(token.triesLeft()).toBe(3);

  token.setTries(0);
  await page.getByRole('button', { name: 'Thử mã PIN' }).click();
  await expect(ask).toContainText('Token đã khóa');
  await expect(pin).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(ask).toHaveCount(0);
  expect(station.complaints).toEqual([]);
});
