import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Input, Output, WindowOp } from '../../shared/ipc/contract.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import * as post from '../flows/exchangeJob.ts';
import { drawn, faultsOf } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import {
  ADMIN,
  changeTo,
  CLERK,
  CLERK_B,
  LEADER,
  openStation,
  type Person,
  setUp,
  signIn,
  STATION_A,
  STATION_B,
  type Station,
} from '../flows/station.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/** A commune is stuck, the province answers, and the answer stands in the help of another commune; a stick between. */
const HELPER: Person = { ...CLERK_B, roles: ['clerk', 'specialist'] };
const STATION_C = {
  ...STATION_A,
  name: 'Máy văn thư Nà Lạn',
  office: { ...STATION_A.office, name: 'Đảng ủy xã Nà Lạn', code: '000.01.03.H99', place: 'Nà Lạn' },
  people: [ADMIN, CLERK],
};
const WORDS = 'Muốn đăng ký văn bản nhưng không biết chọn sổ nào.';
const AGAIN = 'Vẫn không thấy chỗ chọn sổ khi đăng ký.';
const ANSWER = 'Văn bản giấy đến thì nhấn F2 ngay ở trang Văn bản đến; sổ được chọn sẵn theo trang.';
const TITLE = 'Chọn sổ khi đăng ký văn bản đến';

let a: Station;
let b: Station;
let c: Station;
const medium = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-obstacle-'));
const pack = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-pack-')), 'giai-dap.json');
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  [a, b, c] = [await openStation(), await openStation(), await openStation()];
  await setUp(a, STATION_A);
  await setUp(b, { ...STATION_B, people: [ADMIN, HELPER, LEADER] });
  await setUp(c, STATION_C);
  await signIn(a, CLERK);
  await signIn(b, HELPER);
  await signIn(c, CLERK);
  const [ofA, ofB, ofC] = [
    await post.writeCard(a, medium, 'a'),
    await post.writeCard(b, medium, 'b'),
    await post.writeCard(c, medium, 'c'),
  ];
  await post.trustCard(a, medium, 'b', ofB);
  await post.trustCard(c, medium, 'b', ofB);
  await post.trustCard(b, medium, 'a', ofA);
  await post.trustCard(b, medium, 'c', ofC);
});
test.afterAll(async () => {
  await Promise.all([a, b, c].map(({ run }) => run.app.close()));
  fs.rmSync(medium, { recursive: true, force: true });
});

/** What the other office does, by the same calls as its window. */
async function ask<K extends WindowOp>({ page }: Station, op: K, input: Input<K>): Promise<Output<K>> {
  const told = await page.evaluate(
    async ([name, given]) => JSON.stringify(await window.anThu?.call(name as WindowOp, JSON.parse(given))),
    [op as string, JSON.stringify(input)] as const,
  );
  const reply = JSON.parse(told) as Reply<Output<K>>;
  if (!reply.ok) throw new Error(`${op}: ${told}`);
  return reply.value;
}

const taken = (page: Page) => page.getByRole('dialog').getByRole('region', { name: /Gửi kèm đúng/ });

test('Shift F1 on any screen: one sentence, and every word that goes with it', async () => {
  const { page } = a;
  await nav(page, 'incoming');
  await page.keyboard.press('Shift+F1');
  await expect(taken(page)).toContainText('Văn bản đến');
  await expect(taken(page)).toContainText('Đảng ủy xã Đồng Vàng');
  await expect(taken(page)).not.toContainText(CLERK.fullName);
  // what was done is read in words, by whoever sends it
  await expect(taken(page)).toContainText('Tin cậy một cơ quan');
  await expect(taken(page)).not.toContainText('exchange.');
  await page.keyboard.type(WORDS);
  await page.getByRole('dialog').getByText('Cần sớm').click();
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'obstacle-dialog');
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /Đã ghi vướng mắc.*Còn ở cơ quan/)).toBeVisible();
  await nav(page, 'desk');
  await expect(page.getByRole('region', { name: 'Vướng mắc của tôi' })).toContainText('Đang ở cơ quan');
  await picture(page, 'obstacle-desk');
});

test('the same place once more: a second sentence', async () => {
  const { page } = a;
  await nav(page, 'incoming');
  await page.keyboard.press('Shift+F1');
  await expect(taken(page)).toContainText('Văn bản đến');
  await page.keyboard.type(AGAIN);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a refusal leads there too, and a secret mark is refused', async () => {
  const { page } = a;
  await nav(page, 'obstacles');
  await page.keyboard.press('Shift+F1');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('MẬT');
  await expect(dialog.getByRole('button', { name: /^Gửi vướng mắc/ })).toBeEnabled(); // what goes with it has been seen
  await page.keyboard.press('Control+Enter');
  const stop = page.getByRole('alertdialog', { name: /^Dừng lại/ });
  await expect(stop).toBeVisible();
  await picture(page, 'obstacle-stopped');
  await page.keyboard.press('Escape');
  await expect(stop).toHaveCount(0);
  await expect(dialog.getByRole('alert')).toBeVisible();
  await picture(page, 'obstacle-refused');
  await dialog.getByRole('alert').getByRole('button', { name: 'Gặp vướng mắc' }).click();
  await expect(taken(page)).toContainText('Nội dung có dấu hiệu bí mật nhà nước');
  // every word that goes is on the screen beside what is written, also at 125 %
  for (const size of ['scaled', 'laptop'] as const) {
    await resize(page, size);
    await expect(taken(page).getByRole('listitem').last()).toBeInViewport({ ratio: 1 });
    await picture(page, `obstacle-from-refusal-${size}`);
  }
  // in a window too low for that, it is sent only once it was scrolled through
  await page.setViewportSize({ width: 1093, height: 420 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+F1');
  await page.keyboard.type(WORDS);
  const send = dialog.getByRole('button', { name: /^Gửi vướng mắc/ });
  await expect(send).toBeDisabled();
  await taken(page).press('End');
  await expect(send).toBeEnabled();
  await resize(page, 'laptop');
  await page.keyboard.press('Escape');
});

test('the clerk sends it on; it comes back with the answer', async () => {
  const { page } = a;
  await nav(page, 'obstacles');
  await page.getByRole('tab', { name: 'Của cơ quan' }).click();
  await page.getByRole('button', { name: /Cơ quan hỗ trợ/ }).click();
  await page.getByRole('option', { name: STATION_B.office.name }).click();
  await expect(toast(page, /Vướng mắc sẽ gửi tới/)).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'obstacle-office');
  const reported = (words: string) =>
    page
      .getByRole('main')
      .getByRole('row')
      .filter({ hasText: words.slice(0, 20) });
  await reported(WORDS).click();
  const sendOn = page.getByRole('button', { name: /^Chuyển cơ quan hỗ trợ/ });
  await expect(sendOn).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(sendOn).toHaveCount(0);
  // from the case itself, as from the list
  await reported(AGAIN).click();
  await page.getByRole('button', { name: 'Mở hồ sơ' }).click();
  const fromCase = page.getByRole('button', { name: `Chuyển ${STATION_B.office.name} hỗ trợ` });
  await expect(fromCase).toBeVisible();
  await picture(page, 'obstacle-case');
  await page.keyboard.press('Control+Enter');
  await expect(fromCase).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText(`Niêm phong gói`);
  await post.pump(a, 'write', medium);
  await post.pump(b, 'read', medium);
  await answerAtTheProvince();
  await post.pump(b, 'write', medium);
  await post.pump(a, 'read', medium);
  await nav(page, 'obstacles');
  await page
    .getByRole('main')
    .getByRole('row')
    .filter({ hasText: WORDS.slice(0, 20) })
    .click();
  await expect(page.getByRole('region', { name: 'Trả lời' })).toContainText(ANSWER);
  await picture(page, 'obstacle-answered');
});

test('an office that nobody stands above answers itself: nothing there says to pass it on', async () => {
  const { page } = b;
  await nav(page, 'incoming');
  await page.keyboard.press('Shift+F1');
  await expect(taken(page)).toContainText('Văn bản đến');
  await page.keyboard.type('Mở sổ năm sau ở đâu.');
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /người được giao trả lời tại chỗ/)).toBeVisible();
  await nav(page, 'obstacles');
  await expect(page.getByRole('main')).toContainText('trả lời tại chỗ, ở hồ sơ');
  await expect(page.getByRole('button', { name: /^Chuyển/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Mở hồ sơ' })).toBeVisible();
  await page.getByRole('tab', { name: 'Của cơ quan' }).click();
  await expect(page.getByRole('main')).toContainText('Cơ quan không có cấp trên');
  await picture(page, 'obstacle-top');
});

/**
 * Taken in, merged in the window, assigned, answered and approved; the public copy approved; published by the button of
 * the case, to every office and to a file.
 */
async function answerAtTheProvince(): Promise<void> {
  const { rows } = await ask(b, 'exchange.list', { box: 'in', after: null, limit: 50 });
  for (const { envelopeId } of rows.toReversed())
    await ask(b, 'exchange.takeSubmission', { envelopeId, phraseConfirmed: false });
  const [line] = (await ask(b, 'obstacles.recurring', {})).lines;
  expect(line?.count).toBe(2);
  const master = line?.master ?? { id: '', receiptCode: '' };
  const { id } = master;
  const seen = () => ask(b, 'submissions.get', { id });
  const fresh = async () => ({ id, revision: (await seen()).revision });
  const accept = { decision: 'accept', reasonCode: null, note: '', transferTo: null } as const;
  await ask(b, 'submissions.classify', { ...(await fresh()), ...accept });
  const leadId = (await ask(b, 'vault.session', {})).userId;
  await nav(b.page, 'obstacles');
  await b.page.getByRole('tab', { name: 'Hay gặp' }).click();
  await expect(b.page.getByRole('main')).toContainText('Đảng ủy xã Đồng Vàng');
  expect(await faultsOf(b.page)).toEqual([]);
  await resize(b.page, 'scaled');
  // the words keep their room beside the button, which goes under them
  const words = await b.page
    .locator('.obstacleLines li > .grow')
    .evaluateAll((all) => all.map((one) => one.clientWidth));
  expect(Math.min(...words)).toBeGreaterThanOrEqual(150);
  await picture(b.page, 'obstacle-recurring-scaled');
  await resize(b.page, 'laptop');
  await b.page.getByRole('button', { name: `Gộp vào ${master.receiptCode}` }).click();
  await expect(toast(b.page, /Đã gộp/)).toBeVisible();
  await expect(b.page.getByRole('button', { name: /^Gộp vào/ })).toHaveCount(0);
  // its button is gone with it; the keys stay in the pane
  await expect(b.page.locator('[data-pane="obstacle"]:focus-within')).toHaveCount(1);
  await picture(b.page, 'obstacle-recurring');
  await changeTo(b, LEADER);
  await ask(b, 'submissions.assign', { ...(await fresh()), leadId, supportIds: [], dueOn: null, text: '' });
  await changeTo(b, HELPER);
  await ask(b, 'submissions.startWork', await fresh());
  await ask(b, 'submissions.draftAnswer', { ...(await fresh()), text: ANSWER, submit: true });
  await changeTo(b, LEADER);
  const shown = (await seen()).answerDraft?.shown ?? '';
  await ask(b, 'submissions.decideAnswer', { ...(await fresh()), shown, approve: true, note: '' });
  await changeTo(b, HELPER);
  await ask(b, 'exchange.sendAnswer', { submissionId: id });
  const copy = { title: TITLE, body: 'Đăng ký văn bản đến.', answer: ANSWER };
  await ask(b, 'submissions.proposePublication', { ...(await fresh()), ...copy });
  await changeTo(b, LEADER);
  await ask(b, 'submissions.decidePublication', { ...(await fresh()), approve: true, note: '' });
  await changeTo(b, HELPER);
  await nav(b.page, 'obstacles');
  await b.page.getByRole('tab', { name: 'Hay gặp' }).click();
  await b.page.getByRole('main').getByRole('button', { name: WORDS }).click();
  await expect(b.page.getByRole('region', { name: 'Nơi vướng' })).toContainText('Cần sớm');
  await picture(b.page, 'obstacle-case');
  await answerDialogs(b.run.app, [pack]);
  await b.page.getByText('Ghi cả ra tệp có chữ ký').click();
  await b.page.getByRole('button', { name: 'Ký và công bố giải đáp' }).click();
  await expect(toast(b.page, /Đã công bố giải đáp, 2 gói/)).toBeVisible();
  await expect.poll(() => fs.existsSync(pack)).toBe(true);
}

test('the answer stands in the help of a third office, found without marks and marked as whose it is', async () => {
  const { page } = c;
  await post.pump(c, 'read', medium);
  await nav(page, 'obstacles');
  await page.getByRole('tab', { name: 'Giải đáp' }).click();
  await page.getByRole('button', { name: 'Nhận vào hướng dẫn' }).click();
  await expect(toast(page, /Đã nhận giải đáp/)).toBeVisible();
  await expect(page.locator('[data-pane="obstacle"]:focus-within')).toHaveCount(1);
  await expect(page.getByRole('article')).toContainText(ANSWER);
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'obstacle-answers');
  await nav(page, 'incoming');
  await page.keyboard.press('F1');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(TITLE); // on the page of its screen
  await picture(page, 'obstacle-help');
  await page.keyboard.type('chon so khi dang ky');
  await dialog.getByRole('button', { name: TITLE }).first().click();
  await expect(dialog.getByRole('article')).toContainText(ANSWER);
  await expect(dialog.getByRole('article')).toContainText(`Giải đáp của ${STATION_B.office.name}, ngày`);
  await picture(page, 'obstacle-help-found');
  expect([...a.complaints, ...b.complaints, ...c.complaints]).toEqual([]);
});

test('the same pack as a file: a station takes it into its help, and one that has it says so', async () => {
  const { page } = a;
  await nav(page, 'obstacles');
  await page.getByRole('tab', { name: 'Giải đáp' }).click();
  await answerDialogs(a.run.app, [pack]);
  await page.getByRole('button', { name: 'Nhận giải đáp từ tệp' }).click();
  await expect(page.getByRole('article')).toContainText(ANSWER);
  await picture(page, 'obstacle-pack-file');
  await answerDialogs(c.run.app, [pack]);
  await c.page.keyboard.press('Escape');
  await nav(c.page, 'obstacles');
  await c.page.getByRole('tab', { name: 'Giải đáp' }).click();
  await c.page.getByRole('button', { name: 'Nhận giải đáp từ tệp' }).click();
  await expect(toast(c.page, /0 mục mới, 0 mục thay/)).toBeVisible();
});

test('the tasks of the plan: a colour with its ground, a report, and the paper looked at before it is printed', async () => {
  const { page } = a;
  await nav(page, 'obstacles');
  await page.getByRole('tab', { name: 'Nhiệm vụ kế hoạch' }).click();
  await expect(page.getByRole('main')).toContainText('MẪU: ');
  // the ground of each colour is read whole in the list, also at 125 %
  for (const size of ['scaled', 'laptop'] as const) {
    await resize(page, size);
    const grounds = page.getByRole('row').locator('.cap');
    expect(await grounds.count()).toBeGreaterThan(3);
    expect(await grounds.evaluateAll((all) => all.every((one) => one.scrollWidth <= one.clientWidth))).toBe(
      true,
    );
    await picture(page, `plan-grounds-${size}`);
  }
  // a form and back: the tab and the task are those that were left
  await page.getByRole('row').filter({ hasText: 'Tập huấn văn thư' }).click();
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: /Đăng ký văn bản đến/ }).waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Nhiệm vụ kế hoạch' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('heading', { name: /Tập huấn văn thư/ })).toBeVisible();
  await page.getByRole('row').nth(1).click();
  await page.keyboard.press('F6');
  await expect(page.getByRole('group', { name: 'Chi tiết' })).toBeFocused();
  await page.getByText('Đã xong', { exact: true }).click();
  await page.getByLabel('Kết quả, văn bản chứng minh').fill('Báo cáo 12-BC/ĐU ngày 20/11/2026');
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /Đã ghi báo cáo/)).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.closest('.shellMain') != null)).toBe(true);
  await expect(page.getByRole('main')).toContainText(/Xanh: xong/);
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'plan-tasks');
  await page.getByRole('button', { name: 'Báo cáo tình hình' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Xem/ }).click();
  await expect.poll(() => drawn(page.locator('.viewerDesk canvas').first())).toBe(true);
  await picture(page, 'plan-paper');
  expect(a.complaints).toEqual([]);
});
