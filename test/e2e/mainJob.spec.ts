import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import * as job from './flows/mainJob.ts';
import {
  changeTo,
  CLERK,
  LEADER,
  openStation,
  setUp,
  signIn,
  SPECIALIST,
  STATION_A,
  STATION_B,
  type Station,
} from './flows/station.ts';

let a: Station;
let b: Station;
const usb = mkdtempSync(path.join(os.tmpdir(), 'an-thu-usb-'));
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  a = await openStation();
  await setUp(a, STATION_A);
});
test.afterAll(async () => {
  await a.run.app.close();
});

test('the clerk logs a dispatch with its file by keys alone', async () => {
  await signIn(a, CLERK);
  const entries = await job.logByKeyboard(a);
  expect(entries.count).toBeLessThanOrEqual(12);
  await expect(a.page.getByRole('main')).toContainText('Số đến dự kiến 1');
  expect(await job.saveAndNext(a.page)).toBe(1);
});

test('save and next keeps issuer, type and person; the same paper again is noticed', async () => {
  const { page } = a;
  const form = page.getByRole('main');
  await expect(form.getByRole('combobox', { name: /Tác giả/ })).toHaveValue(job.DISPATCH.issuer);
  await expect(form.getByRole('button', { name: /Loại/ })).toContainText(job.DISPATCH.type);
  await expect(form.getByRole('button', { name: /Trình, chuyển cho/ })).toContainText(LEADER.fullName);
  await expect(form.getByLabel('Số, ký hiệu')).toBeFocused();
  await expect(form.getByLabel('Số, ký hiệu')).toHaveValue('');
  await page.keyboard.type('47 CV/ĐU');
  await page.keyboard.press('Enter');
  await page.keyboard.type('5/3/2026');
  await page.keyboard.press('Enter');
  await expect(form.getByText(/Có thể đã đăng ký: số đến 1/)).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(job.toast(page, /không cấp số mới/)).toBeVisible();
});

test('the clerk takes in a submission on behalf of a citizen', async () => {
  const code = await job.takeIn(a.page);
  expect(code).toMatch(/^[0-9A-Z-]{6,}$/);
});

test('the leader finds the dispatch without marks, reads it, directs and assigns', async () => {
  await changeTo(a, LEADER);
  await job.findAndOpen(a.page, 'don doc cap nhat ket qua', /đôn đốc cập nhật/);
  await job.readPage(a.page, job.DISPATCH.file);
  await job.direct(a.page, 'Chuyên viên soạn báo cáo gửi Văn phòng Tỉnh ủy.', '+3');
});

test('the specialist starts the work', async () => {
  await changeTo(a, SPECIALIST);
  await job.findAndOpen(a.page, '47cv', /47-CV\/ĐU/);
  await job.startWork(a.page);
});
