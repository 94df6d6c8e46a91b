import { expect, test, type Page } from '@playwright/test';
import { nav } from '../flows/navigation.ts';
import { ADMIN, openStation, setUp, signIn, type Station, STATION_A } from '../flows/station.ts';

/** Errors of the page itself: a number on the screen, found again in the support file, and nothing of what they said. */
const CANARY = 'CANARYDONTHU';
let station: Station;
test.beforeAll(async () => {
  station = await openStation();
  await setUp(station, { ...STATION_A, people: [ADMIN, ...STATION_A.people.slice(1, 2)] });
});
test.afterAll(async () => station.run.app.close());

/** The number in the band that tells of an error; closes the band. */
async function numberShown(page: Page): Promise<string> {
  const band = page.getByRole('alert').filter({ hasText: 'Màn hình gặp lỗi của phần mềm' });
  const number = /[0-9a-f]{8}/.exec(await band.innerText())?.[0] ?? '';
  await band.getByRole('button').click();
  await expect(band).toBeHidden();
  return number;
}

test('an error before the sign-in and a rejection after it have numbers that the support file holds', async () => {
  await station.page.evaluate((word) => {
    setTimeout(() => {
      throw new RangeError(word);
    });
  }, CANARY);
  const early = await numberShown(station.page);
  await signIn(station, ADMIN);
  const { page } = station;
  await page.evaluate((word) => void Promise.reject(new TypeError(word)), CANARY);
  const late = await numberShown(page);
  expect(early).not.toBe(late);

  await nav(page, 'administration');
  const support = page.getByRole('region', { name: 'Gói hỗ trợ và báo cáo tình trạng' });
  await support.getByRole('button', { name: 'Xem trước' }).click();
  const lines = support.getByRole('table', { name: 'Toàn bộ nội dung tệp' });
  for (const [number, kind] of [
    [early, 'RangeError'],
    [late, 'TypeError'],
  ] as const) {
    await expect(
      lines.getByRole('row', { name: /Mã của lỗi bên trong/ }).filter({ hasText: number }),
    ).toHaveCount(1);
    await expect(lines.getByRole('row', { name: /Loại lỗi/ }).filter({ hasText: kind })).toHaveCount(1);
  }
  await expect(lines).not.toContainText(CANARY);
});
