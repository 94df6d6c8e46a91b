import { expect, test } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import {
  changeTo,
  CLERK,
  lock,
  openStation,
  setUp,
  signIn,
  STATION_A,
  type Station,
} from '../flows/station.ts';
import { openTraining } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';
import { unlock } from '../flows/firstRun.ts';

/** A refusal is a state of the screen: it stands in words where the work stopped, and is as readable as the rest. */
const TRAINING_PASSPHRASE = 'tập huấn an thư';
let station: Station;
test.beforeAll(async () => {
  station = await openStation();
});
test.afterAll(async () => station.run.app.close());

test('a connected office vault: a level it may not hold says what to do with the paper', async () => {
  await setUp(station, STATION_A);
  await signIn(station, CLERK);
  const { page } = station;
  await page.keyboard.press('F2');
  await page
    .getByRole('main')
    .getByRole('button', { name: /Độ mật/ })
    .click();
  await expect(page.getByRole('option', { name: /Tuyệt mật/ })).toContainText('chỉ vào sổ');
  for (const level of ['Độ mật: Mật', 'Độ mật: Tối mật']) {
    const option = page
      .getByRole('option')
      .filter({ has: page.getByRole('img', { name: level, exact: true }) });
    await expect(option).toContainText('máy này không giữ');
  }
  await picture(page, 'refusal-level-not-held');
  // whoever has such a paper in the hand chooses its level all the same
  await page
    .getByRole('option')
    .filter({ has: page.getByRole('img', { name: 'Độ mật: Mật', exact: true }) })
    .click();
  const told = page.getByRole('alertdialog', { name: /Máy này không giữ độ mật đó/ });
  await expect(told).toContainText('Không quét, không gõ, không chụp văn bản này vào máy này');
  await picture(page, 'refusal-level-what-to-do');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(told).toHaveCount(0);
  await expect(
    page
      .getByRole('main')
      .getByRole('button', { name: /Độ mật/ })
      .first(),
  ).toContainText('Không mật');
  // and the vault says the same to whoever asks past the form
  const codes = await page.evaluate(async () => {
    const reply = await window.anThu?.call('documents.registerIncoming', {
      book: 'classified-incoming',
      arrivedOn: '2026-11-24',
      issuer: 'Tỉnh ủy',
      code: '12-CV/TU',
      documentDate: '2026-11-20',
      typeId: 'cong-van',
      level: 'mat',
      pages: 1,
      subject: 'thử',
      notADuplicate: true,
    });
    return reply?.ok === false ? reply.error.code : 'taken';
  });
  expect(codes).toBe('level-not-held');
});

test('after a refusal that was understood, and after the help, the keys stand in the field where they stood', async () => {
  const { page } = station;
  const form = page.getByRole('main');
  await form.getByRole('textbox', { name: 'Trích yếu nội dung' }).fill('nội dung');
  const level = form.getByRole('button', { name: /Độ mật/ });
  await level.click();
  await page.getByRole('option', { name: /Tuyệt mật/ }).click();
  await expect(form).toContainText('BM-07');
  await page.keyboard.press('Escape');
  await expect(level).toBeFocused();
  const issuer = form.getByRole('combobox', { name: /Tác giả/ });
  await issuer.focus();
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(issuer).toBeFocused();
});

test('a wrong passphrase is said plainly, and the right one still opens', async () => {
  await lock(station);
  const { page } = station;
  await page.getByRole('option', { name: new RegExp(CLERK.fullName) }).click();
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill('không phải cụm này');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cụm mật khẩu chưa đúng')).toBeVisible();
  await picture(page, 'refusal-wrong-passphrase');
  expect(await faultsOf(page)).toEqual([]);
  await changeTo(station, CLERK);
});

test('Tuyệt mật drops the subject that was typed, and says by which rule', async () => {
  const training = await openTraining();
  const { page } = training;
  // many names at this door: what went wrong is seen whole beside the field, on the smallest window too
  await resize(page, 'scaled');
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill('không phải cụm này');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Sai ba lần, ô này nghỉ')).toBeInViewport({ ratio: 1 });
  await picture(page, 'refusal-training-door-1093');
  await resize(page, 'laptop');
  await unlock(page, 'Nguyễn Thị Hường', TRAINING_PASSPHRASE);
  await page.keyboard.press('F2');
  const form = page.getByRole('main');
  await form.getByRole('textbox', { name: 'Trích yếu nội dung' }).fill('nội dung không được ghi vào sổ');
  await form.getByRole('button', { name: /Độ mật/ }).click();
  await page
    .getByRole('option')
    .filter({ has: page.getByRole('img', { name: 'Độ mật: Tuyệt mật' }) })
    .click();
  await expect(form).toContainText('Chữ ở ô trích yếu đã bỏ');
  await expect(form).toContainText('BM-07');
  await expect(form.getByRole('textbox', { name: 'Trích yếu nội dung' })).toHaveCount(0);
  await expect(form).not.toContainText('nội dung không được ghi');
  await picture(page, 'refusal-top-secret-subject');
  expect(await faultsOf(page)).toEqual([]);
  expect(training.complaints).toEqual([]);
  await training.run.app.close();
});
