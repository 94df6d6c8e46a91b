import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Certificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { readCard } from '../../electron/vault/peers/card.ts';
import { putForgery, sampleManifest, type Party } from '../support/forgery.ts';
import * as post from '../flows/exchangeJob.ts';
import { faultsOf } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { partnerCard, type Partner } from '../flows/partnerCard.ts';
import { CLERK_B, openStation, setUp, signIn, STATION_B, type Station } from '../flows/station.ts';
import { picture, resize } from '../flows/window.ts';

/**
 * Four files that somebody put on the stick: forged, replayed, re-addressed, cut off. The test plays the honest office
 * and the stranger; the window must say of each why it was not taken in, and what to do.
 */
let station: Station;
let honest: Partner;
let stranger: Partner;
let here: Party;
let sealedFor: readonly Certificate[];
const stick = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-usb-'));
const NAME = 'Đảng ủy xã Đồng Vàng';
const CODE = '000.01.02.H99';

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  [honest, stranger] = await Promise.all([
    partnerCard(NAME, CODE, 300, false),
    partnerCard(NAME, CODE, 300, false),
  ]);
  station = await openStation();
  await setUp(station, STATION_B);
  await signIn(station, CLERK_B);
});
test.afterAll(async () => {
  await station.run.app.close();
  fs.rmSync(stick, { recursive: true, force: true });
});

const problem = (page: Page) => page.getByRole('alert').or(page.locator('.refusal')).first();
const manifest = (number: number, change: Parameters<typeof sampleManifest>[4] = {}) =>
  sampleManifest(honest, here, number, Date.now(), change);

/** The newest envelope in quarantine. */
async function openQuarantined(page: Page, count: number): Promise<void> {
  await nav(page, 'exchange');
  await page.getByRole('tab', { name: /^Cách ly/ }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Cách ly' })).toHaveCount(count);
}

test('an honest envelope of a trusted office comes in', async () => {
  await post.writeCard(station, stick, 'b');
  const card = readCard(fs.readFileSync(path.join(stick, 'b.card')), Date.now());
  here = { name: card.officeName, stationId: card.stationId, officeCode: card.officeCode };
  sealedFor = [card.encryption];
  fs.writeFileSync(path.join(stick, 'a.card'), honest.bytes);
  await post.trustCard(station, stick, 'a', honest.words);
  await putForgery({ folder: stick }, here, { signers: honest.signers, sealedFor, manifest: manifest(1) });
  expect(await post.pump(station, 'read', stick)).toMatch(post.reportLine('read', 1));
});

test('forged, replayed, re-addressed, cut off: each refused in words, kept apart, with the next step', async () => {
  const { page } = station;
  const box = path.join(stick, 'an-thu', here.stationId);
  const [good = ''] = fs.readdirSync(box);
  const accepted = good.split('.')[1] ?? '';
  const elsewhere = { ...here, stationId: 'cd'.repeat(16) };
  const put = (forgery: Omit<Parameters<typeof putForgery>[2], 'sealedFor'>) =>
    putForgery({ folder: stick }, here, { ...forgery, sealedFor });
  const files: readonly [name: string, make: () => Promise<unknown>, why: RegExp, next: RegExp][] = [
    [
      'forged',
      () => put({ signers: stranger.signers, manifest: manifest(2) }),
      /không do cơ quan tin cậy cấp/,
      /Gọi điện hỏi/,
    ],
    [
      'replayed',
      () =>
        put({
          signers: honest.signers,
          manifest: manifest(2, { envelopeId: accepted }),
          name: 'lap-lai.atg',
        }),
      /Gói này đã nhận trước đây/,
      /bản đã nhận còn nguyên/,
    ],
    [
      're-addressed',
      () => put({ signers: honest.signers, manifest: sampleManifest(honest, elsewhere, 1, Date.now()) }),
      /Gói không gửi cho máy trạm này/,
      /đúng nơi nhận/,
    ],
    [
      'truncated',
      async () => {
        const whole = await put({ signers: honest.signers, manifest: manifest(3) });
        fs.truncateSync(whole, Math.floor(fs.statSync(whole).size * 0.6));
      },
      /Gói không trọn vẹn/,
      /ghi lại gói/,
    ],
  ];
  for (const [index, [name, make, why, next]] of files.entries()) {
    await make();
    const told = await post.pump(station, 'read', stick);
    expect(told, name).toContain('1');
    await openQuarantined(page, index + 1);
    const row = page.getByRole('row').filter({ hasText: 'Cách ly' }).first();
    await expect(row).toContainText(why); // the list says it of each, before one is opened
    await row.click();
    await expect(problem(page)).toContainText('Không nhận gói này');
    await expect(problem(page)).toContainText(why);
    await expect(problem(page)).toContainText(next);
    await picture(page, `refused-${name}`);
  }
  await resize(page, 'scaled');
  await picture(page, 'refused-truncated-1093');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  // the honest one is where it was, and nothing of the four came into any book
  await page.getByRole('tab', { name: 'Tất cả' }).click();
  await page.getByRole('row').filter({ hasText: 'Đã kiểm, chờ vào sổ' }).click();
  await expect(post.envelope(page)).toContainText('Chữ ký khớp nội dung: đạt');
  expect(station.complaints).toEqual([]);
});

test('numbers that did not come are named with their sender, and asked for by one key', async () => {
  const { page } = station;
  await putForgery({ folder: stick }, here, { signers: honest.signers, sealedFor, manifest: manifest(4) });
  await post.pump(station, 'read', stick);
  const missing = page.getByText(`Thiếu gói số 2, 3 của ${NAME}`);
  await expect(missing).toBeVisible();
  await picture(page, 'gap');
  await resize(page, 'scaled');
  await picture(page, 'gap-1093');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  await page.getByRole('button', { name: /Xin gửi lại/ }).click();
  await expect(toast(page, /Đã lập yêu cầu gửi lại có ký/)).toBeVisible();
  // the digits of the tabs work from the head of the page too
  await page.getByRole('button', { name: /Nhận từ USB/ }).focus();
  await page.keyboard.press('4');
  await expect(page.getByRole('tab', { name: /^Cách ly/, selected: true })).toBeVisible();
  expect(station.complaints).toEqual([]);
});
