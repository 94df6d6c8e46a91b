import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { signCms, type CmsSigner } from '../../electron/vault/crypto/cms/sign.ts';
import { TRAINING_PASSPHRASE } from '../../shared/domain/training.ts';
import { outsideAuthority } from '../support/outsideAuthority.ts';
import { trustCard } from '../flows/exchangeJob.ts';
import { faultsOf } from '../flows/inspect.ts';
import { nav } from '../flows/navigation.ts';
import { partnerCard } from '../flows/partnerCard.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDownAs } from '../flows/training.ts';
import { proveAgain } from '../flows/stepUp.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

const CIPHER = 'Triệu Đức Long';
const CLERK = 'Nguyễn Thị Hường';
const PARTNER = 'Văn phòng Tỉnh ủy Đông Mẫu';
const CODE = '000.01.00.H99';

const row = (page: Page, words: RegExp) => page.getByRole('main').getByRole('row', { name: words });

/** Goes down a long list until the row is drawn. */
async function bring(page: Page, words: RegExp): Promise<void> {
  await page.getByRole('main').getByRole('grid').focus();
  await page.keyboard.press('Home');
  await expect(async () => {
    if (!(await row(page, words).first().isVisible())) await page.keyboard.press('PageDown');
    await expect(row(page, words).first()).toBeVisible({ timeout: 500 });
  }).toPass();
}

let station: Station;
let folder: string;
test.beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-keys-'));
  station = await openTraining();
});
test.afterAll(async () => {
  await station.run.app.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

test('the officer sees a partner’s certificate end, changes the office’s keys, takes the old one back, issues a clerk’s', async () => {
  let page = await sitDownAs(station, CLERK);
  await nav(page, 'keys');
  await row(page, new RegExp(`${CLERK}.*Để ký.*Còn hạn`)).click();
  await page.getByRole('button', { name: 'Xin cấp lại' }).click();
  await expect(page.getByRole('dialog')).toContainText('không ai khác thấy khóa riêng');
  await picture(page, 'k-xin-cap-lai');
  await page.getByRole('dialog').getByRole('button', { name: 'Xin cấp lại' }).click();
  await proveAgain(page, TRAINING_PASSPHRASE);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Xin cấp lại' })).toHaveAttribute('aria-disabled', 'true');

  page = await sitDownAs(station, CIPHER);
  await trustPartner(page);
  await nav(page, 'desk');
  await expect(page.getByText(/chứng thư sắp hết hạn/)).toBeVisible();
  await picture(page, 'k-ban-lam-viec');
  await page.getByRole('button', { name: 'Xem khóa, chứng thư' }).click();
  await expect(row(page, new RegExp(`${PARTNER}.*Để ký.*Sắp hết hạn`))).toBeVisible();
  await row(page, new RegExp(`${PARTNER}.*Để cấp chứng thư`)).click();
  await expect(page.getByText('Vân tay để so')).toBeVisible();
  await picture(page, 'k-chung-thu');
  await resize(page, 'scaled');
  await picture(page, 'k-chung-thu-nho');
  await resize(page, 'laptop');

  await row(page, /Đảng ủy xã Đồng Vàng.*Để ký.*Còn hạn/).click();
  await page.getByRole('button', { name: 'Đổi khóa cơ quan' }).click();
  await expect(page.getByRole('dialog')).toContainText('Khóa cũ được giữ');
  await page.getByRole('dialog').getByRole('button', { name: 'Đổi khóa cơ quan' }).click();
  await proveAgain(page, TRAINING_PASSPHRASE);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await bring(page, /Để ký.*Giữ để mở bản cũ/);
  await row(page, /Để ký.*Giữ để mở bản cũ/).click();
  await page.getByRole('button', { name: 'Thu hồi', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('Nghi lộ khóa').click();
  await picture(page, 'k-thu-hoi');
  await dialog.getByRole('button', { name: 'Thu hồi' }).click();
  await proveAgain(page, TRAINING_PASSPHRASE);
  await expect(row(page, /Để ký.*Đã thu hồi/)).toBeVisible();

  const file = path.join(folder, 'thu-hoi.crl');
  await answerDialogs(station.run.app, [file]);
  await page.getByRole('tab', { name: 'Danh sách thu hồi' }).click();
  const writeList = page.getByRole('button', { name: 'Ghi danh sách của cơ quan' });
  await writeList.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText('1 chứng thư thu hồi')).toBeVisible();
  await expect(writeList).toBeFocused(); // the keys stay with it
  await picture(page, 'k-danh-sach');
  const told = execFileSync('openssl', ['crl', '-in', file, '-noout', '-text'], { encoding: 'utf8' });
  expect(told).toContain('Key Compromise');

  await page.getByRole('tab', { name: /Chờ cấp/ }).click();
  await page.getByRole('button', { name: 'Cấp', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cấp', exact: true }).click();
  await proveAgain(page, TRAINING_PASSPHRASE);
  await expect(page.getByText('Không có ai chờ cấp chứng thư.')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  expect(station.complaints).toEqual([]);
});

test('the officer asks an authority outside for the office’s certificates, compares its root and takes them', async () => {
  const outside = outsideAuthority();
  const page = await sitDownAs(station, CIPHER);
  await nav(page, 'keys');
  await row(page, /Đảng ủy xã Đồng Vàng.*Để ký.*Còn hạn/).click();
  const choose = async (what: string): Promise<void> => {
    await page.getByRole('button', { name: 'Nơi cấp ngoài' }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  await choose('Ghi yêu cầu cấp chứng thư');
  await answerDialogs(station.run.app, [folder]);
  await page.getByRole('button', { name: 'Chọn thư mục và ghi' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const [receive, sign] = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.csr'))
    .sort();
  const issue = (name: string | undefined) => outside.issue(fs.readFileSync(path.join(folder, name ?? '')));
  const answer = path.join(folder, 'tra-loi.pem');
  fs.writeFileSync(answer, Buffer.concat([issue(sign), issue(receive)]));

  await choose('Nhận chứng thư đã cấp');
  await answerDialogs(station.run.app, [answer]);
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Gốc chứng thực thử nghiệm');
  const take = dialog.getByRole('button', { name: 'Nhận, dùng từ bây giờ' });
  await expect(take).toBeDisabled();
  await dialog.getByRole('textbox', { name: /Đã đối chiếu/ }).fill('Đọc 12 từ qua điện thoại cơ yếu');
  await dialog.getByText('Tất cả các từ giống nhau').click();
  await picture(page, 'k-noi-cap-ngoai');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'k-noi-cap-ngoai-nho');
  await resize(page, 'laptop');
  await take.click();
  await proveAgain(page, TRAINING_PASSPHRASE);
  await expect(dialog).toHaveCount(0);
  await expect(row(page, /Đảng ủy xã Đồng Vàng.*Để ký.*Còn hạn.*Cấp chứng thư cơ quan/)).toBeVisible();
  await picture(page, 'k-da-nhan');
  outside.remove();
  expect(station.complaints).toEqual([]);
});

test('a clerk who sends to an office that merged is shown its successor and chooses it by one press', async () => {
  const page = await sitDownAs(station, CLERK);
  await nav(page, 'outgoing');
  await page.getByRole('main').locator('[data-keys="list"]').first().focus();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Gửi điện tử' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: /Sơn Hà/ })).toBeDisabled();
  await dialog.getByRole('button', { name: `Gửi tới ${PARTNER}` }).click();
  await expect(dialog.getByRole('checkbox', { name: new RegExp(PARTNER) })).toBeChecked();
  await picture(page, 'k-noi-ke-tuc');
  expect(await faultsOf(page)).toEqual([]);
});

test('the officer sets up a root apart from the vault and uses its file, which openssl opens', async () => {
  const page = await sitDownAs(station, CIPHER);
  await nav(page, 'keys');
  await page.getByRole('tab', { name: /Gốc của cơ quan/ }).click();
  await expect(page.getByText('Mất máy này là mất cả gốc')).toBeVisible();
  await picture(page, 'k-goc-trong-kho');
  const file = path.join(folder, 'goc-co-quan.p12');
  await page.getByRole('button', { name: 'Lập gốc để riêng' }).click();
  const dialog = page.getByRole('dialog');
  const does = dialog.getByRole('button', { name: 'Chọn nơi ghi và lập' });
  await expect(does).toBeDisabled();
  const passphrase = 'gốc trong két, hai người giữ';
  await dialog.getByLabel('Cụm mật khẩu', { exact: true }).fill(passphrase);
  await dialog.getByLabel('Gõ lại cụm mật khẩu').fill(passphrase);
  await picture(page, 'k-lap-goc');
  await resize(page, 'scaled');
  await picture(page, 'k-lap-goc-nho');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  await answerDialogs(station.run.app, [file]);
  await does.click();
  await proveAgain(page, TRAINING_PASSPHRASE);
  await expect(dialog).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByText('Tệp để riêng, ngoài kho')).toBeVisible();
  await picture(page, 'k-goc-de-rieng');
  execFileSync('openssl', ['pkcs12', '-in', file, '-noout', '-passin', `pass:${passphrase}`]);

  await page.getByRole('button', { name: 'Dùng tệp gốc' }).click();
  const use = page.getByRole('dialog');
  await use.getByText('Cấp khóa cấp mới').click();
  await use.getByLabel('Mật khẩu của tệp gốc').fill(passphrase);
  await picture(page, 'k-dung-goc');
  await resize(page, 'scaled');
  await picture(page, 'k-dung-goc-nho');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  await answerDialogs(station.run.app, [file]);
  await use.getByRole('button', { name: 'Chọn tệp gốc và làm' }).click();
  await proveAgain(page, TRAINING_PASSPHRASE);
  await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 60_000 });
  expect(station.complaints).toEqual([]);
});

/** The partner's directory: Văn phòng Tỉnh ủy Sơn Hà merged into it. */
async function signedDirectory(signer: CmsSigner): Promise<string> {
  const line = { from: '2020-01-01', until: null, successor: null, ground: 'NQ 202/2025/QH15' };
  const merged = { ...line, code: '000.00.01.H99', name: 'Văn phòng Tỉnh ủy Sơn Hà', until: '2026-07-01' };
  const issuedMs = Math.floor(Date.now() / 1000) * 1000;
  const body = JSON.stringify({
    issuer: { code: CODE, name: PARTNER },
    training: true,
    issuedMs,
    lines: [
      { ...merged, successor: CODE },
      { ...line, code: CODE, name: PARTNER },
    ],
  });
  const content = Buffer.from(body, 'utf8');
  const signature = await signCms({ content, detached: true, signers: [signer], signedMs: issuedMs });
  return JSON.stringify({
    format: 'an-thu-directory',
    version: 1,
    body,
    signature: signature.toString('base64'),
  });
}

/** The card of a partner whose certificates end in three weeks, compared and trusted. */
async function trustPartner(page: Page): Promise<void> {
  const { bytes, words, signers } = await partnerCard(PARTNER, CODE, 21, true, {
    claims: true,
    listEndedDaysAgo: 5,
  });
  fs.writeFileSync(path.join(folder, 'doi-tac.card'), bytes);
  await trustCard(station, folder, 'doi-tac', words, TRAINING_PASSPHRASE);
  await expect(page.getByRole('main').getByText(/chứng thư sắp hết hạn/)).toBeVisible();
  // what it says of revoked certificates is of yesterday, and is said to be
  await expect(page.locator('[data-pane="peers"]')).toContainText(/Danh sách thu hồi lập .+ đã quá hạn/);
  await picture(page, 'k-trao-doi');
  expect(await faultsOf(page)).toEqual([]);
  const file = path.join(folder, 'danh-muc.json');
  fs.writeFileSync(file, await signedDirectory(signers[1]));
  await answerDialogs(station.run.app, [file]);
  await page.getByRole('button', { name: 'Nhận danh mục' }).click();
  const offices = page.getByRole('region', { name: 'Danh mục cơ quan' });
  await expect(offices).toContainText(`${PARTNER} kế tục`);
  await offices.scrollIntoViewIfNeeded();
  await picture(page, 'k-danh-muc');
}
