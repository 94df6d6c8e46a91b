import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import * as post from '../flows/exchangeJob.ts';
import * as job from '../flows/mainJob.ts';
import {
  changeTo,
  CLERK,
  CLERK_B,
  LEADER,
  openOffice,
  openStation,
  signIn,
  SPECIALIST,
  STATION_A,
  STATION_B,
  type Station,
} from '../flows/station.ts';
import { picture, resize } from '../flows/window.ts';

/** A process that ended and waits to be collected lives no more. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

let a: Station;
let b: Station;
const usb = mkdtempSync(path.join(os.tmpdir(), 'an-thu-usb-'));
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  a = await openOffice(STATION_A);
});
test.afterAll(async () => {
  await a.run.app.close();
  await b?.run.app.close();
});

test('the clerk logs a dispatch with its file by keys alone', async () => {
  await signIn(a, CLERK);
  const entries = await job.logByKeyboard(a);
  expect(entries.count).toBeLessThanOrEqual(12);
  await expect(a.page.getByRole('main')).toContainText('Số đến dự kiến 1');
  expect(await job.saveAndNext(a.page)).toBe(1);
});

test('save and next keeps issuer, type and person; the same paper again is noticed', async () => {
  const { page } = a;
  const form = page.getByRole('main');
  await expect(form.getByRole('combobox', { name: /Tác giả/ })).toHaveValue(job.DISPATCH.issuer);
  await expect(form.getByRole('button', { name: /Loại/ })).toContainText(job.DISPATCH.type);
  await expect(form.getByRole('button', { name: /Trình, chuyển cho/ })).toContainText(LEADER.fullName);
  await expect(form.getByLabel('Số, ký hiệu')).toBeFocused();
  await expect(form.getByLabel('Số, ký hiệu')).toHaveValue('');
  await page.keyboard.type('47 CV/ĐU');
  await job.goToField(page, 4, 'documentDate');
  await page.keyboard.type('5/3/2026');
  await page.keyboard.press('Enter');
  await expect(form.getByText(/Có thể đã đăng ký: số đến 1/)).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(job.toast(page, /không cấp số mới/)).toBeVisible();
});

test('the clerk takes in a submission on behalf of a citizen', async () => {
  const code = await job.takeIn(a.page);
  expect(code).toMatch(/^[0-9A-Z-]{6,}$/);
});

test('the leader finds the dispatch without marks, reads it, directs and assigns', async () => {
  await changeTo(a, LEADER);
  await job.findAndOpen(a.page, 'don doc cap nhat ket qua', /đôn đốc cập nhật/);
  await job.readPage(a.page, job.DISPATCH.file);
  await job.direct(a.page, 'Chuyên viên soạn báo cáo gửi Văn phòng Tỉnh ủy.', '+3');
});

test('the specialist starts the work', async () => {
  await changeTo(a, SPECIALIST);
  await job.findAndOpen(a.page, '47cv', /47-CV\/ĐU/);
  await job.startWork(a.page);
});

test('two offices trust each other after comparing the words of their cards', async () => {
  b = await openOffice(STATION_B);
  await signIn(b, CLERK_B);
  await changeTo(a, CLERK);
  const wordsA = await post.writeCard(a, usb, 'a');
  const wordsB = await post.writeCard(b, usb, 'b');
  await post.trustCard(b, usb, 'a', wordsA);
  await post.trustCard(a, usb, 'b', wordsB);
});

let code = '';
test('the clerk registers the signed answer, links it and sends it sealed', async () => {
  code = await job.registerAnswer(a, 1);
  expect(code).toMatch(/^\d+-CV\/ĐU$/);
  await job.sealFor(a.page, STATION_B.office.name);
  expect(await post.pump(a, 'write', usb)).toMatch(post.reportLine('written', 1));
  await expect(post.envelope(a.page)).toContainText('Đang chờ, chưa biết'); // written is not sent
});

test('the other station reads it and registers it with its own number', async () => {
  expect(await post.pump(b, 'read', usb)).toMatch(post.reportLine('read', 1));
  await post.lookAtFiles(b.page);
  expect(await post.registerReceived(b.page, job.ANSWER.subject)).toBe(1);
  await job.readPage(b.page, job.ANSWER.file);
  await expect(job.detail(b.page)).toContainText(code);
  await expect(job.detail(b.page).getByRole('list', { name: 'Nhật ký của văn bản' })).toContainText(/gói/i);
  expect(await post.pump(b, 'write', usb)).toMatch(post.reportLine('receiptsWritten'));
});

test('signed receipts come back: four full dots and the whole story on the record', async () => {
  expect(await post.pump(a, 'read', usb)).toMatch(post.reportLine('receiptsApplied'));
  await expect(post.envelope(a.page)).toContainText('Đã vào sổ, số đến 1');
  await expect.poll(() => post.confirmedDots(a.page)).toBe(4);
  await job.findAndOpen(a.page, 'bao cao ket qua xu ly', /báo cáo kết quả xử lý/);
  const story = job.detail(a.page).getByRole('list', { name: 'Nhật ký của văn bản' });
  await expect(story).toContainText('Niêm phong gói');
  await expect(story).toContainText('vào sổ');
  await job.findAndOpen(a.page, 'don doc cap nhat', /đôn đốc cập nhật/);
  await expect(job.detail(a.page)).toContainText('Đã trả lời');
  await expect(job.detail(a.page)).toContainText(code);
});

test('what came is passed on as an envelope of its own, with the first office’s signatures inside', async () => {
  const mark = /báo cáo kết quả xử lý/;
  await job.findAndOpen(b.page, 'bao cao ket qua xu ly', mark);
  await job.passOnTo(b.page, STATION_A.office.name);
  await expect(job.detail(b.page).getByRole('list', { name: 'Nhật ký của văn bản' })).toContainText(
    'Niêm phong gói',
  );
  expect(await post.pump(b, 'write', usb)).toMatch(post.reportLine('written', 1));
  await expect(post.envelope(b.page)).toContainText('Nơi gửi ban đầu');
  expect(await post.pump(a, 'read', usb)).toMatch(post.reportLine('read', 1));
  await expect(post.envelope(a.page)).toContainText('Đúng chữ ký của nơi gửi ban đầu, các tệp còn nguyên');
  await picture(a.page, 'passed-on');
  await resize(a.page, 'scaled');
  await picture(a.page, 'passed-on-1093');
  await resize(a.page, 'laptop');
});

test('a form half typed survives the end of the program by force', async () => {
  const { page, run } = a;
  await page.keyboard.press('F2');
  const form = page.getByRole('main');
  await form.getByRole('textbox', { name: 'Số, ký hiệu' }).fill('512-KH/TU');
  await form.getByRole('textbox', { name: 'Trích yếu nội dung' }).fill('kế hoạch đang gõ dở');
  await expect(form).toContainText('Đã giữ nháp');
  await form.getByRole('textbox', { name: 'Trích yếu nội dung' }).pressSequentially(' thì mất điện');
  const processes = await run.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  run.app.process().kill('SIGKILL');
  await expect.poll(() => processes.filter(lives)).toEqual([]); // the vault's process goes with it
  expect(a.complaints).toEqual([]);
  a = await openStation({ userData: run.userData });
  await signIn(a, CLERK);
  await a.page.keyboard.press('F2');
  const again = a.page.getByRole('main');
  await expect(again.getByRole('textbox', { name: 'Số, ký hiệu' })).toHaveValue('512-KH/TU');
  await expect(again.getByRole('textbox', { name: 'Trích yếu nội dung' })).toHaveValue(
    /^kế hoạch đang gõ dở/,
  );
});

test('no page complained, and what the program wrote holds no secret', async () => {
  for (const station of [a, b]) {
    expect(station.complaints).toEqual([]);
    expect(station.run.output()).not.toMatch(/đôn đốc|mật khẩu của bài/);
  }
});
