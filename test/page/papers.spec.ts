import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { nav } from '../flows/navigation.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown } from '../flows/training.ts';
import { picture } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/** The papers of a document: looked at inside the window, then saved as PDF and as Word through the system's dialog. */
let station: Station;
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

test('a dispatch slip and an envelope label of an outgoing document', async () => {
  const page = await sitDown(station, 'clerk');
  const { run } = station;
  await nav(page, 'outgoing');
  await page.getByRole('main').getByRole('button', { name: 'Thêm việc' }).click();
  await page.getByRole('menuitem', { name: 'Giấy tờ, nhãn bì' }).click();
  const dialog = page.getByRole('dialog');
  // the arrows go through the papers
  await expect(dialog.getByRole('button', { name: 'Phiếu gửi' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('button', { name: 'Nhãn bì ngoài' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(dialog.locator('canvas').first()).toBeVisible();
  await picture(page, 'papers-dispatch-slip');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Nhãn bì ngoài' }).click();
  await expect(dialog.locator('canvas').first()).toBeVisible();
  await picture(page, 'papers-envelope');
  const target = path.join(run.userData, 'nhan-bi.pdf');
  await answerDialogs(run.app, [target]);
  await dialog.getByRole('button', { name: 'Lưu PDF' }).click();
  await expect(page.getByText('Đã lưu giấy tờ ra tệp')).toBeVisible();
  expect(fs.readFileSync(target).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

test('the minutes of a hand-over of books stand among its papers', async () => {
  const { page } = station;
  await page.keyboard.press('Escape');
  await page.evaluate(async () => {
    const call = window.anThu?.call;
    const people = await call?.('people.choices', { forAct: 'hold' });
    const books = await call?.('registers.books', {});
    if (!people?.ok || !books?.ok) throw new Error('no lists');
    for (const { id } of people.value.people) {
      const bookIds = books.value.books.map((book) => book.id);
      const made = await call?.('registers.handOver', { takerId: id, bookIds, note: 'Nghỉ phép' });
      if (made?.ok) return;
    }
    throw new Error('nobody to hand over to');
  });
  await nav(page, 'books');
  await page
    .getByRole('button', { name: 'Bàn giao sổ' })
    .or(page.getByRole('tab', { name: 'Bàn giao' }))
    .first()
    .click();
  await page.getByRole('button', { name: 'Giấy tờ', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  // the only one is chosen already, and Enter prints it
  await expect(dialog.locator('canvas').first()).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Biên bản bàn giao sổ', pressed: true })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'In', exact: true })).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Lưu Word để sửa' })).toBeVisible();
  await picture(page, 'papers-handover');
});
