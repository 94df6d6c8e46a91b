import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fingerprintDigits } from '../../shared/domain/station/fingerprint.ts';
import { exchange as words } from '../../renderer/i18n/vi/exchange.ts';
import { proveAgain } from './stepUp.ts';
import { answerDialogs } from './support/launch.ts';
import { toast } from './mainJob.ts';
import { nav } from './navigation.ts';
import type { Station } from './station.ts';
import { picture } from './window.ts';

const cardOf = (medium: string, name: string): string => path.join(medium, `${name}.card`);

async function directory(page: Page): Promise<void> {
  await nav(page, 'exchange');
  await page.getByRole('tab', { name: 'Danh bạ cơ quan' }).click();
}

/** Writes the office's card to a file and answers with the words that are read out by telephone. */
export async function writeCard({ page, run }: Station, medium: string, name: string): Promise<string> {
  await directory(page);
  await answerDialogs(run.app, [cardOf(medium, name)]);
  const own = page.getByRole('region', { name: 'Thẻ của cơ quan mình' });
  await own.getByRole('button', { name: /Ghi thẻ ra tệp/ }).click();
  await expect(toast(page, /Đã ghi thẻ cơ quan/)).toBeVisible();
  return own.locator('.fingerprintWords').innerText();
}

/** The digits in the QR code of the own card, as a scanner types them. */
export async function ownDigits({ page }: Station): Promise<string> {
  await directory(page);
  const own = page.getByRole('region', { name: 'Thẻ của cơ quan mình' });
  await expect(own.getByRole('img', { name: /Mã QR của dấu vân tay/ })).toBeVisible();
  return fingerprintDigits(await own.locator('.fingerprint .code').innerText());
}

/** The same by machine: what the other office's code says is typed by a scanner; another code is refused. */
export async function trustByScanner(
  { page, run }: Station,
  medium: string,
  name: string,
  digits: string,
  passphrase?: string,
): Promise<void> {
  await directory(page);
  await answerDialogs(run.app, [cardOf(medium, name)]);
  await page.getByRole('button', { name: /Nhận thẻ cơ quan/ }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByRole('textbox', { name: /Quét mã QR/ });
  await expect(field).toBeFocused();
  const confirm = dialog.getByRole('button', { name: /Xác nhận, tin thẻ này/ });
  await field.fill(fingerprintDigits('0'.repeat(64)));
  await expect(dialog).toContainText('Khác nhau');
  await picture(page, 'trust-scanned-other');
  await field.fill('');
  await page.keyboard.type(digits);
  await expect(dialog).toContainText('Giống nhau từ đầu tới cuối');
  await picture(page, 'trust-scanned');
  await confirm.click();
  await proveAgain(page, passphrase);
  await expect(toast(page, /Đã tin thẻ/)).toBeVisible();
}

/** Reads the card of another office, compares the words and trusts it. */
export async function trustCard(
  { page, run }: Station,
  medium: string,
  name: string,
  told: string,
  passphrase?: string,
): Promise<void> {
  await directory(page);
  await answerDialogs(run.app, [cardOf(medium, name)]);
  await page.getByRole('button', { name: /Nhận thẻ cơ quan/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('có khớp không');
  await expect(dialog).toContainText(told);
  const confirm = dialog.getByRole('button', { name: /Xác nhận, tin thẻ này/ });
  await expect(confirm).toBeDisabled(); // not before somebody says how it was compared
  await dialog
    .getByRole('textbox', { name: 'Đã đối chiếu bằng cách nào' })
    .fill('Đọc qua điện thoại với văn thư bên đó');
  await dialog.getByText('Tất cả các từ giống nhau').click();
  await confirm.click();
  await proveAgain(page, passphrase);
  await expect(toast(page, /Đã tin thẻ/)).toBeVisible();
}

/** Writes what waits to the medium, or takes in what lies there; answers with the report's words. */
export async function pump({ page, run }: Station, way: 'write' | 'read', medium: string): Promise<string> {
  await nav(page, 'exchange');
  await answerDialogs(run.app, [medium]);
  await page.getByRole('button', { name: way === 'read' ? /Nhận từ USB/ : /Ghi .*ra USB/ }).click();
  const report = page.locator('.pumpReport');
  await expect(report).toBeVisible();
  const told = await report.innerText();
  await report.getByRole('button', { name: 'Đã hiểu' }).click();
  return told;
}

export const envelope = (page: Page) => page.getByRole('region', { name: 'Gói', exact: true }).first();

/** Bốn kiểm tra khi nhận: all in order. */
export async function confirmChecks(page: Page): Promise<void> {
  const four = page.getByRole('region', { name: 'Bốn kiểm tra khi nhận' });
  for (const check of ['Toàn vẹn', 'Số lượng văn bản', 'Số trang', 'Tệp kèm'])
    await four.locator('.checkbox', { hasText: check }).click();
  await four.getByRole('button', { name: /Xác nhận đã nhận/ }).click();
  await expect(toast(page, /Đã xác nhận/)).toBeVisible();
}

/** From the list into the envelope by Enter, its files looked at, and back with the keys where they were. */
export async function lookAtFiles(page: Page): Promise<void> {
  await nav(page, 'exchange');
  await page.getByRole('tab', { name: 'Tất cả' }).click();
  await page.getByRole('grid').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-pane="envelope"] :focus')).toHaveCount(1);
  const view = page.getByRole('button', { name: 'Xem tệp' });
  await view.press('Enter');
  const shown = page.getByRole('dialog', { name: 'Tệp trong gói, chỉ để xem' });
  await expect(shown.locator('[data-keys="viewer"]')).toBeFocused(); // the keys turn its pages at once
  await page.keyboard.press('Escape');
  await expect(view).toBeFocused();
}

/** Registers the received envelope from the form that its signed manifest fills; answers with the number. */
export async function registerReceived(page: Page, subject: string): Promise<number> {
  await nav(page, 'exchange');
  await page.getByRole('tab', { name: 'Tất cả' }).click();
  await expect(envelope(page)).toContainText('Chữ ký khớp nội dung: đạt');
  await confirmChecks(page);
  await page.getByRole('button', { name: /Đăng ký vào sổ/ }).click();
  const form = page.getByRole('main');
  await expect(form.getByRole('textbox', { name: 'Trích yếu nội dung' })).toHaveValue(subject);
  await expect(page.getByRole('listbox')).toHaveCount(0); // what the form wrote asks for no suggestions
  await page.keyboard.press('Control+s');
  const said = toast(page, /Đã đăng ký, số đến/);
  await expect(said).toBeVisible();
  return Number(/số đến\s*(\d+)/.exec(await said.innerText())?.[1]);
}

/** Gửi · Tới · Nhận · Sổ, as the open envelope shows them; `tới` is confirmed by a signed receipt only. */
export async function confirmedDots(page: Page): Promise<number> {
  const line = page.getByRole('img', { name: /Biên nhận:/ }).first();
  const told = (await line.getAttribute('aria-label')) ?? '';
  return told.split(',').filter((step) => step.endsWith('đã xác nhận')).length;
}

type Counted = 'read' | 'written' | 'receiptsWritten' | 'receiptsApplied';

/** A line of the report as the page words it; of any number where none is given. */
export function reportLine(name: Counted, count?: number): RegExp {
  const [before = '', after = ''] = words[`exchange.report.line.${name}`].split('{count}');
  return new RegExp(`${before}${count ?? '[1-9]\\d*'}${after}`);
}
