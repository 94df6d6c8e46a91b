import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { civilDateAt } from '../../shared/domain/calendar/civilDate.ts';
import { createTestRelay, KEY_FILE_PASSPHRASE, type TestRelay } from '../support/relay.ts';
import * as post from '../flows/exchangeJob.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { CLERK, CLERK_B, openOffice, signIn, STATION_A, STATION_B, type Station } from '../flows/station.ts';
import { proveAgain } from '../flows/stepUp.ts';
import { picture } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/** Two offices and a real relay between them: nobody carries anything, and each window says what is confirmed. */
let a: Station;
let b: Station;
let relay: TestRelay;
const medium = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-cards-'));
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  [a, b] = [await openOffice(STATION_A), await openOffice(STATION_B)];
  await signIn(a, CLERK);
  await signIn(b, CLERK_B);
  relay = await createTestRelay([await stationOf(a.page), await stationOf(b.page)]);
});
test.afterAll(async () => {
  await Promise.all([a.run.app.close(), b.run.app.close()]);
  await relay.remove();
  fs.rmSync(medium, { recursive: true, force: true });
});

const stationOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const reply = await window.anThu?.call('exchange.peers', {});
    return reply?.ok ? reply.value.self.stationId : '';
  });

const panel = (page: Page) => page.getByRole('region', { name: 'Máy chuyển', exact: true }).last();

async function join({ page, run }: Station, keyFile: string, passphrase: string): Promise<void> {
  await nav(page, 'exchange');
  await page.getByRole('tab', { name: 'Máy chuyển' }).click();
  await page.getByRole('textbox', { name: 'Địa chỉ và cổng' }).fill(`127.0.0.1:${relay.port}`);
  await page.getByLabel('Mật khẩu của tệp chứng thư', { exact: true }).fill(passphrase);
  await answerDialogs(run.app, [keyFile]);
  await page.getByRole('button', { name: 'Chọn tệp chứng thư và nối' }).click();
  await proveAgain(page);
}

test('a clerk sets the relay up with an address and a key file; another station’s file is refused', async () => {
  const [ofA, ofB] = [await stationOf(a.page), await stationOf(b.page)];
  await nav(a.page, 'exchange');
  await a.page.getByRole('tab', { name: 'Máy chuyển' }).waitFor();
  await a.page.keyboard.press('6'); // the side bar, which was pressed, keeps the focus
  await expect(panel(a.page)).toContainText('Chưa đặt máy chuyển');
  await expect(panel(a.page)).toContainText(`${ofA}.tram.an-thu.internal`);
  await picture(a.page, 'relay-not-set-up');
  await join(a, await relay.keyFile(ofB), KEY_FILE_PASSPHRASE);
  await expect(a.page.getByRole('alert')).toContainText('không phải của máy trạm này');
  await picture(a.page, 'relay-refused');
  await join(a, await relay.keyFile(ofA), KEY_FILE_PASSPHRASE);
  await expect(toast(a.page, /Đã đặt máy chuyển/)).toBeVisible();
  await expect(panel(a.page)).toContainText('Đã nối');
  await picture(a.page, 'relay-connected');
  await join(b, await relay.keyFile(ofB), KEY_FILE_PASSPHRASE);
  await expect(panel(b.page)).toContainText('Đã nối');
});

test('a document goes and its number comes back without anybody pressing anything', async () => {
  const [toldA, toldB] = [await post.writeCard(a, medium, 'a'), await post.writeCard(b, medium, 'b')];
  await post.trustCard(a, medium, 'b', toldB);
  await post.trustCard(b, medium, 'a', toldA);
  const to = await stationOf(b.page);
  const sent = await a.page.evaluate(
    async ([stationId, documentDate]) => {
      const bridge = window.anThu;
      const registered = await bridge?.call('documents.registerOutgoing', {
        book: 'outgoing',
        typeId: 'cong-van',
        documentDate,
        level: 'none',
        urgency: 'thuong',
        subject: 'Về việc gửi qua máy chuyển',
        signer: 'Lê Đức Toản',
        recipients: ['Văn phòng Tỉnh ủy'],
        copies: 1,
        pages: 1,
        note: '',
        answersId: null,
        files: [],
        determination: null,
      });
      if (!registered?.ok) return registered?.error.code ?? 'no bridge';
      const reply = await bridge?.call('exchange.send', {
        documentId: registered.value.id,
        to: [{ stationId }],
      });
      return reply?.ok ? 'sent' : (reply?.error.code ?? 'no bridge');
    },
    [to, civilDateAt(Date.now())] as const,
  );
  expect(sent).toBe('sent');
  await nav(b.page, 'exchange');
  await b.page.getByRole('tab', { name: 'Hộp nhận' }).click();
  await expect(b.page.getByRole('main')).toContainText('Về việc gửi qua máy chuyển', { timeout: 30_000 });
  await post.registerReceived(b.page, 'Về việc gửi qua máy chuyển');
  await nav(a.page, 'exchange');
  await a.page.getByRole('tab', { name: 'Tất cả' }).click();
  await expect(a.page.getByRole('main')).toContainText('Đã vào sổ', { timeout: 30_000 });
  await picture(a.page, 'relay-registered');
});

test('the relay dies: the window says so with the next step, and goes on by itself when it is back', async () => {
  await relay.kill();
  const line = a.page.getByRole('region', { name: 'Máy chuyển', exact: true }).first();
  await expect(line).toContainText('Mất liên lạc', { timeout: 30_000 });
  await expect(line).toContainText('ghi ra USB');
  await picture(a.page, 'relay-gone');
  await relay.start();
  await expect(line).toContainText('Đã nối', { timeout: 60_000 });
  await line.getByRole('button', { name: 'Tạm dừng' }).click();
  await expect(line).toContainText('Đang tạm dừng');
  expect([...a.complaints, ...b.complaints]).toEqual([]);
});
