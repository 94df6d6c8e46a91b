import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { faultsOf } from './flows/inspect.ts';
import { nav } from './flows/navigation.ts';
import { ADMIN, CLERK, changeTo, openStation, setUp, signIn, STATION_A } from './flows/station.ts';
import { picture, resize } from './flows/window.ts';
import { answerDialogs, newUserData, ROOT } from './support/launch.ts';

/** What a superior and a publisher put on a stick. */
function stickFor(officeCode: string): {
  policy: string;
  provision: string;
  digits: string;
  update: (version: string, serial: number) => string;
} {
  const stick = newUserData();
  const superior = generateKeyPairSync('ed25519');
  const spki = superior.publicKey.export({ format: 'der', type: 'spki' });
  const policy = path.join(stick, 'chinh-sach.json');
  const body = JSON.stringify({
    ...{
      format: 'an-thu/policy/1',
      office: '*',
      serial: 2,
      issuer: 'Tỉnh ủy Đông Mẫu',
      ground: 'QĐ 9-QĐ/TU',
    },
    ...{ maxIdleMinutes: 5, closed: [{ channel: 'relay', levels: ['none', 'mat'] }] },
  });
  const signature = sign(null, Buffer.from(body), superior.privateKey).toString('base64');
  fs.writeFileSync(policy, JSON.stringify({ policy: body, signature, publicKey: spki.toString('base64') }));
  const provision = path.join(stick, 'cap-phat.json');
  fs.writeFileSync(
    provision,
    JSON.stringify({
      format: 'an-thu/provision/1',
      vault: {
        office: { name: 'Đảng ủy xã Đồng Vàng', code: officeCode },
        people: [{ username: 'quantri', roles: ['admin'] }],
      },
      calendar: [{ date: '2027-02-05', kind: 'off', note: 'nghỉ bù Tết' }],
      idleMinutes: 3,
    }),
  );
  const hash = spawnSync('sha256sum', { input: spki, encoding: 'utf8' }).stdout;
  const update = (version: string, serial: number): string => {
    const installer = path.join(stick, `an-thu_${version}_amd64.deb`);
    fs.writeFileSync(installer, `bộ cài ${version}`);
    const key = path.join(ROOT, 'test/fixtures/update/development-key.pem');
    const args = ['--key', key, '--version', version, '--from', '0.0.1', '--serial', String(serial)];
    const out = ['--file', `linux-deb=${installer}`, '--out', path.join(stick, version)];
    const tool = path.join(ROOT, 'build/tools/signUpdate.mjs');
    return spawnSync(process.execPath, [tool, ...args, ...out], { encoding: 'utf8' }).stdout.trim();
  };
  return { policy, provision, digits: hash.slice(0, 32), update };
}

test('an administrator loads a policy, is refused an old update and lays a new one ready, reads the support file, applies a provisioning file', async () => {
  test.setTimeout(180_000);
  const station = await openStation();
  await setUp(station, STATION_A);
  const stick = stickFor(STATION_A.office.code);
  await signIn(station, ADMIN);
  const { page } = station;
  await nav(page, 'administration');
  const panel = (name: string) => page.getByRole('region', { name });
  const choose = async (file: string, button: string): Promise<void> => {
    await answerDialogs(station.run.app, [file]);
    await page.getByRole('button', { name: button }).click();
  };

  // a policy: the digits were heard on the telephone
  const policy = panel('Chính sách của cấp trên');
  await expect(policy.getByText('Chưa có chính sách nào')).toBeVisible();
  await policy.getByLabel('Vân tay khóa của cấp trên').fill('0'.repeat(32));
  await choose(stick.policy, 'Nạp tệp chính sách…');
  await expect(policy.getByText(/vân tay khóa không khớp/)).toBeVisible();
  await policy.getByLabel('Vân tay khóa của cấp trên').fill(stick.digits);
  await choose(stick.policy, 'Nạp tệp chính sách…');
  await expect(policy.getByText('Tỉnh ủy Đông Mẫu')).toBeVisible();
  await expect(policy.getByText('Máy chuyển: không gửi Không mật, Mật')).toBeVisible();

  // updates: nothing without a backup, nothing older than what was shown
  const updates = panel('Cập nhật phần mềm');
  await choose(stick.update('0.3.0', 7), 'Chọn tệp cập nhật…');
  await expect(updates.getByText(/Bộ cài an-thu_0.3.0_amd64.deb/)).toBeVisible();
  await expect(updates.getByText(/Cần một bản sao lưu trong 24 giờ/).first()).toBeVisible();
  await updates.scrollIntoViewIfNeeded();
  await picture(page, 'quan-tri-cap-nhat');
  await updates.getByRole('button', { name: 'Sao lưu ngay' }).click();
  const stage = updates.getByRole('button', { name: 'Đưa bộ cài vào chỗ chờ' });
  await expect(stage).toBeEnabled({ timeout: 60_000 });
  await stage.click();
  await expect(updates.getByText('Bộ cài 0.3.0 đang chờ ở:')).toBeVisible();
  await choose(stick.update('0.2.0', 6), 'Chọn tệp cập nhật…');
  await expect(updates.getByText(/cũ hơn bản đã từng đưa tới máy này/)).toBeVisible();
  await expect(stage).toHaveCount(0);

  // the support file, every line of it
  const support = panel('Gói hỗ trợ và báo cáo tình trạng');
  await support.getByText('Báo cấp trên: máy có chạy không').click();
  await support.getByRole('button', { name: 'Xem trước' }).click();
  const lines = support.getByRole('table', { name: 'Toàn bộ nội dung tệp' });
  await expect(lines.getByRole('row', { name: /Chuỗi nhật ký nguyên vẹn/ })).toContainText('có');
  await lines.scrollIntoViewIfNeeded();
  await picture(page, 'quan-tri-ho-tro');
  const saved = path.join(station.run.userData, 'tinh-trang.json');
  await choose(saved, 'Lưu ra tệp…');
  await expect.poll(() => fs.existsSync(saved)).toBe(true);
  const written = JSON.parse(fs.readFileSync(saved, 'utf8')) as { format: string; officeCode: string };
  expect(written).toMatchObject({ format: 'an-thu/health/1', officeCode: STATION_A.office.code });

  // a provisioning file: shown, then in one step
  const provision = panel('Tệp cấp phát');
  await choose(stick.provision, 'Chọn tệp cấp phát…');
  await expect(provision.getByText(/05\/02\/2027 nghỉ: nghỉ bù Tết/)).toBeVisible();
  await provision.scrollIntoViewIfNeeded();
  await picture(page, 'quan-tri-cap-phat');
  await provision.getByRole('button', { name: 'Áp dụng cả tệp' }).click();
  await expect(page.getByText('Đã áp dụng: 1 ngày, 0 thẻ')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await page.getByRole('heading', { name: 'Chính sách của cấp trên' }).scrollIntoViewIfNeeded();
  await picture(page, 'quan-tri-nho');

  // nobody but an administrator finds the page
  await changeTo(station, CLERK);
  await expect(station.page.getByRole('navigation').getByText('Quản trị máy trạm')).toHaveCount(0);
  expect(station.complaints).toEqual([]);
  await station.run.app.close();
});
