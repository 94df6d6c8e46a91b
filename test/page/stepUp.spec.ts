import { expect, test } from '@playwright/test';
import type { Output } from '../../shared/ipc/contract.ts';
import { faultsOf } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { ADMIN, openStation, setUp, signIn, STATION_A, type Station } from '../flows/station.ts';
import { proof, proveAgain } from '../flows/stepUp.ts';
import { picture, resize } from '../flows/window.ts';

/** What gives posts and passphrases asks for the administrator's own passphrase, in the window and behind it. */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openStation();
  await setUp(station, STATION_A);
  await signIn(station, ADMIN);
});
test.afterAll(async () => station.run.app.close());

const people = () =>
  station.page.evaluate(async () => {
    const reply = await window.anThu?.call('people.list', {});
    if (!reply?.ok) throw new Error(reply?.error.code ?? 'no bridge');
    return reply.value;
  }) as Promise<Output<'people.list'>>;

test('a page that calls by itself does nothing without the passphrase', async () => {
  const before = await people();
  const codes = await station.page.evaluate(async (all) => {
    const [bridge, first] = [window.anThu, 'cụm của kẻ lạ 1'];
    const clerk = all.people.find(({ roles }) => roles.includes('clerk'));
    if (!bridge || !clerk) throw new Error('nobody');
    const { id, revision, fullName, position } = clerk;
    const answers = [
      await bridge.call('people.resetPassphrase', { id, revision, firstPassphrase: first }),
      await bridge.call('people.update', {
        id,
        revision,
        fullName,
        position,
        roles: ['admin', 'clerk'],
        exception: null,
      }),
      await bridge.call('people.leave', { id, revision, reason: 'x', handOver: null }),
      await bridge.call('people.add', {
        username: 'la',
        fullName: 'Kẻ Lạ',
        position: '',
        roles: ['clerk'],
        exception: null,
        firstPassphrase: first,
      }),
      await bridge.call('people.resetPassphrase', {
        passphrase: 'đoán bừa',
        input: { id, revision, firstPassphrase: first },
      }),
    ];
    return answers.map((reply) => (reply.ok ? 'done' : reply.error.code));
  }, before);
  expect(codes).toEqual([...Array<string>(4).fill('passphrase-needed'), 'wrong-passphrase']);
  expect(await people()).toEqual(before);
  await expect(proof(station.page)).toHaveCount(0); // nor does it put a question that somebody might answer
});

test('by the keys: it says what it is for, Esc goes back to the form as it was, a wrong one is told, the right one does it', async () => {
  const { page } = station;
  await nav(page, 'people');
  await page.getByRole('button', { name: 'Thêm người', exact: true }).click();
  const form = page.getByRole('main');
  await form.getByRole('textbox', { name: 'Họ và tên' }).fill('Lò Văn Mới');
  await form.getByRole('textbox', { name: 'Tên đăng nhập' }).fill('moi');
  await form.locator('.roleList .checkbox', { hasText: 'Chuyên viên' }).click();
  const first = form.locator('input[type="password"]').first();
  await first.fill('cụm mở lần đầu 1');
  await page.keyboard.press('Control+Enter');

  await expect(proof(page)).toContainText('Thêm người dùng');
  const field = proof(page).locator('input[type="password"]');
  await expect(field).toBeFocused();
  await expect(proof(page)).toContainText(ADMIN.fullName);
  await picture(page, 'step-up');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'step-up-1093');
  await resize(page, 'laptop');
  await page.keyboard.press('Escape');
  await expect(proof(page)).toHaveCount(0);
  await expect(first).toBeFocused();
  await expect(first).toHaveValue('cụm mở lần đầu 1');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect((await people()).people.some(({ username }) => username === 'moi')).toBe(false);

  await page.keyboard.press('Control+Enter');
  // Enter that ends a Vietnamese word is no confirmation
  await field.fill('sai');
  await field.evaluate((input) =>
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true, cancelable: true }),
    ),
  );
  await expect(proof(page)).not.toContainText('chưa đúng');
  await page.keyboard.press('Enter');
  await expect(proof(page)).toContainText('Cụm mật khẩu chưa đúng');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await proveAgain(page, ADMIN.passphrase);
  await expect(toast(page, /Lò Văn Mới/)).toBeVisible();
  expect((await people()).people.some(({ username }) => username === 'moi')).toBe(true);
});

test('after three wrong ones the field rests, and says for how long', async () => {
  const { page } = station;
  await page.getByRole('gridcell', { name: /Lò Văn Mới/ }).click();
  await page.getByRole('button', { name: 'Đặt lại cụm mật khẩu' }).click();
  const reset = page.getByRole('dialog', { name: /Đặt lại cụm mật khẩu của/ });
  await reset.locator('input[type="password"]').fill('cụm mở lần đầu 2');
  await page.keyboard.press('Control+Enter');
  const field = proof(page).locator('input[type="password"]');
  for (let i = 0; i < 3; i += 1) {
    await expect(field).toHaveValue('');
    await field.fill('sai');
    await page.keyboard.press('Enter');
    await expect(proof(page)).toContainText(i < 2 ? 'chưa đúng' : /Chờ \d+ giây/);
  }
  await picture(page, 'step-up-rests');
  expect(await faultsOf(page)).toEqual([]);
  await expect(proof(page)).not.toContainText('Chờ');
  await proveAgain(page, ADMIN.passphrase);
  await expect(toast(page, /Lò Văn Mới/)).toBeVisible();
  expect(station.complaints).toEqual([]);
});
