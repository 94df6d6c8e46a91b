import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import urgency from '../../shared/rules/urgency-2020.json' with { type: 'json' };
import type { Input, Output, WindowOp } from '../../shared/ipc/contract.ts';
import type { Proved } from '../../shared/ipc/stepUp.ts';
import * as post from '../flows/exchangeJob.ts';
import { faultsOf } from '../flows/inspect.ts';
import { chooseFurtherAct, paper, readPage, sealFor, tickOffice, toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import * as secret from '../flows/secretEnvelope.ts';
import { openNewest } from '../flows/secretJob.ts';
import {
  ADMIN,
  changeTo,
  CIPHER,
  CLERK,
  CLERK_B,
  LEADER,
  lock,
  openStation,
  type Person,
  setUp,
  signIn,
  SPECIALIST,
  STATION_A,
  STATION_B,
  type Station,
} from '../flows/station.ts';
import { answerQuestions, proveAgain } from '../flows/stepUp.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/**
 * A case that is another office's: sent by envelope on a stick, taken in there under a code of its own, answered, and
 * the answer back in the first office's case; then the figures of the month to the office above; then a Mật document,
 * from the approved channel to the signed proof that the other office erased it.
 */
let a: Station;
let b: Station;
let codeAtA = '';
let codeAtB = '';
const stick = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-usb-'));
const ANSWER = 'Tỉnh đã bố trí thêm đường truyền dự phòng cho điểm phục vụ từ ngày 24/11/2026.';
test.describe.configure({ mode: 'serial', timeout: 120_000 });
test.beforeAll(async () => {
  [a, b] = [await openStation(), await openStation()];
  await setUp(a, { ...STATION_A, classified: true, people: [...STATION_A.people, CIPHER] });
  await setUp(b, { ...STATION_B, classified: true, people: [ADMIN, CLERK_B, LEADER, SPECIALIST, CIPHER] });
  await signIn(a, CLERK);
  await signIn(b, CLERK_B);
  const [toldA] = [await post.writeCard(a, stick, 'a'), await post.writeCard(b, stick, 'b')];
  await post.trustByScanner(a, stick, 'b', await post.ownDigits(b));
  await post.trustCard(b, stick, 'a', toldA);
});
test.afterAll(async () => {
  await Promise.all([a.run.app.close(), b.run.app.close()]);
  fs.rmSync(stick, { recursive: true, force: true });
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const way = (page: Page) => page.getByRole('region', { name: 'Chuyển giữa các cơ quan' });

async function openCase(page: Page, code: string): Promise<void> {
  await nav(page, 'submissions');
  await page.getByRole('searchbox').fill(code);
  await page.getByRole('row').filter({ hasText: code }).first().dblclick();
  await expect(page.getByRole('heading', { name: code })).toBeVisible();
}

/** What is told elsewhere (caseLife) goes through the window's own calls here. */
async function ask<K extends WindowOp>(
  page: Page,
  op: K,
  input: Input<K> | Proved<Input<K>>,
): Promise<unknown> {
  return page.evaluate(
    async ([name, asked]) => {
      const reply = await window.anThu?.call(name as WindowOp, asked as never);
      if (!reply?.ok) throw new Error(`${String(name)}: ${reply?.error.code ?? 'no bridge'}`);
      return reply.value;
    },
    [op, input as unknown] as const,
  );
}

/** Through the window's own calls; what a page asks without the administrator's passphrase does nothing. */
async function giveNewPassphrase(page: Page, username: string, firstPassphrase: string): Promise<void> {
  const { people } = (await ask(page, 'people.list', {})) as Output<'people.list'>;
  const person = people.find((one) => one.username === username);
  if (person === undefined) throw new Error(`nobody is called ${username}`);
  const input = { id: person.id, revision: person.revision, firstPassphrase };
  await expect(ask(page, 'people.resetPassphrase', input)).rejects.toThrow('passphrase-needed');
  await ask(page, 'people.resetPassphrase', { passphrase: ADMIN.passphrase, input });
}

async function enterFirstTime(page: Page, { fullName }: Person, given: string, own: string): Promise<void> {
  await page.getByRole('option', { name: fullName }).click();
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill(given);
  await page.keyboard.press('Enter');
  await page.getByLabel('Cụm mật khẩu mới').fill(own);
  await page.getByLabel('Gõ lại cụm mật khẩu').fill(own);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

async function bring(from: Station, to: Station): Promise<void> {
  await post.pump(from, 'write', stick);
  await post.pump(to, 'read', stick);
}

/** As `bring`, but the newest envelope on the stick is spoiled before it is read. */
async function bringSpoiled(from: Station, to: Station): Promise<void> {
  await post.pump(from, 'write', stick);
  const files = fs
    .readdirSync(path.join(stick, 'an-thu'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.atg'))
    .map((name) => path.join(stick, 'an-thu', name))
    .sort((x, y) => fs.statSync(x).mtimeMs - fs.statSync(y).mtimeMs);
  const file = files.at(-1) ?? '';
  const bytes = fs.readFileSync(file);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  fs.writeFileSync(file, bytes);
  await post.pump(to, 'read', stick);
}

test('a case is transferred to a known office by envelope, and waits for its word', async () => {
  const { page } = a;
  const taken = (await ask(page, 'submissions.register', {
    kind: 'phan-anh',
    source: 'letter',
    receivedOn: '2026-11-24',
    onBehalf: true,
    field: '',
    note: '',
    sender: {
      fullName: 'Lò Văn Mẫu',
      address: 'Thôn Nà Lạn, xã Đồng Vàng',
      phone: '0912 000 111',
      email: '',
      idNumber: '',
    },
    title: 'Đường truyền của tỉnh tới điểm phục vụ hay đứt',
    body: 'Đường truyền của tỉnh tới điểm phục vụ hành chính công hay đứt vào đầu giờ sáng.',
    files: [],
    phraseConfirmed: false,
  })) as { receiptCode: string };
  codeAtA = taken.receiptCode;
  await openCase(page, codeAtA);
  await button(page, /^Phân loại/).click();
  await page.keyboard.press('Alt+4');
  await button(page, /Lý do/).click();
  await page.getByRole('option').filter({ hasText: /L10/ }).click();
  await page.getByRole('combobox', { name: /Chuyển tới|Nơi nhận|Cơ quan/ }).fill('Văn phòng Tỉnh');
  await page.getByRole('option', { name: STATION_B.office.name }).click();
  await page.getByRole('textbox', { name: 'Ghi chú' }).fill('Đường truyền do tỉnh quản lý');
  await picture(page, 'travel-classify');
  await page.keyboard.press('Control+Enter');
  await expect(way(page)).toContainText('Chờ xác nhận');
  await button(page, /^Chuyển cơ quan khác/).click();
  await expect(page.getByRole('checkbox', { name: new RegExp(STATION_B.office.name) })).toBeChecked();
  await expect(page.getByText('Lý do chuyển: Đường truyền do tỉnh quản lý')).toBeVisible();
  await picture(page, 'travel-send');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /hồ sơ chờ xác nhận/)).toBeVisible();
  await expect(way(page)).toContainText('Chờ đưa ra');
  await picture(page, 'travel-waits');
  await resize(page, 'scaled');
  await picture(page, 'travel-waits-1093');
  await resize(page, 'laptop');
});

test('the other office takes it in under its own code, and the first one sees the signed confirmation', async () => {
  await bring(a, b);
  const { page } = b;
  await nav(page, 'exchange');
  await expect(post.envelope(page)).toContainText('Đường truyền do tỉnh quản lý');
  await picture(page, 'travel-arrived');
  await page.keyboard.press('Control+Enter');
  await expect(way(page)).toContainText(codeAtA);
  codeAtB = (await page.getByRole('heading', { level: 1 }).innerText()).trim();
  expect(codeAtB).toMatch(/^[A-Z]{2}-/);
  await expect(way(page)).toContainText(STATION_A.office.name);
  await bring(b, a);
  await openCase(a.page, codeAtA);
  await expect(way(a.page)).toContainText('Đã nhận trách nhiệm');
  await expect(way(a.page)).not.toContainText('Chờ xác nhận');
  await picture(a.page, 'travel-confirmed');
});

test('its answer goes back and stands in the first office’s case', async () => {
  const list = (await ask(b.page, 'submissions.list', {
    group: 'all',
    state: null,
    personId: null,
    overdue: false,
    words: null,
    after: null,
    limit: 10,
  })) as { rows: { id: string; receiptCode: string }[] };
  const id = list.rows.find(({ receiptCode }) => receiptCode === codeAtB)?.id ?? '';
  const acts = async <K extends WindowOp>(op: K, rest: object): Promise<void> => {
    const { revision, answerDraft } = (await ask(b.page, 'submissions.get', { id })) as {
      revision: number;
      answerDraft: { shown: string } | null;
    };
    const shown = op === 'submissions.decideAnswer' ? { shown: answerDraft?.shown } : {};
    await ask(b.page, op, { ...rest, ...shown, id, revision } as never);
  };
  await acts('submissions.classify', { decision: 'accept', reasonCode: null, note: '', transferTo: null });
  await changeTo(b, LEADER);
  const people = (await ask(b.page, 'people.choices', { forAct: 'direct' })) as {
    people: { id: string; fullName: string }[];
  };
  const leadId = people.people.find(({ fullName }) => fullName === SPECIALIST.fullName)?.id ?? '';
  await acts('submissions.assign', { leadId, supportIds: [], dueOn: null, text: '' });
  await changeTo(b, SPECIALIST);
  await acts('submissions.startWork', {});
  await acts('submissions.draftAnswer', { text: ANSWER, submit: true });
  await changeTo(b, LEADER);
  await acts('submissions.decideAnswer', { approve: true, note: '' });
  await changeTo(b, CLERK_B);
  await openCase(b.page, codeAtB);
  await expect(way(b.page)).toContainText('Chưa gửi');
  await expect(button(b.page, /^Trả kết quả cho cơ quan chuyển đến/)).toBeVisible();
  await b.page.keyboard.press('Control+Enter');
  await picture(b.page, 'travel-answer');
  expect(await faultsOf(b.page)).toEqual([]);
  await b.page.keyboard.press('Control+Enter');
  await expect(toast(b.page, /Đã niêm phong câu trả lời/)).toBeVisible();
  await bringSpoiled(b, a);
  await bring(a, b);
  await openCase(b.page, codeAtB);
  await expect(way(b.page)).toContainText('Nơi chuyển trả lại câu trả lời');
  await expect(way(b.page)).toContainText('Gói không trọn vẹn');
  await expect(b.page.getByText('Đã duyệt, chờ gửi').first()).toBeVisible();
  expect(await faultsOf(b.page)).toEqual([]);
  await picture(b.page, 'travel-answer-back');
  await resize(b.page, 'scaled');
  await picture(b.page, 'travel-answer-back-1093');
  await resize(b.page, 'laptop');
  await nav(b.page, 'desk');
  await expect(b.page.getByRole('row').filter({ hasText: codeAtB })).toContainText('Đã duyệt, chờ gửi');
  await picture(b.page, 'travel-answer-back-desk');
  await openCase(b.page, codeAtB);
  await button(b.page, /^Trả kết quả cho cơ quan chuyển đến/).click();
  await b.page.keyboard.press('Control+Enter');
  await expect(toast(b.page, /Đã niêm phong câu trả lời/)).toBeVisible();
  await bring(b, a);
  await openCase(a.page, codeAtA);
  const answer = a.page.getByRole('region', { name: `Trả lời của ${STATION_B.office.name}` });
  await expect(answer).toContainText(ANSWER);
  await expect(answer).toContainText(codeAtB);
  await picture(a.page, 'travel-answered');
  expect(await faultsOf(a.page)).toEqual([]);
  // whoever took the case in tells its sender, and writes it down
  await expect(way(a.page)).toContainText('Chưa có trả lời');
  await expect(button(a.page, /^Báo trả lời cho người gửi/)).toBeVisible();
  await a.page.keyboard.press('Control+Enter');
  const telling = a.page.getByRole('region', { name: 'Báo trả lời cho người gửi' });
  await expect(telling).toContainText(ANSWER);
  await picture(a.page, 'travel-pass-on');
  expect(await faultsOf(a.page)).toEqual([]);
  await resize(a.page, 'scaled');
  await picture(a.page, 'travel-pass-on-1093');
  expect(await faultsOf(a.page)).toEqual([]);
  await resize(a.page, 'laptop');
  await a.page.keyboard.press('Control+Enter');
  await expect(toast(a.page, /Đã ghi việc báo trả lời/)).toBeVisible();
  await expect(way(a.page)).toContainText('Đã gửi trả lời');
  await expect(answer).toContainText('Đã gửi trả lời cho người gửi');
  await expect(button(a.page, /^Báo trả lời cho người gửi/)).toHaveCount(0);
  await picture(a.page, 'travel-passed-on');
  expect(await faultsOf(a.page)).toEqual([]);
  await bring(a, b);
  await openCase(b.page, codeAtB);
  await expect(way(b.page)).toContainText('Nơi chuyển đã nhận được');
});

test('an answer that is wrong is refused where it arrived, and the office that gave it sends another', async () => {
  const { page } = a;
  const reason = 'Chưa trả lời đúng nội dung phản ánh';
  await nav(page, 'exchange');
  await page.getByRole('tab', { name: 'Hộp nhận' }).click();
  await page.getByRole('row').filter({ hasText: codeAtB }).first().click();
  await expect(post.envelope(page)).toContainText(ANSWER);
  await picture(page, 'answer-envelope');
  await button(page, 'Từ chối trả lời này').click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: 'Từ chối và báo nơi trả lời' })).toBeDisabled();
  await dialog.getByText(reason).click();
  await dialog.getByRole('textbox', { name: /Ghi thêm/ }).fill('Chưa nói bao giờ xong');
  await picture(page, 'answer-refuse');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'answer-refuse-1093');
  await dialog.getByRole('button', { name: 'Từ chối và báo nơi trả lời' }).click();
  await expect(toast(page, /Đã từ chối/)).toBeVisible();
  await expect(button(page, 'Từ chối trả lời này')).toHaveCount(0);
  await picture(page, 'answer-refused-envelope-1093');
  await resize(page, 'laptop');
  await button(page, 'Mở hồ sơ').click();
  const refused = page.getByRole('region', { name: `Trả lời của ${STATION_B.office.name}` });
  await expect(refused).toContainText(/Đã từ chối/);
  await refused.scrollIntoViewIfNeeded();
  await picture(page, 'answer-refused-case');
  await resize(page, 'scaled');
  await refused.scrollIntoViewIfNeeded();
  await picture(page, 'answer-refused-case-1093');
  await resize(page, 'laptop');
  await bring(a, b);
  await openCase(b.page, codeAtB);
  await expect(way(b.page)).toContainText(reason);
  await expect(b.page.getByText('Đã duyệt, chờ gửi').first()).toBeVisible();
  await picture(b.page, 'answer-refused-there');
  await button(b.page, /^Trả kết quả cho cơ quan chuyển đến/).click();
  await b.page.keyboard.press('Control+Enter');
  await expect(toast(b.page, /Đã niêm phong câu trả lời/)).toBeVisible();
  await bring(b, a);
  await openCase(page, codeAtA);
  await expect(button(page, 'Từ chối trả lời này')).toHaveCount(1);
});

test('the figures of the month are signed, sent up and taken in on the exchange page', async () => {
  const { page } = a;
  await nav(page, 'figures');
  await page
    .getByRole('radio', { name: 'Gửi, nhận số liệu' })
    .or(button(page, 'Gửi, nhận số liệu'))
    .first()
    .click();
  // signing shows the figures, and what is left by Esc has signed nothing
  await button(page, 'Ký số liệu gửi cấp trên').click();
  const signing = page.getByRole('dialog', { name: 'Ký số liệu gửi cấp trên' });
  await expect(signing.getByRole('region', { name: 'Số liệu sẽ ký' })).toContainText('Tồn cuối kỳ');
  await picture(page, 'figures-sign');
  await page.keyboard.press('Enter');
  await expect(signing).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/Kỳ này cơ quan mình chưa ký số liệu/)).toBeVisible();
  await button(page, 'Gửi cơ quan cấp trên').click();
  const dialog = page.getByRole('dialog');
  await expect(button(page, 'Ký và gửi')).toBeDisabled();
  await expect(dialog.getByRole('checkbox').first()).toBeFocused(); // whom to, not the note under it
  await dialog.locator('.checkbox', { hasText: STATION_B.office.name }).click();
  await picture(page, 'travel-figures');
  await expect(dialog.getByRole('region', { name: 'Số liệu sẽ ký' })).toContainText('Tồn cuối kỳ');
  await button(page, 'Ký và gửi').click();
  await proveAgain(page, CLERK.passphrase);
  await expect(toast(page, /Đã ký và niêm phong/)).toBeVisible();
  await bring(a, b);
  await nav(b.page, 'exchange');
  await b.page
    .getByRole('row')
    .filter({ hasText: STATION_A.office.name })
    .filter({ hasText: '(lần 1)' })
    .click();
  await button(b.page, 'Nhận vào Số liệu').click();
  await expect(toast(b.page, /Đã nhận số liệu của/)).toBeVisible();
  await expect(b.page.getByRole('main')).toHaveAttribute('data-page', 'figures');
  await expect(b.page.getByRole('row').filter({ hasText: STATION_A.office.name })).toBeVisible();
  await picture(b.page, 'travel-figures-taken');
});

test('the office above writes the directory of offices in its window; the other takes it out of its envelope', async () => {
  await changeTo(b, CIPHER);
  const offices = (page: Page) => page.getByRole('region', { name: 'Danh mục cơ quan' });
  await nav(b.page, 'exchange');
  await b.page.getByRole('tab', { name: 'Danh bạ cơ quan' }).click();
  await offices(b.page).getByRole('button', { name: 'Lập bản mới' }).click();
  const dialog = b.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Thêm các cơ quan đã tin' }).click();
  await expect(dialog).toContainText('2 thay đổi');
  await dialog
    .getByRole('button', { name: /^Thay đổi|Thêm/ })
    .first()
    .click();
  await b.page.getByRole('option', { name: 'Đổi tên' }).click();
  await dialog.getByRole('combobox', { name: 'Mã', exact: true }).fill(STATION_A.office.code);
  await dialog.getByRole('textbox', { name: 'Tên', exact: true }).fill('Đảng ủy phường Đồng Vàng');
  await dialog.getByRole('textbox', { name: 'Từ ngày' }).fill('01/01/2027');
  await dialog.getByRole('textbox', { name: 'Căn cứ' }).fill('NQ 12-NQ/TU');
  await picture(b.page, 'directory-write');
  await dialog.getByRole('button', { name: 'Thêm vào bản mới' }).click();
  await expect(dialog).toContainText('đổi tên thành Đảng ủy phường Đồng Vàng từ 01/01/2027');
  await dialog.locator('.checkbox', { hasText: STATION_A.office.name }).click();
  await picture(b.page, 'directory-issue');
  expect(await faultsOf(b.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Ký và phát hành' }).click();
  await proveAgain(b.page, CIPHER.passphrase);
  await expect(toast(b.page, /Đã phát hành danh mục, 2 cơ quan; 1 gói chờ gửi/)).toBeVisible();
  await expect(offices(b.page)).toContainText(`đổi tên từ ${STATION_A.office.name}`);
  await changeTo(a, CIPHER);
  await bring(b, a);
  await nav(a.page, 'exchange');
  await a.page.getByRole('tab', { name: 'Hộp nhận' }).click();
  await a.page.getByRole('row').filter({ hasText: 'Danh bạ cơ quan' }).first().click();
  await picture(a.page, 'directory-arrived');
  await a.page.getByRole('button', { name: 'Nhận danh mục này' }).click();
  await expect(toast(a.page, /Đã nhận danh mục của/)).toBeVisible();
  await a.page.getByRole('tab', { name: 'Danh bạ cơ quan' }).click();
  await expect(offices(a.page)).toContainText('sắp có hiệu lực');
  await offices(a.page).scrollIntoViewIfNeeded();
  await picture(a.page, 'directory-taken');
  await resize(a.page, 'scaled');
  await offices(a.page).scrollIntoViewIfNeeded();
  await picture(a.page, 'directory-taken-1093');
  await resize(a.page, 'laptop');
  expect(await faultsOf(a.page)).toEqual([]);
});

test('the office above signs a rule pack in its window and sends it; there it is handed over and put in force', async () => {
  const pack = path.join(stick, 'muc-khan-2027.1.json');
  fs.writeFileSync(pack, JSON.stringify({ ...urgency, version: '2027.1', effectiveFrom: '2026-03-01' }));
  await nav(b.page, 'exchange');
  await b.page.getByRole('tab', { name: 'Danh bạ cơ quan' }).click();
  const dialog = b.page.getByRole('dialog');
  const choose = async (): Promise<void> => {
    await answerDialogs(b.run.app, [pack]);
    await button(b.page, 'Chọn tệp để ký…').click();
    await expect(dialog).toContainText('urgency@2027.1');
  };
  await choose();
  await expect(dialog).toContainText('áp dụng từ 01/03/2026');
  await answerDialogs(b.run.app, [`${pack}.p7s`]);
  await button(b.page, 'Ký và ghi tệp chữ ký…').click();
  await expect(toast(b.page, /Đã ký urgency@2027.1/)).toBeVisible();
  expect(fs.existsSync(`${pack}.p7s`)).toBe(true);
  await choose();
  await dialog.locator('.checkbox', { hasText: STATION_A.office.name }).click();
  await picture(b.page, 'rules-sign');
  expect(await faultsOf(b.page)).toEqual([]);
  await button(b.page, 'Ký và gửi 1 nơi').click();
  await expect(toast(b.page, /1 gói tin chờ gửi/)).toBeVisible();

  await bring(b, a);
  await nav(a.page, 'exchange');
  await a.page.getByRole('tab', { name: 'Hộp nhận' }).click();
  await a.page.getByRole('row').filter({ hasText: 'Bộ quy tắc' }).first().click();
  await picture(a.page, 'rules-arrived');
  await button(a.page, 'Chuyển quản trị nạp').click();
  await expect(toast(a.page, /Đã chuyển urgency@2027.1/)).toBeVisible();
  await changeTo(a, ADMIN);
  await nav(a.page, 'administration');
  const waits = a.page.getByRole('region', { name: 'Bộ quy tắc đến qua gói tin' });
  await expect(waits).toContainText(`urgency@2027.1 do ${STATION_B.office.name} ban hành`);
  await waits.scrollIntoViewIfNeeded();
  await picture(a.page, 'rules-offered');
  expect(await faultsOf(a.page)).toEqual([]);
  await waits.getByRole('button', { name: 'Nạp', exact: true }).click();
  await proveAgain(a.page, ADMIN.passphrase);
  await expect(toast(a.page, /Đã nạp urgency@2027.1/)).toBeVisible();
  await expect(waits).toContainText('Không có bộ nào chờ nạp');
});

test('a Mật document waits for an open channel at both ends, and travels without a readable word', async () => {
  await changeTo(a, LEADER);
  await secret.openChannel(a.page, CLERK, LEADER);
  await secret.releaseBrake(a.page, CLERK, LEADER);
  await changeTo(b, LEADER);
  await secret.openChannel(b.page, CLERK_B, LEADER);
  await changeTo(a, CLERK);
  await secret.sealSecret(a, STATION_B.office.name);
  // a no in the window of the system, which no page can give: nothing leaves, and the form stands as it was
  const refused = await answerQuestions(a.run.app, false);
  await chooseFurtherAct(a.page, /^Gửi điện tử/);
  const form = a.page.getByRole('dialog');
  await tickOffice(form, STATION_B.office.name);
  const seal = form.getByRole('button', { name: /Niêm phong, xếp hàng gửi/ });
  await seal.click();
  await expect.poll(refused).toHaveLength(1);
  const [question] = await refused();
  expect(question?.said).toContain('độ Mật');
  expect(question?.said).toContain(STATION_B.office.name);
  expect(question?.said).not.toContain('nhân sự');
  expect(question?.byEnter).toBe('Không gửi');
  await expect(form.getByRole('checkbox', { name: new RegExp(STATION_B.office.name) })).toBeChecked();
  await expect(form.getByRole('alert')).toHaveCount(0);
  await expect(seal).toBeEnabled(); // a form that is still at work is not put away by Esc
  await a.page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  const asked = await answerQuestions(a.run.app, true);
  await sealFor(a.page, STATION_B.office.name);
  expect(await asked()).toHaveLength(1);
  expect(await post.pump(a, 'write', stick)).toMatch(post.reportLine('written'));
  expect(secret.readableOn(stick)).toEqual([]);
});

test('the other office checks it, registers it from its sealed manifest and reads it', async () => {
  await changeTo(b, SPECIALIST);
  await nav(b.page, 'exchange');
  await expect(b.page.getByRole('main')).not.toContainText('nhân sự');
  await changeTo(b, CLERK_B);
  expect(await post.pump(b, 'read', stick)).toMatch(post.reportLine('read'));
  expect(await secret.registerSecret(b.page)).toBe(1);
  await openNewest(b.page, 'classifiedIn', secret.SECRET.subject);
  await b.page.keyboard.press('F6');
  await button(b.page, /Mở tệp/).click();
  await readPage(b.page, secret.SECRET.fileName);
  await picture(b.page, 'secret-registered');
  await bring(b, a);
  await nav(a.page, 'exchange');
  await a.page.getByRole('tab', { name: 'Tất cả' }).click();
  await a.page.getByRole('row').filter({ hasText: 'Mật' }).first().click();
  await expect(post.envelope(a.page)).toContainText('Đã vào sổ, số đến 1');
  await expect(post.envelope(a.page)).toContainText('Đã mở');
  const dots = post.envelope(a.page).getByRole('img', { name: /Biên nhận:/ });
  await expect(dots).toHaveAttribute('aria-label', /(đã xác nhận.*){4}/);
  await picture(a.page, 'secret-confirmed');
});

test('recalled, it freezes there at once; it is erased, and the signed proof closes the recall', async () => {
  await changeTo(a, LEADER);
  await secret.recallEnvelope(a.page);
  await changeTo(a, CLERK);
  await bring(a, b);
  await nav(b.page, 'exchange');
  await b.page.getByRole('tab', { name: 'Tất cả' }).click();
  await b.page.getByRole('row').filter({ hasText: 'Bị thu hồi, đã khóa' }).click();
  await picture(b.page, 'secret-frozen');
  await button(b.page, 'Xóa và báo nơi gửi').click();
  const ask = b.page.getByRole('alertdialog', { name: /^Xóa gói số \d+ của .* theo lệnh thu hồi\?$/ });
  await expect(ask).toBeFocused(); // none of its answers: a stray Enter erases nothing
  await picture(b.page, 'secret-erase');
  await ask.getByRole('button', { name: 'Xóa và báo nơi gửi' }).click();
  await expect(toast(b.page, /Đã xóa; biên nhận đã xóa chờ gửi/)).toBeVisible();
  await openNewest(b.page, 'classifiedIn', secret.SECRET.subject);
  await expect(b.page.getByRole('button', { name: 'Mở tệp' })).toHaveCount(0);
  // the book says so too, and what is left to do
  const detail = b.page.getByRole('group', { name: 'Xử lý văn bản' });
  await expect(detail).toContainText('Nơi gửi đã thu hồi văn bản này');
  await expect(detail).toContainText('Đã xóa theo lệnh thu hồi');
  await picture(b.page, 'secret-taken-back');
  await bring(b, a);
  await nav(a.page, 'exchange');
  await a.page.getByRole('tab', { name: 'Tất cả' }).click();
  await a.page.getByRole('row').filter({ hasText: 'Mật' }).first().click();
  await expect(post.envelope(a.page)).toContainText('Đã xóa, có biên nhận');
  await expect(post.envelope(a.page)).toContainText('Đã xóa theo lệnh thu hồi');
  await picture(a.page, 'secret-purged');
  await resize(a.page, 'scaled');
  await picture(a.page, 'secret-purged-1093');
  expect(await faultsOf(a.page)).toEqual([]);
});

test('what names one person is entered unopened by the clerk there, and opened by that person', async () => {
  await secret.sealSecret(a, STATION_B.office.name);
  await sealFor(a.page, STATION_B.office.name, LEADER.fullName);
  await bring(a, b);
  await nav(b.page, 'exchange');
  await b.page.getByRole('tab', { name: 'Hộp nhận' }).click();
  await b.page.getByRole('row').filter({ hasText: 'Mật' }).first().click();
  await expect(post.envelope(b.page)).toContainText(LEADER.fullName);
  await picture(b.page, 'named-arrived');
  await button(b.page, 'Vào sổ, chưa mở').click();
  const form = b.page.getByRole('main');
  await expect(form.getByRole('combobox', { name: 'Tên người ghi trên bì' })).toHaveValue(LEADER.fullName);
  await expect(form).not.toContainText(secret.SECRET.subject);
  await picture(b.page, 'named-entry');
  await resize(b.page, 'scaled');
  await picture(b.page, 'named-entry-1093');
  expect(await faultsOf(b.page)).toEqual([]);
  await resize(b.page, 'laptop');
  await b.page.keyboard.press('Control+s');
  await expect(toast(b.page, /số đến/)).toBeVisible();

  // before it was opened the administrator gives the leader a new passphrase: that alone opens nothing
  const passphrase = 'mây núi che kín bản xa';
  await changeTo(b, ADMIN);
  await giveNewPassphrase(b.page, LEADER.username, 'tạm cấp cho lãnh đạo');
  await lock(b);
  await enterFirstTime(b.page, LEADER, 'tạm cấp cho lãnh đạo', passphrase);
  await openNewest(b.page, 'classifiedIn', LEADER.fullName);
  await button(b.page, 'Bóc bì, hoàn thành đăng ký').click();
  await expect(b.page.getByRole('main')).toContainText('khóa đó đã thay khi đặt lại mật khẩu');
  await expect(b.page.getByRole('main')).not.toContainText(secret.SECRET.subject);
  // the draft that is kept now holds nothing of what lies inside, and hides none of it later
  await expect(b.page.getByRole('main')).toContainText('Đã giữ nháp');
  await picture(b.page, 'named-key-replaced');
  await changeTo(b, CLERK_B);
  await openNewest(b.page, 'classifiedIn', LEADER.fullName);
  await picture(b.page, 'named-seal-again');
  await button(b.page, 'Niêm lại cho người có tên').click();
  await expect(toast(b.page, /Đã niêm lại cho Lê Đức Toản/)).toBeVisible();
  await expect(button(b.page, 'Niêm lại cho người có tên')).toHaveCount(0);

  await changeTo(b, { ...LEADER, passphrase });
  await openNewest(b.page, 'classifiedIn', LEADER.fullName);
  await button(b.page, 'Bóc bì, hoàn thành đăng ký').click();
  const opened = b.page.getByRole('main');
  await expect(opened.getByRole('textbox', { name: 'Trích yếu nội dung' })).toHaveValue(
    secret.SECRET.subject,
  );
  await expect(opened).toContainText(secret.SECRET.fileName);
  await picture(b.page, 'named-opened');
  await b.page.keyboard.press('Control+s');
  await expect(toast(b.page, /Đã hoàn thành đăng ký/)).toBeVisible();
  await changeTo(b, CLERK_B);
  await bring(b, a);
  await nav(a.page, 'exchange');
  await a.page.getByRole('tab', { name: 'Tất cả' }).click();
  await a.page.getByRole('row').filter({ hasText: 'Mật' }).first().click();
  await expect(post.envelope(a.page)).toContainText('Đã mở');
  await picture(a.page, 'named-told');
  expect([...a.complaints, ...b.complaints]).toEqual([]);
});

test('the month is laid side by side from the signed list of the other office: sổ đi against sổ đến', async () => {
  const tab = { name: 'Đối soát' };
  await resize(a.page, 'laptop');
  await nav(a.page, 'exchange');
  await a.page.getByRole('tab', tab).click();
  await button(a.page, 'Đối soát').click();
  await expect(a.page.getByRole('main')).toContainText('Chưa có danh sách tháng này');
  await picture(a.page, 'reconcile-none');
  await nav(b.page, 'exchange');
  await b.page.getByRole('tab', tab).click();
  await button(b.page, 'Gửi danh sách của mình').click();
  await expect(toast(b.page, /Đã lập danh sách có ký/)).toBeVisible();
  await bring(b, a);
  await nav(a.page, 'exchange');
  await a.page.getByRole('tab', tab).click();
  await button(a.page, 'Đối soát').click();
  const sent = a.page.getByRole('region', { name: 'Gửi đi' });
  await expect(sent.getByRole('row').nth(1)).toBeVisible();
  await picture(a.page, 'reconcile');
  await resize(a.page, 'scaled');
  await picture(a.page, 'reconcile-1093');
  expect(await faultsOf(a.page)).toEqual([]);
  expect([...a.complaints, ...b.complaints]).toEqual([]);
});

test('a finished dossier goes to the archive of the other office, which reads its documents', async () => {
  const code = '07.01';
  await answerDialogs(a.run.app, [paper('d02.pdf')]);
  const files = await a.page.evaluate(async () => {
    const reply = await window.anThu?.host.pickFiles();
    return reply?.ok ? reply.value.map(({ stageId }) => stageId) : [];
  });
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const entered = (await ask(a.page, 'documents.registerIncoming', {
    book: 'incoming',
    arrivedOn: today,
    issuer: 'Tỉnh ủy Đông Mẫu',
    code: '77-CV/TU',
    documentDate: today,
    typeId: 'cong-van',
    level: 'none',
    pages: 2,
    subject: 'V/v lưu trữ tài liệu điện tử',
    signer: 'Đinh Công Lượng',
    files,
    notADuplicate: true,
  })) as { id: string; revision: number };
  const done = (await ask(a.page, 'documents.close', {
    id: entered.id,
    revision: 1,
    note: 'Để biết',
  })) as { id: string; revision: number };
  const filed = { dossierCode: code, dossierTitle: 'Lưu trữ tài liệu điện tử' };
  await ask(a.page, 'documents.file', { ...done, ...filed });
  await ask(a.page, 'dossiers.close', { code, documents: 1, pages: 2, retention: '20 năm' });
  const archive = async ({ page }: Station): Promise<void> => {
    await resize(page, 'laptop');
    await nav(page, 'books');
    await button(page, 'Nộp lưu').click();
  };
  await archive(a);
  await a.page
    .getByRole('row', { name: /07\.01/ })
    .getByRole('checkbox')
    .click();
  const packed = path.join(stick, 'nop-luu.zip');
  await answerDialogs(a.run.app, [packed]);
  await button(a.page, 'Ghi gói nộp lưu…').click();
  await expect(toast(a.page, /Đã ghi gói nộp lưu/)).toBeVisible();

  const { page } = b;
  await archive(b);
  await page.getByRole('tab', { name: /Gói đã nộp/ }).click();
  await answerDialogs(b.run.app, [packed]);
  await button(page, 'Nhận gói nộp lưu…').click();
  await expect(page.getByRole('dialog')).toContainText('Gói còn nguyên');
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /Đã nhận gói nộp lưu/)).toBeVisible();
  await button(page, 'Xem mục lục').click();
  await page.getByRole('button', { name: `Xem văn bản của hồ sơ ${code}` }).click();
  const held = page.getByRole('dialog', { name: new RegExp(`hồ sơ ${code}`) });
  await expect(held).toContainText('V/v lưu trữ tài liệu điện tử');
  await button(page, /^Mở xem d02\.pdf/).click();
  await readPage(page, 'd02.pdf');
  await picture(page, 'archive-held');
  await resize(page, 'scaled');
  await picture(page, 'archive-held-1093');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  await page.keyboard.press('Escape');
  await expect(held).toHaveCount(0);
  expect([...a.complaints, ...b.complaints]).toEqual([]);
});
