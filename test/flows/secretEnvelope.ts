import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { addDays, civilDateAt, formatDate } from '../../shared/domain/calendar/civilDate.ts';
import { determinationOf } from '../support/registration.ts';
import * as post from './exchangeJob.ts';
import { faultsOf } from './inspect.ts';
import { paper, toast } from './mainJob.ts';
import { nav } from './navigation.ts';
import { picture } from './window.ts';
import type { Station } from './station.ts';

/** A Mật document between two offices, on a stick: what each of them does, in the window. */
export const SECRET = {
  subject: 'V/v phương án nhân sự đại hội (dữ liệu giả)',
  fileName: 'Phương án nhân sự.pdf',
} as const;

/** The leader signs in a channel for Mật by an approving document; the clerk at the desk is the second officer. */
export async function openChannel(
  page: Page,
  second: { readonly fullName: string; readonly passphrase: string },
  leader: { readonly passphrase: string },
): Promise<void> {
  await nav(page, 'exchange');
  await page.getByRole('tab', { name: 'Cổng và phương tiện' }).click();
  const gate = page.getByRole('region', { name: 'Kênh mở cho độ mật' });
  await gate.getByRole('button', { name: 'Mở kênh' }).click();
  const dialog = page.getByRole('dialog');
  const today = civilDateAt(Date.now());
  await dialog.getByRole('textbox', { name: 'Số văn bản cho phép' }).fill('45-QĐ/TU');
  await dialog.getByRole('textbox', { name: 'Cơ quan cho phép' }).fill('Tỉnh ủy Đông Mẫu');
  await dialog.getByRole('textbox', { name: 'Ngày văn bản' }).fill(formatDate(addDays(today, -7)));
  await dialog.getByRole('textbox', { name: 'Hết hạn' }).fill(formatDate(addDays(today, 34)));
  const passphrases = dialog.locator('input[type="password"]');
  await passphrases.nth(0).fill(leader.passphrase);
  await dialog.getByRole('button', { name: /Người thứ hai|Cán bộ thứ hai/ }).click();
  await page.getByRole('option', { name: new RegExp(second.fullName) }).click();
  await passphrases.nth(1).fill(second.passphrase);
  // a field too narrow for its words and dates was seen by nobody
  const date = await dialog.getByRole('textbox', { name: 'Ngày văn bản' }).boundingBox();
  expect(date?.width).toBeGreaterThan(200);
  await picture(page, 'secret-channel');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Mở kênh' }).click();
  await expect(toast(page, /Đã mở kênh/)).toBeVisible();
  await expect(gate).toContainText('45-QĐ/TU');
}

/** On the same page: two persons who looked at the orders let more purges through. */
export async function releaseBrake(
  page: Page,
  second: { readonly fullName: string; readonly passphrase: string },
  leader: { readonly passphrase: string },
): Promise<void> {
  const brake = page.getByRole('region', { name: 'Phanh khi xóa nhiều' });
  await brake.getByRole('button', { name: 'Mở phanh' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Đã xem các lệnh, lý do' }).fill('Tỉnh ủy xác nhận thu hồi thật');
  await dialog.getByRole('textbox', { name: 'Thêm (lượt)' }).fill('5');
  const passphrases = dialog.locator('input[type="password"]');
  await passphrases.nth(0).fill(leader.passphrase);
  const does = dialog.getByRole('button', { name: 'Mở phanh' });
  await expect(does).toBeDisabled(); // one person alone does not
  await dialog.getByRole('button', { name: /Người thứ hai|Cán bộ thứ hai/ }).click();
  await page.getByRole('option', { name: new RegExp(second.fullName) }).click();
  await passphrases.nth(1).fill(second.passphrase);
  await picture(page, 'brake-release');
  expect(await faultsOf(page)).toEqual([]);
  await does.click();
  await expect(dialog).toHaveCount(0);
  await expect(brake).toContainText('hai người đã cho thêm 5');
}

/** The clerk takes a number for it and seals it; answers with its code. What proposals.spec does in full goes by calls. */
export async function sealSecret({ page }: Station, to: string): Promise<void> {
  const dataBase64 = fs.readFileSync(paper('d06.pdf')).toString('base64');
  const failure = await page.evaluate(
    async ([dataBase64, words, determination, peer, today]) => {
      const bridge = window.anThu;
      const staged = await bridge?.call('attachments.stageChunk', {
        stageId: null,
        name: words.fileName,
        dataBase64,
        last: true,
      });
      if (!staged?.ok) return staged?.error.code ?? 'no bridge';
      const made = await bridge?.call('documents.registerOutgoing', {
        book: 'classified-outgoing',
        typeId: 'cong-van',
        documentDate: today,
        level: 'mat',
        subject: words.subject,
        urgency: 'thuong',
        signer: 'Lê Đức Toản',
        recipients: [peer],
        copies: 1,
        pages: 1,
        note: '',
        answersId: null,
        files: [staged.value.done?.stageId ?? ''],
        determination,
      });
      return made?.ok ? null : (made?.error.code ?? 'no bridge');
    },
    [dataBase64, SECRET, determinationOf('mat'), to, civilDateAt(Date.now())] as const,
  );
  expect(failure).toBeNull();
  await nav(page, 'classifiedOut');
  await page.getByRole('main').locator('[data-keys="list"]').first().focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('region', { name: 'Xử lý văn bản' })).toContainText(SECRET.subject);
}

/** Neither trích yếu nor name of a file lies readable on the medium, in content or in names. */
export function readableOn(medium: string): string[] {
  const found: string[] = [];
  for (const entry of fs.readdirSync(medium, { recursive: true, withFileTypes: true })) {
    const full = path.join(entry.parentPath, entry.name);
    for (const word of [SECRET.subject, SECRET.fileName, 'nhân sự'])
      for (const form of [
        Buffer.from(word),
        Buffer.from(word.normalize('NFD')),
        Buffer.from(word, 'utf16le'),
      ])
        if (entry.name.includes(word) || (entry.isFile() && fs.readFileSync(full).includes(form)))
          found.push(`${word} in ${full}`);
  }
  return found;
}

/** Counts, and registers it from the form that the sealed manifest fills; opens the paper. Answers with the số đến. */
export async function registerSecret(page: Page): Promise<number> {
  await nav(page, 'exchange');
  await page.getByRole('tab', { name: 'Hộp nhận' }).click();
  await page.getByRole('row').filter({ hasText: 'Mật' }).first().click();
  await expect(post.envelope(page)).toContainText('Chữ ký khớp nội dung: đạt');
  await expect(page.getByRole('main')).not.toContainText(SECRET.subject); // it rests in the sealed bytes
  await expect(post.envelope(page)).toContainText('tên tệp niêm phong trong gói');
  await picture(page, 'secret-arrived');
  expect(await faultsOf(page)).toEqual([]);
  await post.confirmChecks(page);
  await page.getByRole('button', { name: /Đăng ký vào sổ/ }).click();
  const form = page.getByRole('main');
  await expect(form.getByRole('textbox', { name: 'Trích yếu nội dung' })).toHaveValue(SECRET.subject);
  await expect(form).toContainText(SECRET.fileName);
  await picture(page, 'secret-form');
  await page.keyboard.press('Control+s');
  const said = toast(page, /Đã đăng ký, số đến/);
  await expect(said).toBeVisible();
  return Number(/số đến\s*(\d+)/.exec(await said.innerText())?.[1]);
}

/** The leader takes the envelope back by a decision. */
export async function recallEnvelope(page: Page): Promise<void> {
  await nav(page, 'exchange');
  await page.getByRole('tab', { name: 'Tất cả' }).click();
  await page.getByRole('row').filter({ hasText: 'Mật' }).first().click();
  await page.getByRole('button', { name: 'Thu hồi gói này' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: 'Số quyết định thu hồi' }).fill('12-QĐ/ĐU');
  await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Gửi nhầm bản chưa chỉnh sửa');
  await picture(page, 'secret-recall');
  await dialog.getByRole('button', { name: 'Thu hồi', exact: true }).click();
  await expect(toast(page, /Đã lập lệnh thu hồi/)).toBeVisible();
}
