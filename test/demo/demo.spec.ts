import { mkdtempSync } from 'node:fs';
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
  openStation,
  setUp,
  signIn,
  SPECIALIST,
  STATION_A,
  STATION_B,
  type Station,
  type StationPlan,
} from '../flows/station.ts';
import { takePicture } from '../flows/window.ts';

test('the main job', async () => {
  const usb = mkdtempSync(path.join(os.tmpdir(), 'an-thu-usb-'));
  let shown = 0;
  const show = async (page: Parameters<typeof takePicture>[0], name: string): Promise<void> => {
    shown += 1;
    await takePicture(page, `demo/${String(shown).padStart(2, '0')}-${name}`);
  };
  const [a, b] =
    await test.step('Two stations start: Đảng ủy xã Đồng Vàng, Văn phòng Tỉnh ủy Đông Mẫu', async () => {
      const start = async (plan: StationPlan): Promise<Station> => {
        const station = await openStation();
        await setUp(station, plan);
        return station;
      };
      return Promise.all([start(STATION_A), start(STATION_B)]);
    });
  try {
    await test.step('The clerk logs a dispatch with its scan, by keys alone', async () => {
      await signIn(a, CLERK);
      const entries = await job.logByKeyboard(a);
      expect(entries.count).toBeLessThanOrEqual(12);
      await show(a.page, 'dang-ky-van-ban-den');
      expect(await job.saveAndNext(a.page)).toBe(1);
      await show(a.page, 'luu-sang-van-ban-ke');
    });
    await test.step('The clerk takes in a citizen’s submission on behalf: a receipt code is given', async () => {
      expect(await job.takeIn(a.page)).toMatch(/^[0-9A-Z-]{6,}$/);
      await show(a.page, 'ma-bien-nhan-pakn');
    });
    await test.step('The leader finds the dispatch without marks, reads the page, directs and assigns', async () => {
      await changeTo(a, LEADER);
      await job.findAndOpen(a.page, 'don doc cap nhat ket qua', /đôn đốc cập nhật/);
      await job.readPage(a.page, job.DISPATCH.file);
      await job.direct(a.page, 'Chuyên viên soạn báo cáo gửi Văn phòng Tỉnh ủy.', '+3');
      await show(a.page, 'but-phe');
    });
    await test.step('The specialist acknowledges and starts the work', async () => {
      await changeTo(a, SPECIALIST);
      await job.findAndOpen(a.page, '47cv', /47-CV\/ĐU/);
      await job.startWork(a.page);
      await show(a.page, 'bat-dau-xu-ly');
    });
    await test.step('The two offices exchange cards and compare their words', async () => {
      await signIn(b, CLERK_B);
      await changeTo(a, CLERK);
      const wordsA = await post.writeCard(a, usb, 'a');
      const wordsB = await post.writeCard(b, usb, 'b');
      await post.trustCard(b, usb, 'a', wordsA);
      await post.trustCard(a, usb, 'b', wordsB);
      await show(a.page, 'danh-ba-co-quan');
    });
    const code =
      await test.step('The clerk registers the signed answer, seals it and writes it to the stick', async () => {
        const given = await job.registerAnswer(a, 1);
        await show(a.page, 'van-ban-di');
        await job.sealFor(a.page, STATION_B.office.name);
        expect(await post.pump(a, 'write', usb)).toMatch(post.reportLine('written', 1));
        await show(a.page, 'da-ghi-ra-usb');
        return given;
      });
    await test.step('The other office reads it, checks it and registers it with its own number', async () => {
      expect(await post.pump(b, 'read', usb)).toMatch(post.reportLine('read', 1));
      await show(b.page, 'nhan-goi');
      expect(await post.registerReceived(b.page, job.ANSWER.subject)).toBe(1);
      await job.readPage(b.page, job.ANSWER.file);
      await expect(job.detail(b.page)).toContainText(code);
      await show(b.page, 'da-vao-so-noi-nhan');
      expect(await post.pump(b, 'write', usb)).toMatch(post.reportLine('receiptsWritten'));
    });
    await test.step('Signed receipts come back: sent, arrived, received, registered', async () => {
      expect(await post.pump(a, 'read', usb)).toMatch(post.reportLine('receiptsApplied'));
      await expect.poll(() => post.confirmedDots(a.page)).toBe(4);
      await show(a.page, 'bien-nhan-ky');
      await job.findAndOpen(a.page, 'don doc cap nhat', /đôn đốc cập nhật/);
      await expect(job.detail(a.page)).toContainText('Đã trả lời');
      await show(a.page, 'van-ban-den-da-tra-loi');
    });
    expect([...a.complaints, ...b.complaints]).toEqual([]);
  } finally {
    await a.run.app.close();
    await b.run.app.close();
  }
});
