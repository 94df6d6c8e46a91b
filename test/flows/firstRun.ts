import { expect, type Page } from '@playwright/test';
import { picture } from './window.ts';

export interface FirstRun {
  readonly office: string;
  readonly code: string;
  readonly symbol: string;
  readonly superior: string;
  readonly place: string;
  readonly station: string;
  readonly admin: { readonly fullName: string; readonly passphrase: string };
  readonly clerk: { readonly fullName: string; readonly passphrase: string };
}

export const DONG_VANG: FirstRun = {
  office: 'Đảng ủy xã Đồng Vàng',
  code: '000.01.02.H99',
  symbol: 'ĐU',
  superior: 'Tỉnh ủy Sơn Hà',
  place: 'Đồng Vàng',
  station: 'Máy văn thư 01',
  admin: { fullName: 'Đỗ Văn Khải', passphrase: 'trời xanh mây trắng' },
  clerk: { fullName: 'Nguyễn Thị Hường', passphrase: 'sông dài cá lội biệt tăm' },
};

/** Creates a vault as its two first people do, down to the recovery code typed back. Returns the code. */
export async function createVault(page: Page, run: FirstRun): Promise<string> {
  await page.getByRole('option', { name: /Tạo kho của cơ quan/ }).waitFor();
  await page.keyboard.press('1');
  await page.getByLabel('Tên máy trạm').fill(run.station);
  await page.getByLabel('Tên cơ quan').fill(run.office);
  await page.getByLabel('Mã định danh').fill(run.code);
  await page.getByLabel('Cơ quan cấp trên trực tiếp').fill(run.superior);
  await page.getByLabel('Ký hiệu').fill(run.symbol);
  await page.getByLabel('Địa danh').fill(run.place);
  await page.keyboard.press('Control+Enter');
  await fillPerson(page, 'Quản trị', run.admin);
  await fillPerson(page, 'Văn thư', run.clerk);
  await page.keyboard.press('Control+Enter');
  await picture(page, 'first-run-check');
  // what was typed is shown once more, with the folder that the vault lies in
  for (const shown of [run.office, run.code, run.admin.fullName, run.clerk.fullName])
    await expect(page.getByRole('main').getByText(shown)).toBeVisible();
  await page.getByRole('button', { name: 'Tạo kho' }).click();
  await page.getByRole('heading', { name: 'Mã khôi phục của kho' }).waitFor({ timeout: 60_000 });
  return readCode(page);
}

async function fillPerson(page: Page, group: string, person: FirstRun['admin']): Promise<void> {
  const fields = page.getByRole('group', { name: group, exact: true });
  await fields.getByLabel('Họ và tên').fill(person.fullName);
  await fields.getByLabel('Cụm mật khẩu', { exact: true }).fill(person.passphrase);
  await fields.getByLabel('Gõ lại cụm mật khẩu').fill(person.passphrase);
}

export async function readCode(page: Page): Promise<string> {
  const groups = await page.getByTestId('code-group').allInnerTexts();
  return groups.map((text) => text.trim().slice(-4)).join('-');
}

/** Hides the code and types the asked groups from "paper". */
export async function proveCode(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Đã chép, che mã' }).click();
  await typeGroups(page, code);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Kho đã sẵn sàng' }).waitFor();
}

/** Types the asked groups of a hidden code. */
export async function typeGroups(page: Page, code: string): Promise<void> {
  const groups = code.split('-');
  const fields = page.getByRole('region', { name: /Gõ lại ba nhóm/ }).getByRole('textbox');
  await expect(fields).toHaveCount(3);
  for (const field of await fields.all()) {
    await expect(field).toBeFocused(); // a whole group leads on to the next
    const label =
      (await field.getAttribute('aria-label')) ??
      (await field.evaluate((node) => (node as HTMLInputElement).labels?.[0]?.textContent ?? ''));
    const group = Number(/\d+/.exec(label)?.[0]);
    await page.keyboard.type(groups[group - 1] ?? '');
  }
}

/** Chooses a person and types the passphrase, as on every morning. */
export async function unlock(page: Page, fullName: string, passphrase: string): Promise<void> {
  await page.getByRole('option', { name: new RegExp(fullName) }).click();
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
}
