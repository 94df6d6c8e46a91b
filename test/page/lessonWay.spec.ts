import { expect, test } from '@playwright/test';
import { goTo, press } from '../flows/byKeyboard.ts';
import { unlock } from '../flows/firstRun.ts';
import { faultsOf } from '../flows/inspect.ts';
import { guide, main } from '../flows/lessonJob.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, TRAINEES } from '../flows/training.ts';
import { picture } from '../flows/window.ts';

/** The guide of a task leads to the place of its step and shows there what to press. */
let station: Station;
test.beforeAll(async () => {
  station = await openTraining();
  await unlock(station.page, TRAINEES.intake, 'tập huấn an thư');
});
test.afterAll(() => station.run.app.close());

test('the way leads to the form of the step, and a ring stands round its button', async () => {
  const { page } = station;
  await goTo(page, 'lessons');
  const card = page.locator('[data-lesson="import-a-portal-file"]');
  await press(page, card.getByRole('button', { name: /^(Bắt đầu|Làm lại)/ }));
  await expect(guide(page)).toContainText('Bước 1 trên 2');
  const ringed = page.locator('[data-lesson-ring]');
  await expect(ringed).toHaveCount(0);
  await page.keyboard.press('Shift+F8');
  await expect(main(page)).toHaveAttribute('data-page', 'importSubmissions');
  await expect(ringed).toHaveText(/^Lưu tệp mẫu để tập/);
  await picture(page, 'lesson-ring');
  expect(await faultsOf(page)).toEqual([]);
  // one page before it, the ring shows the way in
  await page.keyboard.press('Escape');
  await goTo(page, 'submissions');
  await expect(ringed).toHaveText(/^Nhận từ tệp/);
  await press(page, guide(page).getByRole('button', { name: /^Thôi/ }));
  await expect(ringed).toHaveCount(0);
  expect(station.complaints).toEqual([]);
});
