import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { faultsOf } from './flows/inspect.ts';
import { toast } from './flows/mainJob.ts';
import { nav } from './flows/navigation.ts';
import { openTraining, sitDown } from './flows/training.ts';
import { unlock } from './flows/firstRun.ts';
import type { Station } from './flows/station.ts';
import { picture } from './flows/window.ts';
import { ROOT } from './support/launch.ts';

/** The guided tasks, done as a learner does them: the guide says what to do, the vault says that it was done. */
let station: Station;
const times: Record<string, number> = {};
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(150_000);
  station = await openTraining();
  await unlock(station.page, 'Nguyễn Thị Hường', 'tập huấn an thư');
});
test.afterAll(async () => {
  await station.run.app.close();
  mkdirSync(path.join(ROOT, 'out'), { recursive: true });
  writeFileSync(path.join(ROOT, 'out/lessonTimes.json'), `${JSON.stringify(times, null, 2)}\n`);
});

const guide = (page: Page) => page.getByRole('region', { name: 'Bài đang làm' });

/** Begins a task, does it, and waits until the vault says that it is done. */
async function lesson(page: Page, title: string, work: () => Promise<void>): Promise<void> {
  await nav(page, 'lessons');
  const card = page.locator('.lesson').filter({ has: page.getByRole('heading', { name: title }) });
  await card.getByRole('button', { name: /^(Bắt đầu|Làm lại)/ }).click();
  await expect(guide(page)).toBeVisible();
  const begun = Date.now();
  await work();
  await expect(toast(page, new RegExp(`Xong bài “${title}`))).toBeVisible();
  times[title] = (Date.now() - begun) / 1000;
  await expect(guide(page)).toHaveCount(0);
}

/** The form as a hurried hand fills it; `subject` null for an envelope that stays closed. */
async function fill(page: Page, issuer: string, code: string, subject: string | null): Promise<void> {
  const form = page.getByRole('main');
  await form.getByRole('combobox', { name: /Tác giả/ }).fill(issuer);
  await page.keyboard.press('Tab');
  await form.getByRole('textbox', { name: 'Số, ký hiệu' }).fill(code);
  if (subject === null) return;
  await form.getByRole('textbox', { name: 'Trích yếu nội dung' }).fill(subject);
  await form.getByRole('button', { name: /Loại/ }).click();
  await page.getByRole('option', { name: /^Công văn( CV)?$/ }).click();
}

test('the clerk logs a dispatch: the guide goes on by itself', async () => {
  const { page } = station;
  await lesson(page, 'Đăng ký một văn bản đến chỉ bằng bàn phím', async () => {
    await picture(page, 'lesson-guide');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('F2');
    await expect(page.getByRole('main')).toHaveAttribute('data-page', 'registerIncoming');
    await fill(page, 'Tỉnh ủy Sơn Hà', '8821-CV/TU', 'V/v mở lớp tập huấn trực tuyến');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('main')).toHaveAttribute('data-page', 'incoming');
    // the form proposes the person of the last entry: then it was presented with the same stroke
    if (!(await guide(page).getByText('Bước 2 trên 2').isVisible())) return;
    await page.getByRole('button', { name: /^Trình lãnh đạo/ }).click();
    await page.getByRole('button', { name: /Lãnh đạo|Trình cho/ }).click();
    await page.getByRole('option').first().click();
    await page.keyboard.press('Control+Enter');
  });
  await nav(page, 'lessons');
  await expect(page.getByText(/đã làm 1 lần/)).toBeVisible();
  await picture(page, 'lessons');
  expect(await faultsOf(page)).toEqual([]);
});

test('an envelope that stays unopened', async () => {
  const { page } = station;
  await lesson(page, 'Vào sổ một bì “Chỉ người có tên mới được bóc bì”', async () => {
    await nav(page, 'classifiedIn');
    await page.keyboard.press('F2');
    await expect(page.getByRole('main')).toHaveAttribute('data-page', 'registerIncoming');
    await page.keyboard.press('Control+u');
    await fill(page, 'Tỉnh ủy Sơn Hà', '8822-CV/TU', null);
    await page.getByRole('textbox', { name: 'Tên người ghi trên bì' }).fill('Bùi Quang Thắng');
    await page.keyboard.press('Control+s');
  });
});

test('the leader finds a document without marks and writes a direction', async () => {
  const page = await sitDown(station, 'office');
  await lesson(page, 'Tìm một văn bản bằng chữ không dấu rồi giao lại', async () => {
    await nav(page, 'incoming');
    const list = page.getByRole('main').locator('[data-keys="list"]').first();
    await list.focus();
    await page.keyboard.press('Home');
    await expect(page.getByRole('button', { name: /^Bút phê/ })).toBeVisible();
    await page.keyboard.press('b');
    await page.getByLabel('Ý kiến chỉ đạo').fill('Giao chuyên viên tham mưu trong tuần.');
    await page.getByRole('button', { name: /Chủ trì/ }).click();
    await page.getByRole('option', { name: /Đặng Thị Thu Thủy/ }).click();
    await page.getByRole('button', { name: /Ký, giao việc/ }).click();
  });
  expect(station.complaints).toEqual([]);
});
