import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openCase } from '../flows/caseActs.ts';
import { faultsOf } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { answerDialogs } from '../flows/support/launch.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';

/** Thirty people send one letter; the answer goes to all of them in one act. */
const TITLE = 'Cầu treo bản Nà Mẫu gãy ván, xe không qua';
let station: Station;
let first: { id: string; code: string };
test.describe.configure({ mode: 'serial', timeout: 90_000 });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

/** So many came by the portal, by mail, on paper; one of them names nobody. */
const CAME = { portal: 24, email: 3, letter: 2, unnamed: 1 } as const;

const takeIn = (page: Page) =>
  page.evaluate(
    async ({ title, came }) => {
      const bridge = window.anThu;
      const ways = Object.entries(came).flatMap(([way, count]) => Array.from({ length: count }, () => way));
      let first: { id: string; code: string } | null = null;
      for (const [at, way] of ways.entries()) {
        const named = way !== 'unnamed';
        const reply = await bridge?.call('submissions.register', {
          kind: 'phan-anh',
          source: way === 'unnamed' ? 'letter' : (way as 'portal'),
          receivedOn: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10),
          sender: {
            fullName: named ? `Lò Văn Mẫu ${at}` : '',
            address: named ? 'Bản Nà Mẫu, xã Đồng Vàng' : '',
            phone: named && way !== 'letter' ? '0912000333' : '',
            email: way === 'email' ? `mau${at}@example.vn` : '',
            idNumber: '',
          },
          onBehalf: true,
          asksLater: true,
          field: '',
          title,
          body: `${title}. Đề nghị sửa trước mùa lũ.`,
          note: '',
          files: [],
          phraseConfirmed: false,
        });
        if (reply?.ok !== true) throw new Error(reply?.error.code);
        first ??= { id: reply.value.id, code: reply.value.receiptCode };
      }
      return first ?? { id: '', code: '' };
    },
    { title: TITLE, came: CAME },
  );

test('thirty with the same words: asked about once, then merged', async () => {
  const page = await sitDown(station, 'intake');
  first = await takeIn(page);
  await openCase(page, first.code);
  await page.getByRole('button', { name: 'Xem và gộp 29 hồ sơ' }).click();
  const chosen = page.getByRole('dialog', { name: '30 thư cùng một nội dung' });
  await expect(chosen).toContainText(TITLE);
  await picture(page, 'case-merge-same');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape'); // nothing is merged yet
  await expect(chosen).toHaveCount(0);
  await page.keyboard.press('m');
  await expect(chosen.getByRole('checkbox')).toHaveCount(29);
  await page.keyboard.press('Control+Enter');
  // whether all are told is asked at once; not now
  await expect(page.getByRole('alertdialog', { name: /người gửi/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Hồ sơ gộp vào' })).toBeVisible();
  // one line of the timeline, which opens
  const folded = page.getByText('Đã gộp 29 hồ sơ vào hồ sơ này');
  await expect(folded).toBeVisible();
  const text = page.getByRole('group', { name: 'Nội dung và diễn biến' });
  await expect(text.locator('.foldedLines .eventLine:visible')).toHaveCount(1);
  await picture(page, 'case-merged-many');
  await folded.click();
  await expect(text.locator('.foldedLines .eventLine:visible')).toHaveCount(30); // the line itself, and 29
  await resize(page, 'scaled');
  await picture(page, 'case-merged-many-1093');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
});

test('the answer is approved once', async () => {
  const { id } = first;
  let page = await sitDown(station, 'intake');
  const accepted = { decision: 'accept', reasonCode: null, note: '', transferTo: null } as const;
  await does(page, 'submissions.classify', { id, ...accepted });
  page = await sitDown(station, 'leader');
  const leadId = await page.evaluate(async () => {
    const reply = await window.anThu?.call('people.choices', { forAct: 'caseWork' });
    return reply?.ok
      ? (reply.value.people.find(({ fullName }) => fullName === 'Đặng Thị Thu Thủy')?.id ?? '')
      : '';
  });
  await does(page, 'submissions.assign', { id, leadId, supportIds: [], dueOn: null, text: '' });
  page = await sitDown(station, 'specialist');
  await does(page, 'submissions.startWork', { id });
  const text = `Về phản ánh mã ${first.code}: cầu đã thay ván, xe qua được.`;
  await does(page, 'submissions.draftAnswer', { id, text, submit: true });
  page = await sitDown(station, 'leader');
  await does(page, 'submissions.decideAnswer', { id, approve: true, note: '' });
});

test('and sent to all by two keys and the letters, each with the own code', async () => {
  const page = await sitDown(station, 'intake');
  await openCase(page, first.code);
  await page.keyboard.press('Control+Enter');
  const sure = page.getByRole('alertdialog', { name: 'Gửi trả lời cho 29 người gửi?' });
  await expect(sure).toContainText('29: 24 Cổng PAKN, 3 thư điện tử, 2 thư in');
  await expect(sure).toContainText(/không nêu tên, không biết gửi cho ai.*PA-\d{4}-\w\w/);
  await picture(page, 'case-deliver-all');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'case-deliver-all-1093');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  await page.keyboard.press('g');
  const letters = page.getByRole('dialog', { name: 'Thư gửi đi, 2 trang' });
  await expect(letters.getByRole('button', { name: 'In', exact: true })).toBeFocused();
  await expect(letters.locator('canvas').first()).toBeVisible();
  await picture(page, 'case-deliver-letters');
  expect(await faultsOf(page)).toEqual([]);
  // closed unprinted: nobody was told
  await page.keyboard.press('Escape');
  await expect(letters).toHaveCount(0);
  await page.getByRole('button', { name: 'Gửi cả 29' }).click();
  await page.keyboard.press('g');
  const file = path.join(station.run.userData, 'thu-tra-loi.pdf');
  await answerDialogs(station.run.app, [file]);
  await letters.getByRole('button', { name: 'Lưu PDF' }).click();
  await expect(toast(page, /Đã ghi việc gửi trả lời cho 29 người gửi/)).toBeVisible();
  expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(letters).toHaveCount(0);
  await expect(page.getByText(/Chưa gửi trả lời: PA-\d{4}-\w\w$/)).toBeVisible(); // of the one who names nobody
  await picture(page, 'case-delivered-all');
});

/** An act on the case at the revision that stands now. */
async function does(page: Page, op: string, input: { id: string; [name: string]: unknown }): Promise<void> {
  const said = await page.evaluate(
    async ([name, given]) => {
      const seen = await window.anThu?.call('submissions.get', { id: given.id });
      if (seen?.ok !== true) return seen?.error.code;
      const { revision, answerDraft } = seen.value;
      const shown = name === 'submissions.decideAnswer' ? { shown: answerDraft?.shown } : {};
      const reply = await window.anThu?.call(name as 'submissions.startWork', {
        ...given,
        ...shown,
        revision,
      });
      return reply?.ok === true ? 'ok' : JSON.stringify(reply?.error);
    },
    [op, input] as const,
  );
  expect(said).toBe('ok');
}
