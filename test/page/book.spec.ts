import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { drawn } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/** The printed book: looked at, saved through the system's dialog, sent to the printer. */
let station: Station;
const folder = mkdtempSync(path.join(os.tmpdir(), 'an-thu-paper-'));
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

test('the book is looked at, saved as a PDF, and a cancelled dialog changes nothing', async () => {
  const page = await sitDown(station, 'clerk');
  await nav(page, 'books');
  const books = page.getByRole('listbox', { name: 'Sổ đăng ký' });
  // the other books are about state secrets: what leaves the vault of them is a numbered copy (copies.spec.ts)
  for (const [book, name] of [
    [/^Văn bản đến/, 'one'],
    [/^Văn bản đi/, 'two'],
  ] as const) {
    await books.getByRole('option', { name: book }).click();
    await page.getByRole('button', { name: /Xem trước/ }).click();
    await expect.poll(() => drawn(page.locator('.bookPages canvas').first()), { timeout: 30_000 }).toBe(true);
    await picture(page, `hand-book-${name}`);
    await page.keyboard.press('F6');
    const saved = path.join(folder, `${name}.pdf`);
    await answerDialogs(station.run.app, []);
    await page.getByRole('button', { name: /Lưu PDF|Lưu thành/ }).click();
    await expect(page.getByRole('button', { name: /Lưu PDF|Lưu thành/ })).toBeEnabled();
    expect(existsSync(saved)).toBe(false);
    await answerDialogs(station.run.app, [saved]);
    await page.getByRole('button', { name: /Lưu PDF|Lưu thành/ }).click();
    await expect(toast(page, /Đã lưu/)).toBeVisible();
    // the words of the first book may still stand there while the second is being written
    await expect.poll(() => existsSync(saved) && readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-');
  }
  await resize(page, 'scaled');
  await picture(page, 'hand-book-1093');
  await resize(page, 'laptop');
  expect(station.complaints).toEqual([]);
});
