import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { proveCode, readCode } from '../flows/firstRun.ts';
import { faultsOf } from '../flows/inspect.ts';
import { picture, resize, watchComplaints } from '../flows/window.ts';
import { afterLock, answerDialogs, launch, newUserData } from '../flows/support/launch.ts';

/** What Tỉnh ủy sends to a commune: everything but a passphrase. */
const FILE = {
  format: 'an-thu/provision/1',
  vault: {
    office: {
      name: 'Đảng ủy xã Đồng Vàng',
      code: '000.01.02.H99',
      kind: 'party',
      symbol: 'ĐU',
      superior: 'Tỉnh ủy Sơn Hà',
      place: 'Đồng Vàng',
    },
    station: { name: 'Máy văn thư 01', profile: 'connected', profileGround: '' },
    term: { label: '2025-2030', from: '2025-07-01', to: '2030-06-30' },
    people: [
      { username: 'quantri', fullName: 'Đỗ Văn Khải', position: 'Công chức', roles: ['admin'] },
      {
        username: 'vanthu',
        fullName: 'Nguyễn Thị Hường',
        position: 'Văn thư',
        roles: ['clerk', 'intake'],
      },
      { username: 'bithu', fullName: 'Lò Văn Phương', position: 'Bí thư', roles: ['leader'] },
      {
        username: 'chuyenvien',
        fullName: 'Đặng Thị Thu Thủy',
        position: 'Chuyên viên Văn phòng',
        roles: ['specialist'],
      },
    ],
  },
  calendar: [{ date: '2027-02-05', kind: 'off', note: 'nghỉ bù Tết' }],
  idleMinutes: 4,
};

/** The policy of the superior beside the file. */
function besideIt(folder: string): object {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const policy = JSON.stringify({
    format: 'an-thu/policy/1',
    serial: 7,
    office: '*',
    issuer: 'Tỉnh ủy Sơn Hà',
    ground: 'QĐ 15-QĐ/TU',
    maxIdleMinutes: 5,
    closed: [],
  });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const signature = sign(null, Buffer.from(policy), privateKey).toString('base64');
  fs.writeFileSync(
    path.join(folder, 'chinh-sach.json'),
    JSON.stringify({ policy, signature, publicKey: spki.toString('base64') }),
  );
  const fingerprint = createHash('sha256').update(spki).digest('hex');
  return { policy: { file: 'chinh-sach.json', fingerprint } };
}

test('a vault is made from the file of the superior; each person changes what was handed over', async () => {
  const run = await launch();
  let { page } = run;
  const complaints = watchComplaints(page);
  await resize(page, 'laptop');
  const stick = newUserData();
  const broken = path.join(stick, 'thieu-quan-tri.json');
  const whole = path.join(stick, 'cap-phat.json');
  const [, ...others] = FILE.vault.people;
  fs.writeFileSync(broken, JSON.stringify({ ...FILE, vault: { ...FILE.vault, people: others } }));
  fs.writeFileSync(whole, JSON.stringify({ ...FILE, ...besideIt(stick) }));
  await page.getByRole('option', { name: /Tạo kho của cơ quan/ }).waitFor();
  await page.keyboard.press('1');
  const choose = page.getByRole('button', { name: 'Lấy từ tệp cấp phát' });
  await answerDialogs(run.app, [broken]);
  await choose.click();
  await expect(page.getByText(/tệp không nêu người quản trị/)).toBeVisible();
  await answerDialogs(run.app, [whole]);
  await choose.click();
  await expect(page.getByRole('heading', { name: 'Kho theo tệp cấp phát' })).toBeVisible();
  await expect(
    page.getByText('1 ngày nghỉ, làm bù; 0 thẻ cơ quan; chính sách của cấp trên; tự khóa sau 4 phút'),
  ).toBeVisible();
  const handed = page.getByRole('region', { name: /Cụm mật khẩu lần đầu/ }).getByRole('listitem');
  await expect(handed).toHaveCount(3);
  const first = (await handed.first().locator('.s').innerText()).trim();
  expect(first.split(' ')).toHaveLength(6);
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill('trời xanh mây trắng');
  await page.getByLabel('Gõ lại cụm mật khẩu').fill('trời xanh mây trắng');
  await picture(page, 'a4-cap-phat');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'a4-cap-phat-nho');
  await resize(page, 'laptop');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Mã khôi phục của kho' }).waitFor({ timeout: 60_000 });
  await proveCode(page, await readCode(page));
  await expect(page.getByText('Phần còn lại của tệp đã được áp dụng')).toBeVisible();
  // all that came stands there, and above all what binds the station from now on
  const came = page.locator('.gateFact');
  await expect(came.filter({ hasText: 'Người dùng' })).toContainText('4 người');
  await expect(came.filter({ hasText: 'Lịch' })).toContainText('1 ngày nghỉ, làm bù');
  await expect(came.filter({ hasText: 'Chính sách' })).toContainText(
    'Số 7 của Tỉnh ủy Sơn Hà đang có hiệu lực',
  );
  await expect(came.filter({ hasText: 'Tự khóa' })).toContainText('sau 4 phút');
  await resize(page, 'scaled');
  await picture(page, 'a4-cap-phat-xong-nho');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  await picture(page, 'a4-cap-phat-xong');
  expect(complaints).toEqual([]);

  page = await afterLock(run.app, () =>
    page.getByRole('button', { name: /Khóa kho, để văn thư mở/ }).click(),
  );
  await resize(page, 'laptop');
  await page.getByRole('option', { name: /Nguyễn Thị Hường/ }).click();
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill(first);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Chào Nguyễn Thị Hường/ })).toBeVisible();
  await page.getByLabel('Cụm mật khẩu mới').fill('sông dài cá lội biệt tăm');
  await page.getByLabel('Gõ lại cụm mật khẩu').fill('sông dài cá lội biệt tăm');
  // the button says Enter, and it is meant in each of the fields
  await page.getByLabel('Cụm mật khẩu mới').press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await run.app.close();
});
