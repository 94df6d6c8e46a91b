import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { signCms } from '../../electron/vault/crypto/cms/sign.ts';
import urgency from '../../shared/rules/urgency-2020.json' with { type: 'json' };
import { faultsOf } from '../flows/inspect.ts';
import { nav } from '../flows/navigation.ts';
import { partnerCard } from '../flows/partnerCard.ts';
import { toast } from '../flows/mainJob.ts';
import {
  ADMIN,
  CLERK,
  changeTo,
  lock,
  openStation,
  type Person,
  setUp,
  signIn,
  type Station,
  STATION_A,
} from '../flows/station.ts';
import { proveAgain } from '../flows/stepUp.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs, newUserData, ROOT } from '../flows/support/launch.ts';

const wholeSecond = (): number => Math.floor(Date.now() / 1000) * 1000;

/** What a superior and a publisher put on a stick. */
async function stickFor(officeCode: string): Promise<{
  policy: string;
  provision: string;
  digits: string;
  update: (version: string, serial: number) => string;
}> {
  const stick = newUserData();
  const above = await partnerCard('Tỉnh ủy Đông Mẫu', '000.00.01.H99', 300, false);
  const pack = Buffer.from(JSON.stringify({ ...urgency, version: '2027.1' }));
  fs.writeFileSync(path.join(stick, 'muc-khan.json'), pack);
  fs.writeFileSync(
    path.join(stick, 'muc-khan.json.p7s'),
    await signCms({ content: pack, detached: true, signers: [above.signers[1]], signedMs: wholeSecond() }),
  );
  const superior = generateKeyPairSync('ed25519');
  const spki = superior.publicKey.export({ format: 'der', type: 'spki' });
  const policy = path.join(stick, 'chinh-sach.json');
  const body = JSON.stringify({
    format: 'an-thu/policy/1',
    office: '*',
    serial: 2,
    issuer: 'Tỉnh ủy Đông Mẫu',
    ground: 'QĐ 9-QĐ/TU',
    maxIdleMinutes: 5,
    closed: [{ channel: 'relay', levels: ['none', 'mat'] }],
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
      rulePacks: [{ file: 'muc-khan.json', signature: 'muc-khan.json.p7s' }],
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
  const station = await openStation();
  const code = await setUp(station, STATION_A);
  const stick = await stickFor(STATION_A.office.code);
  await signIn(station, ADMIN);
  const { page } = station;
  await nav(page, 'administration');
  const panel = (name: string) => page.getByRole('region', { name });
  const choose = async (file: string, button: string): Promise<void> => {
    await answerDialogs(station.run.app, [file]);
    await page.getByRole('button', { name: button }).click();
  };

  // a day of the office's own, by a decision with its number and date
  const days = panel('Ngày nghỉ, làm bù của cơ quan');
  await days.getByRole('button', { name: 'Thêm ngày' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ngày', { exact: true }).fill('04/02/2027');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Ghi số và ngày của quyết định').last()).toBeVisible();
  await dialog.getByLabel('Theo quyết định số').fill('12-QĐ/ĐU');
  await dialog.getByLabel('Ký ngày').fill('20/11/2026');
  await picture(page, 'quan-tri-ngay');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(days.getByRole('listitem').filter({ hasText: '04/02/2027' })).toContainText(
    '12-QĐ/ĐU, 20/11/2026',
  );

  // a policy: the digits were heard on the telephone
  const policy = panel('Chính sách của cấp trên');
  await expect(policy.getByText('Chưa có chính sách nào')).toBeVisible();
  await policy.getByLabel('Vân tay khóa của cấp trên').fill('0'.repeat(32));
  await choose(stick.policy, 'Nạp tệp chính sách…');
  await proveAgain(page, ADMIN.passphrase);
  await expect(policy.getByText(/vân tay khóa không khớp/)).toBeVisible();
  // the keys are not lost with the button that was greyed meanwhile
  await expect(policy.getByRole('button', { name: 'Nạp tệp chính sách…' })).toBeFocused();
  await policy.getByLabel('Vân tay khóa của cấp trên').fill(stick.digits);
  await choose(stick.policy, 'Nạp tệp chính sách…');
  await proveAgain(page, ADMIN.passphrase);
  await expect(policy.getByText('Tỉnh ủy Đông Mẫu')).toBeVisible();
  await expect(policy.getByText('Máy chuyển: không gửi Không mật, Mật')).toBeVisible();
  await expect(policy.getByText('có thì xem, không bắt buộc')).toBeVisible(); // a policy of before, without a word about lists

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
  await expect(stage).toBeFocused(); // the keys go on with the next act, and after a refusal choose another file
  await page.keyboard.press('Enter');
  await expect(updates.getByText('Bộ cài 0.3.0 đang chờ ở:')).toBeVisible();
  const another = updates.getByRole('button', { name: 'Chọn tệp cập nhật…' });
  await expect(another).toBeFocused();
  await choose(stick.update('0.2.0', 6), 'Chọn tệp cập nhật…');
  await expect(updates.getByText(/cũ hơn bản đã từng đưa tới máy này/)).toBeVisible();
  await expect(stage).toHaveCount(0);
  await expect(another).toBeFocused();
  // after a refusal too the keys go on to the next act; a file that is not chosen after all takes nothing away
  await choose(stick.update('0.4.0', 8), 'Chọn tệp cập nhật…');
  await expect(stage).toBeFocused();
  await answerDialogs(station.run.app, []);
  await another.click();
  await expect(stage).toBeFocused();
  await expect(updates.getByText(/Bộ cài an-thu_0.4.0_amd64.deb/)).toBeVisible();

  // the support file, every line of it
  const support = panel('Gói hỗ trợ và báo cáo tình trạng');
  await support.getByText('Báo cấp trên: máy có chạy không').click();
  await support.getByRole('button', { name: 'Xem trước' }).click();
  const lines = support.getByRole('table', { name: 'Toàn bộ nội dung tệp' });
  await expect(lines.getByRole('row', { name: /Nhật ký liền mạch/ })).toContainText('có');
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
  // signed by an office whose card nobody compared yet: named, and not taken
  await expect(provision).toContainText('Bộ quy tắc muc-khan.json do 000.00.01.H99 ký');
  await expect(provision).toContainText('chưa nạp: đối chiếu thẻ của nơi ký xong');
  await provision.getByText('Tự khóa sau').scrollIntoViewIfNeeded();
  await picture(page, 'quan-tri-cap-phat');
  await provision.getByRole('button', { name: 'Áp dụng cả tệp' }).click();
  await proveAgain(page, ADMIN.passphrase);
  await expect(page.getByText('Đã áp dụng: 1 ngày, 0 thẻ, 0 tệp có chữ ký')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await page.getByRole('heading', { name: 'Chính sách của cấp trên' }).scrollIntoViewIfNeeded();
  await picture(page, 'quan-tri-nho');

  // the clock ran ahead once and was set right: said in one place, to which the refusal leads
  await nav(page, 'settings');
  const clock = panel('Giờ của máy');
  await clock.getByLabel('Vì sao giờ này đúng').fill('Pin đồng hồ hỏng, đã chỉnh theo giờ chuẩn');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Đã xác nhận giờ máy, ghi sổ lại được')).toBeVisible();
  await clock.scrollIntoViewIfNeeded();
  await picture(page, 'quan-tri-gio-may');
  await resize(page, 'laptop');

  // nobody but an administrator finds the page
  await changeTo(station, CLERK);
  await expect(station.page.getByRole('navigation').getByText('Quản trị máy trạm')).toHaveCount(0);
  await splitAndJoin(station, code);
  expect(station.complaints).toEqual([]);
  await station.run.app.close();
});

/** The recovery code in two shares, each with one person; both together open the vault for whoever forgot. */
async function splitAndJoin(station: Station, code: string): Promise<void> {
  const folder = newUserData();
  const at = (name: string): string => path.join(folder, name);
  const button = (name: string) => station.page.getByRole('button', { name });
  const certificate = async (who: string): Promise<void> => {
    await nav(station.page, 'backup');
    await answerDialogs(station.run.app, [at(`${who}.pem`)]);
    await button('Ghi chứng thư của tôi').click();
    // on the page and not in a message that goes: they are read out on the telephone
    const note = station.page.getByRole('region', { name: 'Phần mã khôi phục' }).getByRole('status');
    await expect(note).toContainText('đọc cho họ qua điện thoại');
  };
  const open = async (who: Person): Promise<void> => {
    const mine = fs
      .readdirSync(at('phan'))
      .find((name) => /-[12]-/.exec(name)?.[0] === (who === ADMIN ? '-1-' : '-2-'));
    await button('Mở một phần mã').click();
    const dialog = station.page.getByRole('dialog');
    await dialog.getByLabel('Cụm mật khẩu của bạn').fill(who.passphrase);
    await answerInTurn(station.run.app, at(path.join('phan', mine ?? '')), at(`${who.username}.json`));
    await dialog.getByRole('button', { name: 'Chọn phần mã và nơi ghi' }).click();
    await expect(toast(station.page, /Đã mở phần \d của Đảng ủy xã Đồng Vàng/)).toBeVisible();
  };
  await certificate('clerk');
  await changeTo(station, ADMIN);
  await certificate('admin');
  await button('Chia mã khôi phục').click();
  const dialog = station.page.getByRole('dialog');
  await answerDialogs(station.run.app, [at('admin.pem'), at('clerk.pem')]);
  await dialog.getByRole('button', { name: 'Chọn chứng thư của những người giữ' }).click();
  await expect(dialog.getByRole('list', { name: 'Người giữ phần mã' }).getByRole('listitem')).toHaveCount(2);
  await dialog.getByRole('textbox', { name: 'Mã khôi phục trên giấy' }).fill(code);
  await picture(station.page, 'phan-ma-chia');
  expect(await faultsOf(station.page)).toEqual([]);
  await answerDialogs(station.run.app, [at('phan')]);
  await dialog.getByRole('button', { name: 'Chia và ghi ra thư mục' }).click();
  await expect(toast(station.page, /Đã ghi 2 phần, đủ 2 phần/)).toBeVisible();
  await open(ADMIN);
  await picture(station.page, 'phan-ma');
  await changeTo(station, CLERK);
  await nav(station.page, 'backup');
  await open(CLERK);
  await lock(station);
  await button('Quên').click();
  await answerDialogs(station.run.app, [at('quantri.json')]);
  await button('Ghép từ các phần mã').click();
  await expect(station.page.getByText('Chưa đủ phần mã khôi phục')).toBeVisible();
  await answerDialogs(station.run.app, [at('quantri.json'), at('vanthu.json')]);
  await button('Ghép từ các phần mã').click();
  await expect(station.page.getByRole('textbox', { name: 'Mã khôi phục' })).toHaveValue(code);
  await picture(station.page, 'phan-ma-ghep');
}

/** The file to open, then the file to save. */
function answerInTurn(app: Station['run']['app'], opened: string, saved: string): Promise<void> {
  return app.evaluate(
    ({ dialog }, [from, to]) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [from] });
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: to });
    },
    [opened, saved] as const,
  );
}
