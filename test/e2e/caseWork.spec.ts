import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { faultsOf } from './flows/inspect.ts';
import { toast } from './flows/mainJob.ts';
import { nav } from './flows/navigation.ts';
import type { Station } from './flows/station.ts';
import { openTraining, sitDown } from './flows/training.ts';
import { picture, resize } from './flows/window.ts';
import { answerDialogs } from './support/launch.ts';

/** A case from the door to the rating: clerk, head of the office, specialist, leader, clerk. */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(150_000);
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

test('what must be told stands in a list, and the counter looks a code up', async () => {
  const page = await sitDown(station, 'clerk');
  await nav(page, 'submissions');
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await picture(page, 'case-list');
  await page.getByRole('button', { name: /Phải báo \(/ }).click();
  await expect(page.getByRole('heading', { name: 'Chưa báo nhận cho người gửi' })).toBeVisible();
  await picture(page, 'case-duties');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'case-duties-1093');
  await resize(page, 'laptop');
});

test('a case like another one is shown while typing, compared and merged', async () => {
  const { page } = station;
  await page.keyboard.press('F3');
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
  await page.keyboard.press('Control+Enter');
  const paper = page.getByRole('dialog', { name: /Giấy tờ của hồ sơ/ });
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
  await page
    .getByRole('button', { name: /So hai bên/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture(page, 'case-compare');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: /Gộp hồ sơ/ }).click();
  await expect(page.getByRole('heading', { name: 'Hồ sơ chính' })).toBeVisible();
  await picture(page, 'case-merged');
});
