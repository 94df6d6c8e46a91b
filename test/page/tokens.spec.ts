import { expect, test } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { draft, openWaiting, step } from '../flows/proposalJob.ts';
import {
  ADMIN,
  CIPHER,
  CLERK,
  LEADER,
  openOffice,
  SECRETARY,
  sitDownAt,
  SPECIALIST,
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
  people: [ADMIN, CLERK, LEADER, SECRETARY, SPECIALIST, CIPHER],
};

test.describe.configure({ mode: 'serial' });
let station: Station;
let token: SoftToken;
test.beforeAll(async () => {
  token = makeSoftToken();
  station = await openOffice(OFFICE);
});
test.afterAll(async () => {
  await station.run.app.close();
  token.remove();
});

test('the cipher officer chooses the library, looks at a token and binds its certificate; its holder types the PIN', async () => {
  await sitDownAt(station, CIPHER.fullName, CIPHER.passphrase);
  let { page } = station;
  await nav(page, 'keys');
  await page.getByRole('tab', { name: 'USB ký số' }).click();
  await expect(page.getByRole('button', { name: 'Xem USB ký số' })).toHaveAttribute('aria-disabled', 'true');
  await answerDialogs(station.run.app, [token.module]);
  await page.getByRole('button', { name: 'Chọn thư viện' }).click();
  await page.getByRole('menuitem', { name: 'Chọn tệp khác' }).click();
  await proveAgain(page, CIPHER.passphrase);
  await expect(page.getByRole('main')).toContainText(token.module);

  await page.getByRole('button', { name: 'Xem USB ký số' }).focus();
  await page.keyboard.press('Enter');
  const found = page.getByRole('region', { name: /VGCA Token/ });
  await expect(found).toContainText('Lê Đức Toản');
  await expect(found).toContainText('Còn nhiều nhất 3 lượt nhập mã PIN');
  await picture(page, 'k-token');
  await found.getByRole('button', { name: 'Gắn' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Một người trong cơ quan').click();
  await dialog.getByRole('button', { name: /Người giữ USB ký số/ }).click();
  await page.getByRole('option', { name: SECRETARY.fullName }).click();
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
  await expect(bound).toContainText(SECRETARY.fullName);
  await expect(found).toContainText(`Đã gắn cho ${SECRETARY.fullName}`);
  expect(await faultsOf(page)).toEqual([]);

  await sitDownAt(station, SECRETARY.fullName, SECRETARY.passphrase);
  ({ page } = station);
  await nav(page, 'keys');
  await page.getByRole('tab', { name: 'USB ký số' }).click();
  await page.getByRole('button', { name: 'Thử mã PIN' }).click();
  const ask = page.getByRole('dialog');
  const pin = ask.getByLabel('Mã PIN của USB ký số');
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
  const open = ask.getByRole('button', { name: 'Mở USB ký số' });
  await expect(open).toHaveAttribute('aria-disabled', 'true');
  await ask.getByText('Tôi nhớ chắc mã PIN').click();
  await page.keyboard.press('Control+Enter');
  await expect(open).toBeEnabled();
  expect(token.logins()).toBe(before);
  expect(await faultsOf(page)).toEqual([]);
  await open.click();
  await expect(page.getByText('Đúng mã PIN, ký được.')).toBeVisible();
  expect(token.triesLeft()).toBe(3);

  token.setTries(0);
  await page.getByRole('button', { name: 'Thử mã PIN' }).click();
  await expect(ask).toContainText('USB ký số đã khóa');
  await expect(pin).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(ask).toHaveCount(0);
  expect(station.complaints).toEqual([]);
});

test('a signer who has a token signs with it: passphrase, then PIN; pulled out, nothing is signed', async () => {
  token.setTries(3);
  const subject = 'kết quả ký bằng token của cơ quan';
  const sitDown = async ({ fullName, passphrase }: typeof SPECIALIST): Promise<void> =>
    sitDownAt(station, fullName, passphrase);
  await sitDown(SPECIALIST);
  await draft(station, { subject, level: 'Không mật', file: 'd01.pdf' });
  await station.page.keyboard.press('Control+s');
  await expect(toast(station.page, /Đã lưu dự thảo/)).toBeVisible();
  await step(station.page, 'Đề xuất', /Đã chuyển kiểm tra/);
  await sitDown(LEADER);
  await openWaiting(station.page, subject);
  await step(station.page, 'Đạt thể thức', /Đã xác nhận kiểm tra/);
  await sitDown(SPECIALIST);
  await openWaiting(station.page, subject);
  await step(station.page, 'Trình ký', /Đã trình ký/);

  await sitDown(SECRETARY);
  await openWaiting(station.page, subject);
  const { page } = station;
  await page.getByRole('main').getByRole('button', { name: /^Ký/ }).click();
  const form = page.getByRole('dialog').first();
  const pin = page.getByLabel('Mã PIN của USB ký số');
  const sign = async (): Promise<void> => {
    await form.getByLabel(/Cụm mật khẩu của bạn/).fill(SECRETARY.passphrase);
    await form.getByLabel(/Cụm mật khẩu của bạn/).press('Enter');
    await expect(pin).toBeFocused();
    await expect(page.getByText('Còn nhiều nhất 3 lượt')).toBeVisible();
    await pin.fill(TOKEN_PIN);
    await picture(page, 'k-token-ky');
    await page.keyboard.press('Enter');
    await expect(pin).toHaveCount(0);
  };
  await form.getByText('USB ký số của Lê Đức Toản').click();
  token.fail('gone');
  await sign();
  await expect(form).toContainText('USB ký số bị rút ra khi đang ký');
  await expect(form).toContainText('Không mất số nào');
  token.fail('not');
  expect(await faultsOf(page)).toEqual([]);
  await sign();
  await expect(toast(page, /Đã ký/)).toBeVisible();
  expect(station.complaints).toEqual([]);
});
